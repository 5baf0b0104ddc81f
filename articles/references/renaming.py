"""Applying a name that a second person confirmed to published articles, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import events_of
from articles.editions import agreed_aliases, with_former_children
from articles.integrity import Redactions
from articles.models import Article, Edition, Reference, ReferenceVersion
from articles.publishing import NewName, apply_name

from .permissions import CONFIRM_PERMISSION, ReferenceNotChanged
from .proposals import CONFIRMED

if TYPE_CHECKING:
    from articles.models.edition_queryset import EditionQuerySet

Kind = Reference.Kind
NAMED_BY: dict[str, Callable[[Any], Q]] = {
    Kind.CATEGORY: lambda row: Q(category__uid__in=with_former_children(row)) | Q(section=row),
    Kind.TOPIC: lambda row: Q(topic=row),
    Kind.TAG: lambda row: Q(edition_tags__tag=row),
    Kind.CONTRIBUTOR: lambda row: Q(edition_credits__contributor=row),
}


def affected_editions(reference: Reference) -> EditionQuerySet:
    """Return the editions that name a reference and are live or scheduled now, the newest first."""
    if reference.KIND not in NAMED_BY:
        return Edition.objects.none()
    named = Edition.objects.filter(NAMED_BY[reference.KIND](reference)).values("pk")
    editions = Edition.objects.filter(pk__in=named).listed().exclude(live_until__lte=timezone.now())
    return editions.newest_first()


def confirmed_name(reference: Reference) -> NewName | None:
    """Return the present name of a reference where a second person confirmed it, or None.

    It contains the version that was confirmed, since a later one may have a slug that nobody confirmed.
    """
    versions = ReferenceVersion.objects.filter(kind=reference.KIND, subject=reference.uid)
    newest = versions.order_by("-number").first()
    if newest is None or "name" not in newest.fields:
        return None
    redactions = Redactions()
    for event in events_of(reference).filter(move=CONFIRMED):
        details: Any = redactions.details_of(event)
        # Who confirmed a biography said nothing about the name. After a redaction nobody knows what it was.
        if "name" not in details.get("fields", {"name": None}):
            continue
        version = versions.filter(number=details.get("version")).first()
        if version and version.fields.get("name") == newest.fields["name"]:
            return NewName(version, event, agreed_aliases(reference.KIND, str(reference.uid)))
    return None


def remaining_editions(reference: Reference) -> Iterator[Edition]:
    """Yield the affected editions in which a reference has another name than the confirmed one, the newest first."""
    name = confirmed_name(reference)
    if name:
        yield from _without(reference, name)


def _without(reference: Reference, name: NewName) -> Iterator[Edition]:
    """Yield the affected editions that do not have a name."""
    written = name.version.fields["name"]
    editions = affected_editions(reference)
    # Where a column has the name, the database excludes editions with it, since a section may have very many.
    if reference.KIND == Kind.TOPIC:
        editions = editions.exclude(topic_name=written)
    elif reference.KIND == Kind.CATEGORY:
        editions = editions.exclude(category=reference.pk, category_name=written)
    for edition in editions.select_related("revision").iterator(chunk_size=100):
        if name.is_missing_in(edition):
            yield edition


def apply_names(reference: Reference, *, by: AbstractUser, limit: int | None = None) -> Iterator[Article]:
    """Apply the confirmed name of a reference to published articles, one at a time, and yield each article.

    Each article is committed by itself, so a run that was stopped can be continued by a second one.

    Args:
        limit: How many articles to change at most.

    Raises:
        ReferenceNotChanged: The role does not allow it, or nobody confirmed the name.
    """
    name = confirmed_name(reference)
    if not by.is_active or not by.has_perm(CONFIRM_PERMISSION):
        raise ReferenceNotChanged(_("Your role does not allow you to confirm changes of names and pages."))
    if name is None:
        raise ReferenceNotChanged(_("Nobody has confirmed this name."))
    return _apply(reference, name, by, limit)


def _apply(reference: Reference, name: NewName, by: AbstractUser, limit: int | None) -> Iterator[Article]:
    done = 0
    for number in sorted({edition.article_id for edition in _without(reference, name)}):
        if limit is not None and done >= limit:
            return
        article = Article(pk=number)
        if apply_name(article, name, by=by):
            done += 1
            yield article
