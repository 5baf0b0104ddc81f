"""The context of every page: the newspaper's name, its sections and the pages in its footer."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import F, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from articles.models.categories import Category
from articles.models.standing_pages import Page

from .url_words import QUERY

if TYPE_CHECKING:
    from django.http import HttpRequest


# An instant that no other parameter of a query has.
STANDS_FOR_NOW = datetime(1, 1, 2, tzinfo=UTC)


class Link(NamedTuple):
    """A link in the navigation or the footer to a section or a page."""

    pk: int
    name: str
    url: str


class Newspaper:
    """The newspaper's name, navigation and footer. The links are queried once, when first used."""

    name = property(lambda self: settings.SITE_NAME)
    tagline = property(lambda self: settings.SITE_TAGLINE)
    query_word = QUERY

    @cached_property
    def _links(self) -> dict[str, list[Link]]:
        with connection.cursor() as cursor:
            query, parameters = _query_of_links()
            now, stands_for_now = (
                connection.ops.adapt_datetimefield_value(one) for one in (timezone.now(), STANDS_FOR_NOW)
            )
            cursor.execute(query, [now if one == stands_for_now else one for one in parameters])
            rows = cursor.fetchall()
        links: dict[str, list[Link]] = {"category": [], "page": []}
        for kind, _order, pk, label, slug in sorted(rows, key=lambda row: (row[1], row[3])):
            links[kind].append(Link(pk, label, _address(kind, slug)))
        return links

    @property
    def sections(self) -> list[Link]:
        """The sections of the navigation, in order."""
        return self._links["category"]

    @property
    def pages(self) -> list[Link]:
        """The pages linked in the footer, in order."""
        return self._links["page"]


@cache
def _query_of_links() -> tuple[str, tuple[Any, ...]]:
    """Return the query of the navigation and the footer, with STANDS_FOR_NOW among its parameters.

    The query never changes, and building it takes longer than asking it.
    """
    columns = ("kind", "order", "pk", "label", "slug")
    sections = Category.objects.in_navigation(STANDS_FOR_NOW).order_by()
    pages = Page.objects.filter(is_in_footer=True).order_by()
    rows = sections.annotate(kind=Value("category"), label=F("name")).values_list(*columns)
    rows = rows.union(pages.annotate(kind=Value("page"), label=F("title")).values_list(*columns), all=True)
    return rows.query.sql_with_params()


@lru_cache(maxsize=200)
def _address(kind: str, slug: str) -> str:
    return reverse(f"site:{kind}", args=[slug])


def newspaper(request: HttpRequest) -> dict[str, Newspaper]:
    """Context processor: add ``newspaper`` to every template."""
    return {"newspaper": Newspaper()}
