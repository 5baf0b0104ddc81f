"""Choices in a form that were merged since it was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.content import current_row
from articles.text import row_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from articles.models import Reference


def with_present_choices(data: QueryDict, model: type[Reference], names: Iterable[str]) -> QueryDict:
    """Return the data of a form, where each chosen row that was merged is the one that it was merged into.

    Args:
        data: The data, which may contain anything.
        model: The model of the rows.
        names: The names of the fields in which one of its rows is chosen.
    """
    chosen = {name: pk for name in names if (pk := row_number(data.get(name, ""))) is not None}
    rows = model._base_manager.filter(pk__in=set(chosen.values()), archived_at__isnull=False) if chosen else ()
    present = {row.pk: current_row(row).pk for row in rows}
    moved = {name: present[pk] for name, pk in chosen.items() if present.get(pk, pk) != pk}
    if not moved:
        return data
    changed = data.copy()
    for name, pk in moved.items():
        changed[name] = str(pk)
    return changed
