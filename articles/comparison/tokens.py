"""Tokens of a line of a document: words, numbers, signs and white space with their marks."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal

from articles.document import Run

# A number (2.314, 30/8/2025, 10.15), a word with its hyphens and apostrophes, a line break, white space, a sign.
TOKEN_PATTERN = re.compile(
    r"\d+(?:[.,/:\-]\d+)*"
    r"|[^\W\d_]+(?:[-\u2010\u2011'\u2019][^\W\d_]+)*"
    r"|\n|[^\S\n]+|."
)
# Characters that are displayed as nothing or as blank: format characters, fillers and variation selectors.
INVISIBLE_PATTERN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# Characters that change the direction of what follows, so that 12 is displayed as 21.
DIRECTION_PATTERN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# The most combining marks of one letter that are put in their canonical order: Unicode Standard Annex 15, section 13.
MAX_COMBINING_MARKS = 30


def normalized(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """Return a text in a Unicode normalization form.

    Longer sequences of combining marks than any language has are left as they are, since the cost of ordering them
    grows with the square of their number.
    """
    if unicodedata.is_normalized(form, text):
        return text
    done: list[str] = []
    passage = ""
    for is_mark, characters in groupby(text, key=lambda character: unicodedata.combining(character) > 0):
        piece = "".join(characters)
        if is_mark and len(piece) > MAX_COMBINING_MARKS:
            done += [unicodedata.normalize(form, passage), piece]
            passage = ""
        else:
            passage += piece
    return "".join([*done, unicodedata.normalize(form, passage)])


def without_invisible(text: str) -> str:
    """Return a text without characters that nobody sees, such as joiners within a word, for comparing its words."""
    return INVISIBLE_PATTERN.sub("", text)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a sign or white space. ``runs`` are its characters with their marks."""

    text: str
    runs: tuple[Run, ...]

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[0].isalnum()


def texts_of_tokens(text: str) -> list[str]:
    """Return the tokens of a text without marks, which is faster than ``tokens_of``."""
    return TOKEN_PATTERN.findall(text)


def tokens_of(runs: Iterable[Run]) -> tuple[Token, ...]:
    """Return the tokens of the runs of a line. The runs of all tokens, joined, are those of the line."""
    runs = tuple(runs)
    text = "".join(run.text for run in runs)
    found, place, at = [], 0, 0
    for match in TOKEN_PATTERN.finditer(text):
        end, pieces = match.end(), []
        start = match.start()
        while start < end:
            run = runs[at]
            stop = min(end, place + len(run.text))
            pieces.append(Run(run.text[start - place : stop - place], run.strong, run.emphasis, run.link))
            start = stop
            if stop == place + len(run.text):
                place, at = stop, at + 1
        found.append(Token(match.group(), tuple(pieces)))
    return tuple(found)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with neighbours that have the same marks joined."""
    alike = groupby((run for run in runs if run.text), key=attrgetter("strong", "emphasis", "link"))
    return tuple(Run("".join(run.text for run in several), *marks) for marks, several in alike)
