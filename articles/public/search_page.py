"""The readers' search, and suggestions while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.edition_labels import news_first
from articles.models.cards import fetch_cards
from articles.search import Query, parse_query
from articles.text import limit_search, row_number, search_notice, squash

from .search_filters import read_filters
from .search_results import Hits, did_you_mean, find_editions, find_names, newest_headlines, passages_of
from .site_context import newspaper_of
from .url_words import NEWEST_FIRST, ORDER, PAGE, QUERY, SECTION, SINCE, UNTIL

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_ROWS = 20
# More are not counted.
MAX_COUNT = 1_000
MAX_SUGGESTIONS = 5
# What is typed has so many letters before anything is suggested.
MIN_SUGGESTED = 2


def _typed(request: HttpRequest) -> str:
    text = request.GET.get(QUERY, "")
    return squash("".join(letter if letter.isprintable() else " " for letter in text))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Return the live articles that a search finds, with the sections, topics, people, tags and pages of that name.

    A search without words finds nothing and makes no query for it. The page is not stored.
    """
    typed, at, sections = _typed(request), timezone.now(), newspaper_of(request).sections
    asked = limit_search(typed).strip()
    query, filters = parse_query(asked), read_filters(request.GET, sections)
    by_date = request.GET.get(ORDER) == NEWEST_FIRST
    hits = find_editions(query, filters, at, by_date=by_date) if query else Hits([], has_more=False)
    number = row_number(request.GET.get(PAGE, "")) or 1
    pks = hits.editions[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
    cards = fetch_cards(pks)
    editions = news_first([cards[pk] for pk in pks if pk in cards])
    keep = {QUERY: asked, **({ORDER: NEWEST_FIRST} if by_date else {})}
    kept = {**keep, **filters.parameters}
    correction = did_you_mean(query, at) if query and not hits.editions else None
    context = {
        "asked": asked,
        "has_words": bool(query),
        "notice": search_notice(typed),
        "names": find_names(query, sections, at) if query and number == 1 else [],
        "editions": editions,
        "passages": passages_of(editions, query),
        "count": len(hits.editions),
        "max_count": MAX_COUNT,
        "has_more": hits.has_more,
        "ranked": len(hits.editions),
        "correction": correction and _text_of(correction),
        "correction_query": correction and urlencode({**kept, QUERY: _text_of(correction)}),
        "filters": filters,
        "removals": filters.removals(keep),
        "by_date": by_date,
        "words": {"section": SECTION, "since": SINCE, "until": UNTIL, "order": ORDER, "newest": NEWEST_FIRST},
        "earlier": urlencode(kept | {PAGE: number - 1}) if number > 1 and editions else "",
        "later": urlencode(kept | {PAGE: number + 1}) if number * PAGE_ROWS < len(hits.editions) else "",
    }
    return render(request, "site/search.html", context)


def _text_of(query: Query) -> str:
    """Return what somebody would type for a search."""

    def text(words: tuple[str, ...], *, is_quoted: bool) -> str:
        return f'"{" ".join(words)}"' if is_quoted else words[0]

    wanted = [text(term.words, is_quoted=term.is_phrase) for term in query.wanted]
    return " ".join([*wanted, *("-" + text(term.words, is_quoted=term.is_phrase) for term in query.excluded)])


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return names and headlines for what somebody is typing, as JSON. Each of them has something live now."""
    at, query = timezone.now(), parse_query(_typed(request))
    found: list[str] = []
    if query and sum(len(word) for term in query.wanted for word in term.words) >= MIN_SUGGESTED:
        found = [one.name for one in find_names(query, newspaper_of(request).sections, at)]
        found += [edition.headline for edition in newest_headlines(query, at, MAX_SUGGESTIONS)]
    return JsonResponse({"suggestions": list(dict.fromkeys(found))})
