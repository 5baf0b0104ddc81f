"""Names of references that one person alone changed after they were written into an article.

That person may not approve the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.db.models import Exists, OuterRef, Q

from articles.content import Content, references_of, rows_for, written_content_of_revision
from articles.editions import is_shown_to_readers
from articles.models import Article, Event, ReferenceAlias, ReferenceVersion
from articles.models.actors import is_by, login_in, logins_of, name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.db.models import QuerySet


class NameGivers(NamedTuple):
    """Who ever gave a name: users by primary key, and those of another database by login."""

    keys: frozenset[int]
    logins: frozenset[str]

    def include(self, user: AbstractUser) -> bool:
        """Return whether a user is among them."""
        return user.pk in self.keys or bool(self.logins and self.logins & logins_of(user))


def names_changed_by(user: AbstractUser, article: Article, content: Content, read: Iterable[Content]) -> list[str]:
    """Return the present names of references in a content that a person gave alone and nobody else has agreed to.

    Readers are shown these names, on the page or in lists, so a second person has to approve the content. A name that
    readers are shown already was approved with another article.

    Args:
        content: The content of the latest revision.
        read: Contents that others submitted or approved after reading them. They agreed to the names in them.
    """
    references = list(references_of(content))
    rows = rows_for(references)
    agreed = {(kind, one.uid, one.name) for each in read for kind, one in references_of(each)}
    found = []
    for kind, reference in references:
        row = rows.get(kind, {}).get(reference.uid or "")
        if row is None or (str(row.name) == reference.name and (kind, reference.uid, reference.name) in agreed):
            continue
        is_renamed = not is_shown_to_readers(row) and _was_renamed_by(user, row)
        if is_renamed or _was_merged_by(user, kind, cast("str", reference.uid)) or _merged_here_by(user, row, article):
            found.append(str(row.name))
    return list(dict.fromkeys(found))


def has_names_of_one_person(*contents: Content) -> bool:
    """Return whether a reference in contents has a name that one person gave alone and that readers have not seen.

    An import publishes no such name: its source has another one, and nobody has approved this one.
    """
    references = {(kind, one.uid): (kind, one) for content in contents for kind, one in references_of(content)}.values()
    rows = rows_for(references)
    for kind, reference in references:
        row = rows.get(kind, {}).get(reference.uid or "")
        if row is None or is_shown_to_readers(row):
            continue
        version = _version_with_name(row)
        if version and version.number > 1 and version.by_name != name_of(None) and not version.confirmed_by_name:
            return True
        merged = ReferenceAlias.objects.filter(kind=row.KIND, target=row.uid).values("uid")
        if _unconfirmed_merges(row.KIND).filter(subject__in=merged).exclude(actor_name=name_of(None)).exists():
            return True
    return False


def people_who_gave_names(content: Content) -> NameGivers:
    """Return the people who ever changed or merged something that a content refers to."""
    uids = [one.uid for _kind, one in references_of(content) if one.uid]
    targets = ReferenceAlias.objects.filter(uid__in=uids).values("target")
    named = Q(subject__in=uids) | Q(subject__in=targets)
    changed = ReferenceVersion.objects.filter(named, number__gt=1).exclude(by_name=name_of(None))
    # A merge is recorded with both: the one that was merged and the one it was merged into.
    merges = Event.objects.filter(subject__in=uids, move="merge_reference").exclude(actor_name=name_of(None))
    people = {*changed.values_list("by", "by_name"), *merges.values_list("actor", "actor_name")}
    return NameGivers(
        frozenset(key for key, _name in people if key is not None),
        frozenset(login_in(name) for key, name in people if key is None),
    )


def _version_with_name(row: Any) -> ReferenceVersion | None:
    """Return the version that gave a reference its present name, or None."""
    versions = ReferenceVersion.objects.filter(kind=row.KIND, subject=row.uid).order_by("-number")
    with_name = list(takewhile(lambda version: version.fields.get("name") == row.name, versions))
    return with_name[-1] if with_name else None


def _was_renamed_by(user: AbstractUser, row: Any) -> bool:
    """Return whether a person gave a reference its present name, and no second person confirmed it."""
    version = _version_with_name(row)
    # The first version has the name that the reference was created with.
    if version is None or version.number == 1 or version.confirmed_by_name:
        return False
    return version.by_id == user.pk if version.by_id else login_in(version.by_name) in logins_of(user)


def _unconfirmed_merges(kind: str) -> QuerySet[Event]:
    """Return the events by which one person alone merged a reference of a kind into another."""
    merges = Event.objects.filter(subject_kind=kind, move="merge_reference", details__has_key="into")
    confirmed = Event.objects.filter(
        subject_kind=kind, move="confirm_change", details__fields__has_key="merged_into", subject=OuterRef("subject")
    )
    return merges.filter(~Exists(confirmed))


def _was_merged_by(user: AbstractUser, kind: str, uid: str) -> bool:
    """Return whether a person merged a reference into another, and no second person confirmed it."""
    return any(is_by(event, user) for event in _unconfirmed_merges(kind).filter(subject=uid))


def _merged_here_by(user: AbstractUser, row: Any, article: Article) -> bool:
    """Return whether a person alone merged into a reference another one that a revision of the article refers to."""
    aliases = ReferenceAlias.objects.filter(kind=row.KIND, target=row.uid).values_list("uid", flat=True)
    merged = {str(uid) for uid in aliases if _was_merged_by(user, row.KIND, str(uid))}
    if not merged:
        return False
    revisions = article.revisions.order_by("-number").iterator(chunk_size=20)
    return any(
        merged & {one.uid for kind, one in references_of(written_content_of_revision(revision)) if kind == row.KIND}
        for revision in revisions
        if not revision.is_redacted
    )
