"""One trigger, as plain data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django.db.models import Model


class Trigger(NamedTuple):
    """One trigger: before ``operation`` on ``model``'s table, refuse rows for which ``condition`` holds.

    A ``TRUNCATE`` is refused as a whole: PostgreSQL fires no trigger of rows for it. A condition calls another row of
    the same table ``existing``.
    """

    name: str
    model: type[Model]
    operation: str
    condition: str
    vendors: tuple[str, ...] = ("sqlite", "postgresql")

    @property
    def table(self) -> str:
        """The table it guards."""
        return self.model._meta.db_table

    @property
    def columns(self) -> set[str]:
        """The columns of its table that the condition names, without which the trigger cannot be made."""
        return set(re.findall(r"\b(?:OLD|NEW|existing)\.(\w+)", self.condition))
