"""The addresses of feeds: below the site, and below each page of a category, topic, tag or person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.models.categories import Category
from articles.models.contributors import Contributor
from articles.models.joined_rows import JoinedRows
from articles.models.tags import Tag
from articles.models.topics import Topic
from articles.page_dependencies import stored_page, with_keys
from articles.public import subject_lists
from articles.public.corrections import notices
from articles.public.slug_redirects import of_reference
from articles.site_urls import absolute_url

from .entries import Entry, entries_of, entries_of_notices
from .formats import FORMATS, Feed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest

    from articles.public.subject_lists import KeyedList

# How many articles a feed has.
FEED_LENGTH = 30


def _answer(form: str, found: KeyedList, *, subject: Any = None, is_empty_allowed: bool = False) -> HttpResponse:
    """Return a feed of a category, topic, tag or person, or of the whole site.

    There is no ``Last-Modified``: a reader that asks by date alone would keep an article that was retracted, since the
    newest of the others is older.

    Raises:
        Http404: The list is empty and its page does not exist either.
    """
    editions, keys = found
    pks = editions.keys("newest_first", (), FEED_LENGTH)
    if not pks and not is_empty_allowed:
        raise Http404
    entries, photos = entries_of(pks)
    page = subject.get_absolute_url() if subject else reverse("site:front")
    uri = f"urn:uuid:{subject.uid}" if subject else absolute_url(page)
    return _written(form, uri, subject.name if subject else "", page, entries, {*keys, *map(page_keys.photo, photos)})


def _written(form: str, uri: str, name: str, page: str, entries: Sequence[Entry], keys: Iterable[str]) -> HttpResponse:
    feed = Feed(
        id=uri,
        title=f"{name} · {settings.SITE_NAME}" if name else settings.SITE_NAME,
        description=settings.SITE_TAGLINE,
        page=absolute_url(page),
        address=absolute_url(f"{page}{form}"),
        language=get_language() or settings.LANGUAGE_CODE,
        publisher=settings.SITE_NAME,
        icon=absolute_url(static("articles/icon-512.png")),
        entries=entries,
    )
    written = FORMATS[form]
    response = HttpResponse(written.write(feed), content_type=f"{written.mime}; charset=utf-8")
    return with_keys(response, keys)


@require_safe
@stored_page()
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    """Return the feed of all articles."""
    return _answer(form, subject_lists.all_articles(), is_empty_allowed=True)


@require_safe
@stored_page()
def corrections_feed(request: HttpRequest, form: str) -> HttpResponse:
    """Return the feed of corrections and retractions."""
    page = reverse("site:corrections")
    entries = entries_of_notices(notices(FEED_LENGTH))
    return _written(form, absolute_url(page), _("Corrections and retractions"), page, entries, [page_keys.ARTICLES])


@require_safe
@stored_page()
@of_reference(JoinedRows(Category, {"": None}))
def category_feed(request: HttpRequest, subject: Category, form: str) -> HttpResponse:
    """Return the feed of a section or category."""
    return _answer(form, subject_lists.of_category(subject), subject=subject, is_empty_allowed=True)


@require_safe
@stored_page()
@of_reference(JoinedRows(Topic, {"": None}))
def topic_feed(request: HttpRequest, subject: Topic, form: str) -> HttpResponse:
    """Return the feed of a running story."""
    return _answer(form, subject_lists.of_topic(subject), subject=subject)


@require_safe
@stored_page()
@of_reference(JoinedRows(Tag, {"": None}))
def tag_feed(request: HttpRequest, subject: Tag, form: str) -> HttpResponse:
    """Return the feed of a tag."""
    return _answer(form, subject_lists.of_tag(subject), subject=subject)


@require_safe
@stored_page()
@of_reference(JoinedRows(Contributor, {"": None}))
def contributor_feed(request: HttpRequest, subject: Contributor, form: str) -> HttpResponse:
    """Return the feed of a person: what they wrote, or what they edited if they wrote nothing."""
    return _answer(form, subject_lists.of_contributor(subject), subject=subject)
