"""Names of references that one person alone changed after they were written into an article.

That person may not approve the article.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Q

from articles.content import Content, references_of, rows_for
from articles.editions import is_shown_to_readers
from articles.models import Event, ReferenceAlias, ReferenceVersion

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User


def names_changed_by(user: AbstractUser, content: Content) -> list[str]:
    """Return the present names of references that a person changed alone and that the content has under older names.

    Lists show present names, so a second person has to approve the content. A name that the content itself has was
    seen by the person who submitted it, and a name that readers are shown already was approved with another article.
    """
    references = list(references_of(content))
    if not _may_have_changed(user, [one.uid for _kind, one in references if one.uid]):
        return []
    rows = rows_for(references)
    found = []
    for kind, reference in references:
        row = rows.get(kind, {}).get(reference.uid or "")
        if row is None or str(row.name) == reference.name:
            continue
        is_renamed = not is_shown_to_readers(row) and _was_renamed_by(user, row)
        if is_renamed or _was_merged_by(user, kind, cast("str", reference.uid)):
            found.append(str(row.name))
    return list(dict.fromkeys(found))


def _may_have_changed(user: AbstractUser, uids: list[str]) -> bool:
    """Return whether a person ever changed or merged one of these. It is a quick check that most approvers fail."""
    person = cast("User", user)
    targets = ReferenceAlias.objects.filter(uid__in=uids).values("target")
    named = Q(subject__in=uids) | Q(subject__in=targets)
    return (
        ReferenceVersion.objects.filter(named, by=person, number__gt=1).exists()
        or Event.objects.filter(subject__in=uids, move="merge_reference", actor=person).exists()
    )


def _was_renamed_by(user: AbstractUser, row: Any) -> bool:
    """Return whether a person gave a reference its present name, and no second person confirmed it."""
    versions = ReferenceVersion.objects.filter(kind=row.KIND, subject=row.uid).order_by("-number")
    with_name = list(takewhile(lambda version: version.fields.get("name") == row.name, versions))
    # The first version has the name that the reference was created with.
    return bool(with_name) and with_name[-1].number > 1 and _is_alone(user, with_name[-1])


def _is_alone(user: AbstractUser, version: ReferenceVersion) -> bool:
    return version.by_id == user.pk and not version.confirmed_by_name


def _was_merged_by(user: AbstractUser, kind: str, uid: str) -> bool:
    """Return whether a person merged a reference into another, and no second person confirmed it."""
    events = Event.objects.filter(subject_kind=kind, subject=uid)
    merges = events.filter(move="merge_reference", actor=cast("User", user), details__has_key="into")
    return merges.exists() and not events.filter(move="confirm_change", details__fields__has_key="merged_into").exists()
