"""The context of every page: the newspaper's name, its sections and the pages in its footer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db.models import F, Value
from django.utils import timezone

from articles.models.categories import Category
from articles.models.prepared_queries import PreparedQuery
from articles.models.standing_pages import Page
from articles.site_urls import address_of

from .url_words import QUERY

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest


class Link(NamedTuple):
    """A link in the navigation or the footer to a section or a page."""

    pk: int
    name: str
    url: str
    slug: str


def _links(at: datetime) -> QuerySet[Any, Any]:
    columns = ("kind", "order", "pk", "label", "slug")
    sections = Category.objects.in_navigation(at).order_by()
    pages = Page.objects.filter(is_in_footer=True).order_by()
    rows = sections.annotate(kind=Value("category"), label=F("name")).values_list(*columns)
    return rows.union(pages.annotate(kind=Value("page"), label=F("title")).values_list(*columns), all=True)


# The links of the navigation and the footer at an instant.
NAVIGATION_LINKS = PreparedQuery(_links)


class Newspaper:
    """The newspaper's name, navigation and footer. The links are queried once, when first used."""

    name = property(lambda self: settings.SITE_NAME)
    tagline = property(lambda self: settings.SITE_TAGLINE)
    query_word = QUERY

    @cached_property
    def _links(self) -> dict[str, tuple[Link, ...]]:
        links: dict[str, list[Link]] = {"category": [], "page": []}
        for kind, _order, pk, label, slug in sorted(
            NAVIGATION_LINKS.rows(timezone.now()), key=lambda row: (row[1], row[3])
        ):
            links[kind].append(Link(pk, label, address_of(f"site:{kind}", slug), slug))
        return {kind: tuple(found) for kind, found in links.items()}

    @property
    def sections(self) -> tuple[Link, ...]:
        """The sections of the navigation, in order."""
        return self._links["category"]

    @property
    def pages(self) -> tuple[Link, ...]:
        """The pages linked in the footer, in order."""
        return self._links["page"]


def newspaper_of(request: HttpRequest) -> Newspaper:
    """Return the newspaper of a request, so that its links are queried once."""
    found: Newspaper | None = getattr(request, "newspaper", None)
    if found is None:
        found = request.newspaper = Newspaper()  # type: ignore[attr-defined]
    return found


def newspaper(request: HttpRequest) -> dict[str, Newspaper]:
    """Context processor: add ``newspaper`` to every template."""
    return {"newspaper": newspaper_of(request)}
