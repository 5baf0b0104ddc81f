"""Sitemaps (sitemaps.org) for search engines, with one of the news of two days for Google News."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.edition_labels import ADVERTISING
from articles.models.categories import Category
from articles.models.contributors import Contributor
from articles.models.editions import Edition
from articles.models.listings import EditionCredit, EditionTag
from articles.models.standing_pages import Page
from articles.models.tags import Tag
from articles.models.topics import Topic
from articles.page_dependencies import stored_page, with_keys
from articles.site_urls import absolute_url, article_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from articles.models.edition_queryset import EditionQuerySet

# The most addresses in one file, as the protocol and Google News allow.
MAX_ADDRESSES, MAX_NEWS = 50_000, 1_000
# How long an article is news for Google.
NEWS_FOR = timedelta(days=2)
NEWS = "news"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS_NAMESPACE = f'{NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


class Kind(NamedTuple):
    """A kind of pages in sitemaps.

    Attributes:
        rows: A function that returns the rows whose pages readers may see now.
        number: The column by whose value the rows are divided among files.
        columns: The columns of an address, and of the instant of the last change if there is one.
        path: A function that returns a path from the columns.
    """

    rows: Callable[[], QuerySet[Any, Any]]
    number: str
    columns: tuple[str, ...]
    path: Callable[..., str]


def _live() -> EditionQuerySet:
    return Edition.objects.live().listed()


def _references(model: Any, **lists: str) -> QuerySet[Any, Any]:
    """Return the references with something live in their list.

    Args:
        model: The model of the references.
        **lists: The column of a list's rows that refers to them, by the name of the list.
    """
    queries = {"edition": _live, "tag": lambda: _in(EditionTag), "credit": lambda: _in(EditionCredit)}
    ((name, column),) = lists.items()
    inside = queries[name]().filter(**{column: OuterRef("pk")})
    return model.objects.filter(Exists(inside), archived_at=None).exclude(slug="")


def _in(model: Any) -> QuerySet[Any, Any]:
    return model.objects.filter(edition__in=_live().filter(pk=OuterRef("edition")))


def _path(name: str) -> Callable[[str], str]:
    return lambda slug: reverse(f"site:{name}", args=[slug])


KINDS = {
    "articles": Kind(_live, "article", ("category__slug", "article", "slug", "live_from"), article_path),
    "categories": Kind(lambda: Category.objects.filter(archived_at=None), "pk", ("slug",), _path("category")),
    "topics": Kind(lambda: _references(Topic, edition="topic"), "pk", ("slug",), _path("topic")),
    "tags": Kind(lambda: _references(Tag, tag="tag"), "pk", ("slug",), _path("tag")),
    "people": Kind(lambda: _references(Contributor, credit="contributor"), "pk", ("slug",), _path("contributor")),
    "pages": Kind(lambda: Page.objects.filter(archived_at=None), "pk", ("slug",), _path("page")),
}


def _numbers(kind: Kind) -> Iterator[int]:
    """Yield the numbers of the files of a kind, from 1. A file without rows is left out."""
    last = 0
    while True:
        rows = kind.rows().filter(**{f"{kind.number}__gt": last}).order_by(kind.number)
        first = rows.values_list(kind.number, flat=True).first()
        if first is None:
            return
        number = (first - 1) // MAX_ADDRESSES + 1
        yield number
        last = number * MAX_ADDRESSES


def _news(now: datetime) -> EditionQuerySet:
    """Return the news of two days. Google News takes nothing that somebody paid for."""
    return _live().exclude(label__in=ADVERTISING).filter(first_published_at__gt=now - NEWS_FOR).newest_first()


def _answer(root: str, elements: Iterable[str], until: datetime | None = None) -> HttpResponse:
    name = root.partition(" ")[0]
    body = [HEAD, f"<{root}>\n", *(f"{one}\n" for one in elements), f"</{name}>\n"]
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    return with_keys(response, [page_keys.ARTICLES], until)


def _element(path: str, changed: datetime | None = None, more: str = "") -> str:
    modified = f"<lastmod>{_moment(changed)}</lastmod>" if changed else ""
    return f"<url><loc>{escape(absolute_url(path))}</loc>{modified}{more}</url>"


def _moment(value: datetime) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds")


@require_safe
@stored_page()
def index(request: HttpRequest) -> HttpResponse:
    """Return the list of all sitemaps."""
    now = timezone.now()
    files = [(name, number) for name, kind in KINDS.items() for number in _numbers(kind)]
    news = _news(now)
    files += [(NEWS, number) for number in range(1, -(-news.count() // MAX_NEWS) + 1)]
    paths = (reverse("site:sitemap", args=[name, number]) for name, number in files)
    elements = (f"<sitemap><loc>{escape(absolute_url(path))}</loc></sitemap>" for path in paths)
    return _answer(f"sitemapindex {NAMESPACE}", elements, _end_of_news(news))


def _end_of_news(news: EditionQuerySet) -> datetime | None:
    """Return when the oldest of the news stops being news."""
    oldest = news.reverse().values_list("first_published_at", flat=True).first()
    return oldest + NEWS_FOR if oldest else None


@require_safe
@stored_page()
def articles(request: HttpRequest, number: int) -> HttpResponse:
    """Return the sitemap of the articles with some numbers. It is the same as long as nothing is published."""
    return _pages("articles", number)


@require_safe
def lists(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Return a sitemap of lists or standing pages."""
    response = _pages(name, number)
    # It changes with every name of a tag, so it is made for each request.
    response.headers["Cache-Control"] = "no-cache"
    del response.page  # type: ignore[attr-defined]
    return response


def _pages(name: str, number: int) -> HttpResponse:
    kind = KINDS[name]
    first, last = (number - 1) * MAX_ADDRESSES, number * MAX_ADDRESSES
    rows = kind.rows().filter(**{f"{kind.number}__gt": first, f"{kind.number}__lte": last}).order_by(kind.number)
    found = rows.values_list(*kind.columns).iterator(chunk_size=2_000)
    elements = [_element(kind.path(*row[:3]), row[3] if len(row) > 3 else None) for row in found]
    if not elements:
        raise Http404
    return _answer(f"urlset {NAMESPACE}", elements)


@require_safe
@stored_page()
def news(request: HttpRequest, number: int) -> HttpResponse:
    """Return the sitemap of the news of two days, the newest first, for Google News."""
    found = _news(timezone.now())
    rows = found.values_list("category__slug", "article", "slug", "live_from", "first_published_at", "headline")
    first = (number - 1) * MAX_NEWS
    elements = [
        _element(article_path(category, article, slug), changed, _news_element(published, headline))
        for category, article, slug, changed, published, headline in rows[first : first + MAX_NEWS]
    ]
    if not elements:
        raise Http404
    return _answer(f"urlset {NEWS_NAMESPACE}", elements, _end_of_news(found))


def _news_element(published: datetime, headline: str) -> str:
    return (
        f"<news:news><news:publication><news:name>{escape(settings.SITE_NAME)}</news:name>"
        f"<news:language>{get_language()}</news:language></news:publication>"
        f"<news:publication_date>{_moment(published)}</news:publication_date>"
        f"<news:title>{escape(headline)}</news:title></news:news>"
    )
