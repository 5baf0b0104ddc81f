"""The definition of one trigger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.models import Invalidation

if TYPE_CHECKING:
    from django.db.models import Model


class Trigger(NamedTuple):
    """A trigger that refuses rows for which ``condition`` is true, before ``operation`` on ``model``'s table.

    A ``TRUNCATE`` is refused as a whole, since PostgreSQL fires no row triggers for it. In a condition, ``existing`` is
    another row of the same table.

    A trigger with ``keys`` refuses nothing. After ``operation``, it writes these keys of pages (an SQL expression) as
    an ``Invalidation``.
    """

    name: str
    model: type[Model]
    operation: str
    condition: str
    vendors: tuple[str, ...] = ("sqlite", "postgresql")
    keys: str = ""

    @property
    def table(self) -> str:
        """The table that it is on."""
        return self.model._meta.db_table

    @property
    def tables(self) -> set[str]:
        """The tables that it needs."""
        written = {Invalidation._meta.db_table} if self.keys else set()
        return {self.table, *re.findall(r"\barticles_\w+", self.keys), *written}

    @property
    def columns(self) -> set[str]:
        """The columns in the condition and the keys, without which the trigger cannot be created."""
        return set(re.findall(r"\b(?:OLD|NEW|existing)\.\"?(\w+)", self.condition + self.keys))
