"""The words of a text as a search compares them: without case, accents and apostrophes, and their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

# Longer words are cut.
MAX_WORD_CHARACTERS = 40
APOSTROPHES = frozenset("'’ʼ‘`´")
# A newsroom uses few words again and again.
MAX_STEMS = MAX_PIECES = 50_000
# Longer pieces of a text are not kept.
MAX_PIECE_CHARACTERS = 60
# White space ends a word.
NO_SPACE = re.compile(r"\S+")
_stemmer = snowballstemmer.stemmer("indonesian")


class Place(NamedTuple):
    """A word of a text in the form in which it is compared, and where it is: from ``start`` to before ``end``."""

    word: str
    start: int
    end: int


def search_words(text: str) -> list[str]:
    """Return the words of a text in the form in which they are compared."""
    return [place.word for place in places_of_words(text)]


def places_of_words(text: str) -> list[Place]:
    """Return the words of a text in the form in which they are compared, with their places in the text."""
    return [
        Place(word, start + piece.start(), end + piece.start())
        for piece in NO_SPACE.finditer(text)
        for word, start, end in (_known_words(piece[0]) if len(piece[0]) <= MAX_PIECE_CHARACTERS else _words(piece[0]))
    ]


@lru_cache(maxsize=MAX_PIECES)
def _known_words(text: str) -> list[Place]:
    return _words(text)


def _words(text: str) -> list[Place]:
    """Return the words of a text without white space."""
    found: list[Place] = []
    letters: list[str] = []
    start = end = 0
    for place, character in enumerate(text):
        folded = _folded(character)
        if folded == " ":
            if letters:
                found.append(_place(letters, start, end))
                letters = []
            continue
        if folded and not letters:
            start = place
        if letters or folded:
            end = place + 1
        letters.extend(folded)
    if letters:
        found.append(_place(letters, start, end))
    return found


def _place(letters: list[str], start: int, end: int) -> Place:
    return Place("".join(letters)[:MAX_WORD_CHARACTERS], start, end)


@lru_cache(maxsize=5_000)
def _folded(character: str) -> str:
    """Return the letters to compare for a character: "" for an accent or apostrophe, a space for what ends a word."""
    if character in APOSTROPHES:
        return ""
    pieces = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    letters = [one for one in pieces if unicodedata.category(one) != "Mn"]
    return "".join(letters) if letters and all(one.isalnum() for one in letters) else " "


@lru_cache(maxsize=MAX_STEMS)
def stem_of(word: str) -> str:
    """Return the stem of an Indonesian word in the form of ``search_words``: "bangun" for "pembangunan"."""
    stem: str = _stemmer.stemWord(word)
    return stem
