"""Saving whole rows without the columns that only certain functions write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model


def without_columns(row: Model, options: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return the options of ``Model.save`` so that saving a whole row again leaves some columns as they are stored.

    A row that was read earlier then does not restore their old values.
    """
    if row._state.adding or options.get("force_insert") or options.get("update_fields") is not None:
        return options
    columns = (field.name for field in row._meta.concrete_fields if not field.primary_key)
    return options | {"update_fields": [name for name in columns if name not in names]}
