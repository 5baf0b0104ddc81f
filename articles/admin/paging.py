"""Pages of the desk's long lists, without counting rows that nobody will page to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.paginator import Paginator
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from django.db.models import QuerySet

MAX_COUNTED_ROWS = 10_000


class BoundedPaginator(Paginator):
    """Counts up to ``MAX_COUNTED_ROWS`` rows and no further. Who wants older ones narrows the list."""

    @cached_property
    def count(self) -> int:
        """How many rows there are, ``MAX_COUNTED_ROWS`` where there are that many or more."""
        rows = cast("QuerySet", self.object_list)
        return rows.order_by().values("pk")[:MAX_COUNTED_ROWS].count()
