"""Merging two references that mean the same: one is archived and redirects to the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record_event
from articles.editions import work_of
from articles.models import (
    Article,
    ArticleTag,
    Category,
    ChecklistItem,
    Credit,
    Edition,
    EditionCredit,
    EditionTag,
    Reference,
    ReferenceAlias,
)

from .changes import locked
from .permissions import CONFIRM_PERMISSION, ReferenceNotChanged, check_may_change, is_agreed_on

if TYPE_CHECKING:
    from articles.models import Contributor, Tag, Topic

Kind = Reference.Kind
# The condition under which a row of a byline comes before the outer one.
IS_EARLIER = Q(order__lt=OuterRef("order")) | Q(order=OuterRef("order"), pk__lt=OuterRef("pk"))
MERGED_KINDS = frozenset({Kind.CATEGORY, Kind.TOPIC, Kind.TAG, Kind.CONTRIBUTOR})


def merge(
    reference: Reference,
    into: Reference,
    *,
    by: AbstractUser | None,
    reason: str,
    by_name: str = "",
    confirmed_by: AbstractUser | None = None,
) -> Reference:
    """Merge a reference into another of its kind and return the other.

    Articles keep their words and approvals: the uid of the merged reference becomes an alias of the other. Lists show
    the other one, and addresses redirect to it.

    Args:
        by: Who merges them. None is somebody who proposed it in another database, whose name is ``by_name``.
        confirmed_by: The second person, who is needed where readers see the reference.

    Raises:
        ReferenceNotChanged: The role does not allow it, or the two cannot be merged.
    """
    with transaction.atomic():
        # In the order of their primary keys, so that two merges at once do not deadlock.
        rows = {row.pk: locked(row) for row in sorted((reference, into), key=lambda row: row.pk)}
        old, new = rows[reference.pk], rows[into.pk]
        check_merge(old, new, by, reason)
        if by is not None and confirmed_by is None and is_agreed_on(old):
            raise ReferenceNotChanged(_("Readers see this, so a second person confirms the merge. Propose it."))
        apply_merge(old, new)
        for row, details in ((old, {"into": str(new.uid)}), (new, {"merged": str(old.uid)})):
            record_event(row, "merge_reference", by=by, actor_name=by_name, reason=reason, details=details)
    return new


def apply_merge(old: Any, new: Any) -> None:
    """Move what names one locked row to another, make its uid an alias and archive it. No event is recorded."""
    if old.is_in_record and not new.is_in_record:
        # Revisions that refer to the old one mean the new one from now on, so it must not be deleted either.
        type(new)._base_manager.filter(pk=new.pk).update(is_in_record=True)
    MERGE_FUNCTIONS[old.KIND](old, new)
    ReferenceAlias.objects.filter(kind=old.KIND, target=old.uid).update(target=new.uid)
    ReferenceAlias.objects.create(kind=old.KIND, uid=old.uid, target=new.uid)
    old.archived_at = timezone.now()
    old.save(update_fields=["archived_at"])


def check_merge(old: Any, new: Any, by: AbstractUser | None, reason: str) -> None:
    """Raise ReferenceNotChanged for a merge that cannot be made, or not by this person."""
    check_may_change(old, by)
    if by is not None and not by.has_perm(CONFIRM_PERMISSION):
        raise ReferenceNotChanged(_("Your role does not allow you to merge."))
    if old.KIND not in MERGED_KINDS or old.KIND != new.KIND:
        raise ReferenceNotChanged(_("Only categories, topics, tags and people are merged, each with its own kind."))
    if old.pk == new.pk or new.archived_at:
        raise ReferenceNotChanged(_("Choose another one that is not archived."))
    if not reason.strip():
        raise ReferenceNotChanged(_("A reason is required."))
    if ReferenceAlias.objects.filter(kind=old.KIND, uid=old.uid).exists():
        raise ReferenceNotChanged(_("“%(name)s” was merged before.") % {"name": old})
    check_may_be_merged(old)


def check_may_be_merged(old: Any) -> None:
    """Raise ReferenceNotChanged for a row that something needs to stay: the default one, a login or its categories."""
    if getattr(old, "is_default", False):
        raise ReferenceNotChanged(old.CHOOSE_ANOTHER_FIRST)
    if getattr(old, "user_id", None):
        raise ReferenceNotChanged(_("“%(name)s” has a login. Unlink it first.") % {"name": old})
    if old.KIND == Kind.CATEGORY and Category.objects.filter(parent=old).exists():
        raise ReferenceNotChanged(_("“%(name)s” has categories below it. Move them first.") % {"name": old})


def _move_category(old: Category, new: Category) -> None:
    Article.objects.filter(category=old).update(category=new)
    Edition.objects.filter(category=old).update(category=new, section=new.parent or new)
    ChecklistItem.objects.filter(category=old).update(category=new)


def _move_topic(old: Topic, new: Topic) -> None:
    Article.objects.filter(topic=old).update(topic=new)
    Edition.objects.filter(topic=old).update(topic=new)


def _move_tag(old: Tag, new: Tag) -> None:
    has_both = ArticleTag.objects.filter(tag=new).values("content_object")
    ArticleTag.objects.filter(tag=old, content_object__in=has_both).delete()
    ArticleTag.objects.filter(tag=old).update(tag=new)
    EditionTag.objects.filter(tag=old, edition__in=EditionTag.objects.filter(tag=new).values("edition")).delete()
    EditionTag.objects.filter(tag=old).update(tag=new)


def _move_contributor(old: Contributor, new: Contributor) -> None:
    faces = {"is_writer": old.is_writer or new.is_writer, "is_editor": old.is_editor or new.is_editor}
    type(new)._base_manager.filter(pk=new.pk).update(**faces)
    for model, place in ((Credit, "article"), (EditionCredit, "edition")):
        both = model.objects.filter(contributor__in=[old, new])
        same = both.filter(role=OuterRef("role"), **{place: OuterRef(place)})
        # A byline keeps the first of two places. ``content.with_present_identities`` does the same.
        later = both.filter(Exists(same.filter(IS_EARLIER))).values_list("pk", flat=True)
        doubles: list[Credit | EditionCredit] = list(model.objects.filter(pk__in=list(later)))
        model.objects.filter(pk__in=[line.pk for line in doubles]).delete()
        for line in sorted(doubles, key=lambda line: -line.order):
            # Bylines are numbered without gaps, as they are when they are made again from an edition.
            after = model.objects.filter(order__gt=line.order, **{place: getattr(line, f"{place}_id")})
            after.update(order=F("order") - 1)
        model.objects.filter(contributor=old).update(contributor=new)
    _set_work_once(new)


def _set_work_once(person: Contributor) -> None:
    """Set ``work`` so that each edition is once in the list of what a person wrote, and once in what they edited."""
    lines = EditionCredit.objects.filter(contributor=person)
    others = lines.filter(edition=OuterRef("edition")).exclude(pk=OuterRef("pk"))
    doubtful = list(lines.filter(Q(work="") | Exists(others)).values_list("pk", flat=True))
    EditionCredit.objects.filter(pk__in=doubtful).update(work="")
    for roles in _roles_by_work().values():
        earlier = lines.filter(edition=OuterRef("edition"), role__in=roles).filter(IS_EARLIER)
        first = EditionCredit.objects.filter(pk__in=doubtful, role__in=roles).exclude(Exists(earlier))
        first.update(work=work_of(roles[0]))


def _roles_by_work() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role in Credit.Role.values:
        found.setdefault(work_of(role), []).append(role)
    return found


MERGE_FUNCTIONS: dict[str, Callable[[Any, Any], None]] = {
    Kind.CATEGORY: _move_category,
    Kind.TOPIC: _move_topic,
    Kind.TAG: _move_tag,
    Kind.CONTRIBUTOR: _move_contributor,
}
