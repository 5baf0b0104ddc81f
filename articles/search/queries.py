"""What somebody types into a search, and how each database is asked for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from articles.models.search_index import BODY, LEAD, PARTS, STEM_SIGN, TITLE
from articles.text import limit_search, search_words, stem_of

# Shorter words are searched for as whole words, since too many begin with them.
MIN_PREFIX = 3
QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))
# An excluded or plain word, or several in quotation marks. A quotation that is not closed ends with the text.
TERM = re.compile(r'(?<!\S)(-?)"([^"]*)(?:"|$)|(?<!\S)(-?)(\S+)')


@dataclass(frozen=True)
class Term:
    """One of the things searched for: a word, or several words that stand together.

    Attributes:
        words: The words, in the form of ``search_words``.
        is_exact: Whether it was in quotation marks: no other word of the stem, and no longer word, is meant.
    """

    words: tuple[str, ...]
    is_exact: bool = False

    @property
    def is_phrase(self) -> bool:
        """Whether the words have to stand together, as they are."""
        return self.is_exact or len(self.words) > 1

    def has(self, word: str) -> bool:
        """Return whether a word of a text, in the form of ``search_words``, is one that this means."""
        if self.is_phrase:
            return word in self.words
        (asked,) = self.words
        stem = stem_of(asked)
        return word in (asked, stem) or stem_of(word) == stem or (len(asked) >= MIN_PREFIX and word.startswith(asked))


@dataclass(frozen=True)
class Query:
    """A search: what a text must have, what it must not have, and the parts in which the former is looked for."""

    wanted: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    parts: tuple[str, ...] = tuple(PARTS)

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def within(self, *parts: str) -> Query:
        """Return the same search within some parts of texts."""
        return replace(self, parts=parts)

    @property
    def postgresql(self) -> str:
        """The search as a ``tsquery``."""
        label = "" if len(self.parts) == len(PARTS) else "".join(PARTS[part] for part in self.parts)
        wanted = [_tsquery(term, label) for term in self.wanted]
        return " & ".join([*wanted, *(f"!({_tsquery(term, '', is_whole=True)})" for term in self.excluded)])

    @property
    def sqlite(self) -> str:
        """The search as a query of FTS5."""
        wanted = " AND ".join(_fts5(term, self.parts) for term in self.wanted)
        excluded = " OR ".join(_fts5(term, tuple(PARTS), is_whole=True) for term in self.excluded)
        return f"({wanted}) NOT ({excluded})" if excluded else wanted


@dataclass(frozen=True)
class AnyWord:
    """A search for texts that have one of several words, as a whole word."""

    words: tuple[str, ...]

    @property
    def postgresql(self) -> str:
        """The search as a ``tsquery``."""
        return " | ".join(f"'{word}'" for word in self.words)

    @property
    def sqlite(self) -> str:
        """The search as a query of FTS5."""
        words = " OR ".join(f'"{word}"' for word in self.words)
        return f"{{{TITLE} {LEAD} {BODY}}} : ({words})"


def parse_query(text: str) -> Query:
    """Return what a text asks for. ``"quoted words"`` stand together, and ``-`` before a word or quotation excludes it.

    Only as much of it is read as ``limit_search`` allows.
    """
    wanted: list[Term] = []
    excluded: list[Term] = []
    for match in TERM.finditer(limit_search(text.translate(QUOTATION_MARKS))):
        quoted_sign, quoted, sign, word = match.groups()
        words = tuple(search_words(quoted if word is None else word))
        if words:
            (excluded if (quoted_sign or sign) else wanted).append(Term(words, is_exact=word is None))
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(excluded)))


def _tsquery(term: Term, label: str, *, is_whole: bool = False) -> str:
    ending = f":{label}" if label else ""
    if term.is_phrase:
        return "(" + " <-> ".join(f"'{word}'{ending}" for word in term.words) + ")"
    (word,) = term.words
    stem = stem_of(word)
    begins = "" if is_whole or len(word) < MIN_PREFIX else "*"
    first = f"'{word}':{begins}{label}" if begins or label else f"'{word}'"
    return f"({first} | '{stem}'{ending} | '{STEM_SIGN}{stem}'{ending})"


def _fts5(term: Term, parts: tuple[str, ...], *, is_whole: bool = False) -> str:
    words, stems = "{" + " ".join(parts) + "}", "{" + " ".join(f"{part}_stems" for part in parts) + "}"
    if term.is_phrase:
        return f'({words} : "{" ".join(term.words)}")'
    (word,) = term.words
    stem = stem_of(word)
    begins = "" if is_whole or len(word) < MIN_PREFIX else " *"
    return f'(({words} : "{word}"{begins}) OR ({words} : "{stem}") OR ({stems} : "{stem}"))'
