"""Lists of editions: everything, a category, a topic, a tag, a contributor's work."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.models.cards import PHOTO_COLUMNS, fetch_cards
from articles.models.contributors import Contributor
from articles.models.joined_rows import JoinedRows
from articles.models.tags import Tag
from articles.models.topics import Topic
from articles.page_dependencies import stored_page, with_keys

from . import structured_data, subject_lists
from .paging import PreparedList, page_of
from .slug_redirects import of_reference
from .subject_lists import edited_by, written_by
from .url_words import NEWER_THAN, OLDER_THAN, OLDEST_FIRST, ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from articles.models.editions import Edition


# The parameters of a place in a list.
PLACES = (NEWER_THAN, OLDER_THAN)
# The articles of a running story are counted up to so many.
MAX_COUNTED = 100
# A contributor with their portrait.
PEOPLE = JoinedRows(Contributor, {"": None, "portrait": PHOTO_COLUMNS})


def show_list(
    request: HttpRequest,
    editions: PreparedList,
    *,
    template: str,
    keys: Iterable[str],
    may_be_empty: bool = False,
    oldest_first: bool = False,
    keep: dict[str, Any] | None = None,
    first_page: Callable[[list[Edition]], dict[str, Any]] | None = None,
    until: datetime | None = None,
    **context: Any,
) -> HttpResponse:
    """Return a page of a list of live editions.

    Args:
        request: The request, whose query string has the place in the list.
        editions: The editions to list.
        template: The template of the page.
        keys: The keys of the list. An empty list of keys means that the page is not stored.
        may_be_empty: Whether an empty list has a page, as for a category. Topics, tags and contributors must not be
            visible to readers before something about them is live.
        oldest_first: Whether the oldest editions come first.
        keep: Parameters for the query string of every page of the list.
        first_page: A function of the editions on the first page that returns more context for its template. Keys in
            its ``keys`` are added to those of the page.
        until: When the first page changes by the clock besides the windows of editions and the rights of pictures.
        **context: More context for the template.

    Raises:
        Http404: The list is empty and must not be, or there is nothing at the place in the list.
    """
    keep = {ORDER: OLDEST_FIRST} if oldest_first else keep or {}
    page = page_of(editions, request.GET, oldest_first=oldest_first, **keep)
    place = {word: request.GET[word] for word in (NEWER_THAN, OLDER_THAN) if request.GET.get(word)}
    if not page.editions and (place or not may_be_empty):
        raise Http404
    # The canonical URL has no other parameters of the query string.
    query = urlencode(keep | place)
    context |= {"canonical": f"{request.path}?{query}" if query else request.path}
    context["structured_data"] = [*context.get("structured_data", []), structured_data.item_list(page.editions)]
    context |= {"page": page, "is_first": not place, "oldest_first": oldest_first}
    if first_page and not place:
        context |= first_page(page.editions)
    response = render(request, template, context)
    all_keys = {*keys, *context.get("keys", ()), *photo_keys(page.editions)}
    return with_keys(response, all_keys, None if place else until) if keys else response


def photo_keys(editions: Iterable[Edition]) -> set[str]:
    """Return the keys of the lead pictures of editions, whether they may be shown or not."""
    return {page_keys.photo(edition.photo_id) for edition in editions if edition.photo_id}


@require_safe
@stored_page(*PLACES)
def latest(request: HttpRequest) -> HttpResponse:
    """Return the list of all articles, the newest first."""
    editions, keys = subject_lists.all_articles()
    return show_list(
        request,
        editions,
        template="site/lists/latest.html",
        keys=keys,
        may_be_empty=True,
    )


@require_safe
@stored_page(*PLACES, ORDER)
@of_reference(JoinedRows(Topic, {"": None}))
def topic(request: HttpRequest, subject: Topic) -> HttpResponse:
    """Return a topic as a timeline, with the newest or the oldest first."""
    editions, keys = subject_lists.of_topic(subject)
    return show_list(
        request,
        editions,
        template="site/lists/topic.html",
        keys=keys,
        oldest_first=request.GET.get(ORDER) == OLDEST_FIRST,
        oldest_first_query=f"?{ORDER}={OLDEST_FIRST}",
        first_page=lambda shown: _facts_of_story(request, editions, shown),
        subject=subject,
    )


def _facts_of_story(request: HttpRequest, editions: PreparedList, shown: list[Edition]) -> dict[str, Any]:
    """Return what the first page of a running story says of it: how many articles, the last one, and a picture."""
    pks = editions.keys("newest_first", (), MAX_COUNTED + 1)
    newest = max(shown, key=attrgetter("first_published_at", "article_id"))
    if request.GET.get(ORDER) == OLDEST_FIRST:
        # It may have ended since.
        newest = next(iter(fetch_cards(pks[:1]).values()), newest)
    pictured = next((edition for edition in shown if edition.photo and edition.photo.rendered), None)
    keys = photo_keys([newest])
    return {"count": len(pks), "max_count": MAX_COUNTED, "newest": newest, "pictured": pictured, "keys": keys}


@require_safe
@stored_page(*PLACES)
@of_reference(JoinedRows(Tag, {"": None}))
def tag(request: HttpRequest, subject: Tag) -> HttpResponse:
    """Return the list of articles with a tag."""
    editions, keys = subject_lists.of_tag(subject)
    return show_list(
        request,
        editions,
        template="site/lists/tag.html",
        keys=keys,
        subject=subject,
    )


@require_safe
@stored_page(*PLACES)
@of_reference(PEOPLE)
def contributor(request: HttpRequest, subject: Contributor) -> HttpResponse:
    """Return a contributor's page with what they wrote, or with what they edited if they wrote nothing."""
    wrote, edited = (bool(editions) for editions, _keys in (written_by(subject), edited_by(subject)))
    return _work(request, subject, is_edited=not wrote, has_both=wrote and edited)


@require_safe
@stored_page(*PLACES)
@of_reference(PEOPLE)
def contributor_edited(request: HttpRequest, subject: Contributor) -> HttpResponse:
    """Return the list of what a contributor edited. Raise Http404 if they wrote nothing and their page shows it."""
    if not written_by(subject)[0]:
        raise Http404
    return _work(request, subject, is_edited=True, has_both=True)


def _work(request: HttpRequest, subject: Contributor, *, is_edited: bool, has_both: bool) -> HttpResponse:
    editions, keys = edited_by(subject) if is_edited else written_by(subject)
    return show_list(
        request,
        editions,
        template="site/lists/contributor.html",
        keys=[*keys, *([page_keys.photo(subject.portrait_id)] if subject.portrait_id else [])],
        subject=subject,
        structured_data=[structured_data.person_data(subject)],
        has_both=has_both,
        is_edited=is_edited,
    )
