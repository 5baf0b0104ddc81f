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
    """A link in the navigation or the footer to a section, with those to the categories below it, or to a page."""

    pk: int
    name: str
    url: str
    slug: str
    children: tuple[Link, ...] = ()


def _links(at: datetime) -> QuerySet[Any, Any]:
    columns = ("kind", "order", "pk", "label", "slug", "above")
    sections = Category.objects.in_navigation(at).order_by().annotate(kind=Value("category"), above=Value(0))
    children = Category.objects.exclude(parent=None).order_by().annotate(kind=Value("child"), above=F("parent"))
    pages = Page.objects.filter(is_in_footer=True).order_by().annotate(kind=Value("page"), above=Value(0))
    return (
        sections.annotate(label=F("name"))
        .values_list(*columns)
        .union(
            children.annotate(label=F("name")).values_list(*columns),
            pages.annotate(label=F("title")).values_list(*columns),
            all=True,
        )
    )


# The links of the navigation and the footer at an instant.
NAVIGATION_LINKS = PreparedQuery(_links)


class Newspaper:
    """The newspaper's name, navigation and footer. The links are queried once, when first used."""

    name = property(lambda self: settings.SITE_NAME)
    tagline = property(lambda self: settings.SITE_TAGLINE)
    publisher = property(lambda self: settings.PUBLISHER_NAME or settings.SITE_NAME)
    address = property(lambda self: settings.PUBLISHER_ADDRESS)
    query_word = QUERY

    @cached_property
    def _links(self) -> dict[str, tuple[Link, ...]]:
        rows = sorted(NAVIGATION_LINKS.rows(timezone.now()), key=lambda row: (row[1], row[3]))

        def links(kind: str, view: str, above: int = 0) -> tuple[Link, ...]:
            return tuple(
                Link(pk, label, address_of(view, slug), slug, links("child", view, pk) if kind == "category" else ())
                for this_kind, _order, pk, label, slug, parent in rows
                if this_kind == kind and parent == above
            )

        return {"category": links("category", "site:category"), "page": links("page", "site:page")}

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
