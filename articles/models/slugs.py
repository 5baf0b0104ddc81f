"""Unique slugs, made from a name where none was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text import slug_of

if TYPE_CHECKING:
    from django.db.models import Model

MAX_SLUG_CHARACTERS = 80


def free_slug(
    model: type[Model],
    name: str,
    pk: int | None = None,
    fallback: str = "tanpa-nama",
) -> str:
    """Return a slug for ``name`` that no other row of ``model`` has, with ``-2``, ``-3`` ... where it is taken."""
    base = slug_of(name, MAX_SLUG_CHARACTERS - 6, fallback)
    taken = set(model._base_manager.filter(slug__startswith=base).exclude(pk=pk).values_list("slug", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
