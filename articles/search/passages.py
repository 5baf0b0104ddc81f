"""Passages of texts, with the words that were searched for marked."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join

from articles.text import places_of_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.search_words import Place

    from .queries import Query, Term

# A passage begins so many words before the first word that was found, and has so many in all.
WORDS_BEFORE, PASSAGE_WORDS = 8, 32


def marked(text: str, query: Query) -> str:
    """Return a text as HTML in which the words of a search are in ``mark`` elements."""
    words = places_of_words(text)
    found = _in_order([_places_of_term(term, words) for term in query.wanted])
    return _marked(text, found, 0, len(text))


def passage(text: str, query: Query) -> str:
    """Return a few words around the first place of a text with words of a search, as HTML, or "" where there is none.

    The place with the most of the different terms in one passage is preferred.
    """
    words = places_of_words(text)
    by_term = [_places_of_term(term, words) for term in query.wanted]
    found = _in_order(by_term)
    if not found:
        return ""
    numbers = {place.start: number for number, place in enumerate(words)}
    of_terms = [[numbers[place.start] for place in places] for places in by_term]
    starts = [max(0, numbers[place.start] - WORDS_BEFORE) for place in found]
    best = max(starts, key=lambda start: (_terms_within(of_terms, start), -start)) if len(by_term) > 1 else starts[0]
    is_cut = best + PASSAGE_WORDS < len(words)
    begin = words[best].start if best else 0
    end = words[best + PASSAGE_WORDS - 1].end if is_cut else len(text)
    before, after = "… " if best else "", " …" if is_cut else ""
    return format_html("{}{}{}", before, _marked(text, found, begin, end), after)


def _terms_within(of_terms: Sequence[Sequence[int]], start: int) -> int:
    """Return how many terms have a word in the passage that begins at a word, from the numbers of their words."""
    found = 0
    for numbers in of_terms:
        place = bisect_left(numbers, start)
        found += place < len(numbers) and numbers[place] < start + PASSAGE_WORDS
    return found


def _in_order(by_term: Sequence[Sequence[Place]]) -> list[Place]:
    return sorted({place for places in by_term for place in places}, key=lambda place: place.start)


def _places_of_term(term: Term, words: Sequence[Place]) -> list[Place]:
    if not term.is_phrase:
        meant = {word for word in {place.word for place in words} if term.has(word)}
        return [place for place in words if place.word in meant]
    length = len(term.words)
    found: list[Place] = []
    for start in range(len(words) - length + 1):
        part = words[start : start + length]
        if tuple(place.word for place in part) == term.words:
            found += part
    return found


def _marked(text: str, found: Sequence[Place], begin: int, end: int) -> str:
    pieces, last = [], begin
    for place in found:
        if begin <= place.start and place.end <= end:
            pieces.append((text[last : place.start], text[place.start : place.end]))
            last = place.end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[last:end])
