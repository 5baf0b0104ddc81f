"""Pagination of the desk's long lists, without counting rows that nobody will page to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.paginator import Paginator
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from django.db.models import QuerySet

MAX_COUNTED_ROWS = 10_000


class BoundedPaginator(Paginator):
    """A paginator that counts and shows at most ``MAX_COUNTED_ROWS`` rows. Filters give access to older ones."""

    @cached_property
    def count(self) -> int:
        """Return the number of rows, or ``MAX_COUNTED_ROWS`` if there are more."""
        rows = cast("QuerySet", self.object_list)
        return rows.order_by().values("pk")[:MAX_COUNTED_ROWS].count()
