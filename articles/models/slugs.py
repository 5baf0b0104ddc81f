"""Unique slugs, made from a name where none was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.text import slug_of

from .reference_versions import ReferenceVersion

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .references import Reference

MAX_SLUG_CHARACTERS = 80


def free_slug(
    model: type[Reference],
    name: str,
    pk: int | None = None,
    fallback: str = "tanpa-nama",
) -> str:
    """Return a slug for ``name`` that no other row of ``model`` has or had, with ``-2``, ``-3`` ... where it is taken.

    Args:
        model: The model of a kind of reference.
        name: The name to make the slug of.
        pk: The primary key of the row itself, where it is saved already.
        fallback: The slug for a name without letters.
    """
    base = slug_of(name, MAX_SLUG_CHARACTERS - 6, fallback)
    others: QuerySet[Any] = model._base_manager.exclude(pk=pk)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    known = ReferenceVersion.objects.filter(kind=model.KIND, slug__startswith=base)
    own = model._base_manager.filter(pk=pk).values("uid")
    taken |= set(known.exclude(subject__in=own).values_list("slug", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


def is_of_another(reference: Reference, slug: str) -> bool:
    """Return whether another reference of the kind has or had a slug."""
    known = ReferenceVersion.objects.filter(kind=reference.KIND, slug=slug)
    return known.exclude(subject=reference.uid).exists()


def check_address(reference: Reference) -> None:
    """Raise ValidationError for an address that another reference of the kind has or had.

    Otherwise one person alone could lead readers who follow a known address to somebody or something else.
    """
    slug = getattr(reference, "slug", "")
    if slug and is_of_another(reference, slug):
        raise ValidationError({"slug": _("Readers know another page by this address. Choose another one.")})
