"""Finding forbidden words in texts, in any spelling of case, accents and punctuation, and replacing them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext as _

from articles.models.redactions import MARK_TEXT
from articles.text import slug_of

from .permissions import RedactionRefused

MIN_CHARACTERS, MAX_PHRASES = 3, 100
# No phrase is found across these: the end of a block, and the mark that replaced other words.
BARRIER = "\0"
BARRIERS = frozenset({BARRIER, *MARK_TEXT})
APOSTROPHES = frozenset("'’ʼ`´")
# Indonesian endings of words.
CLITICS = frozenset({"nya", "lah", "kah", "tah", "pun", "ku", "mu"})
POSSESSIVE = re.compile(r"s(?!\w)", re.IGNORECASE)
# Scripts from this character on have no spaces between words.
FIRST_UNSPACED = "\u2e80"
# Keys of JSON data whose values are not words: kinds of blocks, roles, states, digests, uids.
KEYS_OF_NAMES = frozenset(
    {
        "kind",
        "type",
        "role",
        "mode",
        "label",
        "state",
        "numbering",
        "move",
        "ground",
        "digest",
        "sha256",
        "uid",
        "photo",
    }
)
FIELD_NAME = re.compile(r"[a-z0-9_-]*")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)")
INLINE = re.compile(r"</?(?:a|strong|em|b|i|u|s|span|sub|sup)\b[^>]*>", re.IGNORECASE)
LINE_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


class Forbidden:
    """Words or phrases that a record must not contain any more.

    Case, accents, white space and punctuation make no difference, so that a slug made of a phrase is found too. A
    phrase matches whole words only, which may have Indonesian endings such as "-nya".
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = list(phrases)
        folded = {
            _fold(one)[0].strip() for phrase in self.phrases for one in (phrase, slug_of(phrase, len(phrase), "-"))
        }
        self._folded = sorted(filter(None, folded), key=len, reverse=True)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where forbidden words are in a text, as pairs of a start and an end, in order and not overlapping."""
        folded, places = _fold(text)
        found = sorted(
            (places[start], _end_of(text, places[start + len(phrase) - 1]))
            for phrase in self._folded
            for start in _places(phrase, folded)
        )
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start < joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        return joined

    def are_in(self, data: Any) -> bool:
        """Return whether JSON data (text, lists, dicts) contains forbidden words, also in markup and in addresses."""
        return any(self._are_in_text(text) for text in _texts(data))

    def _are_in_text(self, text: str) -> bool:
        folded, _places_of = _fold(text)
        return any(next(_places(phrase, folded), None) is not None for phrase in self._folded)

    def replace(self, text: str) -> str:
        """Return a text with the mark in place of each of the forbidden words."""
        for start, end in reversed(self.spans(text)):
            text = text[:start] + MARK_TEXT + text[end:]
        return text


def read_phrases(text: str) -> list[str]:
    """Return the phrases of a file, one a line, each once.

    Raises:
        RedactionRefused: There are none, too many, or one that is too short to be found safely.
    """
    phrases = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    if not 0 < len(phrases) <= MAX_PHRASES:
        raise RedactionRefused(_("Give one to %(most)s words or phrases, one per line.") % {"most": MAX_PHRASES})
    for number, phrase in enumerate(phrases, start=1):
        if sum(map(str.isalnum, _fold(phrase)[0])) < MIN_CHARACTERS:
            # The message does not repeat the words, because it may be logged somewhere.
            raise RedactionRefused(
                _("Line %(number)s has fewer than %(least)s letters or digits and would be found everywhere.")
                % {"number": number, "least": MIN_CHARACTERS}
            )
    return phrases


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text in the form in which words are compared, and the original position of each of its characters."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        # English "'s" is no part of a name.
        is_possessive = character in APOSTROPHES and POSSESSIVE.match(text, place + 1)
        for one in " " if is_possessive else _folded_character(character):
            if one != " " or (folded and folded[-1] not in (" ", BARRIER)):
                folded.append(one)
                places.append(place)
    return "".join(folded), places


def _folded_character(character: str) -> str:
    if character in BARRIERS:
        return BARRIER
    if character in APOSTROPHES:
        return ""
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    pieces = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(one if one.isalnum() else " " for one in pieces if unicodedata.category(one) not in ("Mn", "Cf"))


def _places(phrase: str, folded: str) -> Iterator[int]:
    """Yield the positions where a phrase begins in a folded text as whole words."""
    start = folded.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if _is_edge(folded[start - 1 : start], phrase[0]) and _is_end(folded, end, phrase[-1]):
            yield start
        start = folded.find(phrase, start + 1)


def _is_edge(neighbour: str, own: str) -> bool:
    return not neighbour.isalnum() or max(neighbour, own) >= FIRST_UNSPACED


def _is_end(folded: str, end: int, own: str) -> bool:
    if _is_edge(folded[end : end + 1], own):
        return True
    rest = re.split(f"[ {BARRIER}]", folded[end : end + 10], maxsplit=1)[0]
    return rest in CLITICS


def _end_of(text: str, last: int) -> int:
    """Return the end of a match: after the last character and the combining marks that belong to it."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Cf"):
        end += 1
    return end


def _texts(data: Any) -> Iterator[str]:
    """Yield the texts in JSON data, without their markup, with the runs of one block joined."""
    if isinstance(data, str) and INSTANT.fullmatch(data):
        return
    if isinstance(data, str):
        # Inline tags are removed, since one may end within a word. The tags with their addresses are searched too.
        for text in (TAG.sub(BARRIER, LINE_BREAK.sub(" ", INLINE.sub("", data))), *TAG.findall(data)):
            text = html.unescape(text)
            yield text
            if "%" in text:
                yield unquote(text)
    elif isinstance(data, dict):
        # Most keys are names of fields, and so are some values.
        for name, value in data.items():
            if not FIELD_NAME.fullmatch(name):
                yield from _texts(name)
            if name not in KEYS_OF_NAMES or not isinstance(value, str):
                yield from _texts(value)
    elif isinstance(data, list | tuple):
        texts = [one.get("text") if isinstance(one, dict) else None for one in data]
        if len(data) > 1 and all(isinstance(text, str) for text in texts):
            yield "".join(filter(None, texts))
        for value in data:
            yield from _texts(value)
