"""Whether a past, present or scheduled edition shows a reference to readers."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.db.models import Q

from articles.models import (
    Contributor,
    Edition,
    EditionCredit,
    EditionTag,
    Reference,
    ReferenceVersion,
    Tag,
    Topic,
)

Kind = Reference.Kind


def is_shown_to_readers(reference: Reference) -> bool:
    """Return whether an edition that was, is or will be live refers to it. Policies and pages are always shown."""
    if reference.KIND == Kind.CATEGORY:
        named = with_former_children(reference)
        return Edition.objects.filter(Q(category__uid__in=named) | Q(section__uid__in=named)).exists()
    if reference.KIND == Kind.TOPIC:
        return Edition.objects.filter(topic=cast(Topic, reference)).exists()
    if reference.KIND == Kind.TAG:
        return EditionTag.objects.filter(tag=cast(Tag, reference)).exists()
    if reference.KIND == Kind.CONTRIBUTOR:
        return EditionCredit.objects.filter(contributor=cast(Contributor, reference)).exists()
    return True


def with_former_children(section: Reference) -> set[UUID]:
    """Return the uids of a section and of all categories that are or were under it, since editions name both."""
    were = ReferenceVersion.objects.filter(kind=Kind.CATEGORY, fields__parent=str(section.uid))
    return {section.uid, *were.values_list("subject", flat=True)}
