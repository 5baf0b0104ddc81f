"""The words by which a search finds editions and working copies. They are derived, and can be rebuilt at any time.

PostgreSQL stores the words of a text as a ``tsvector``. SQLite stores them as JSON, which triggers copy into a table of
FTS5. Both are asked by the lookup ``matches``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from django.db import models

from articles.text import search_words, stem_of

from .editions import Edition

# The parts of a text, from the most to the least important, and the labels that PostgreSQL has for that.
TITLE, LEAD, BODY = "title", "lead", "body"
PARTS = {TITLE: "A", LEAD: "B", BODY: "C"}
# The words of one text that are indexed.
MAX_INDEXED_WORDS = 16_000
# PostgreSQL keeps so many places of one word. A phrase is not found across a gap between two parts.
MAX_PLACES, GAP = 200, 20
STEM_SIGN = "="
MIGRATION_PATH = "articles.migrations._search_fields.WordsField"


class Asked(Protocol):
    """A search as each database understands it."""

    postgresql: str
    sqlite: str


@dataclass(frozen=True)
class IndexedWords:
    """The words of a text by its parts, in order."""

    parts: dict[str, list[str]]

    def as_tsvector(self) -> str:
        """Return the text form of a ``tsvector``, where stems that differ from their words begin with a sign."""
        places: dict[str, list[str]] = defaultdict(list)
        place = 0
        for part, words in self.parts.items():
            stems = set()
            for word in words:
                place += 1
                if len(places[word]) < MAX_PLACES:
                    places[word].append(f"{place}{PARTS[part]}")
                stem = stem_of(word)
                if stem not in stems and stem != word:
                    stems.add(stem)
                    places[STEM_SIGN + stem].append(f"{place}{PARTS[part]}")
            place += GAP
        return " ".join(f"'{lexeme}':{','.join(ones)}" for lexeme, ones in places.items())

    def as_json(self) -> str:
        """Return the words and the other stems of each part as JSON, for the table of FTS5."""
        data = {part: " ".join(words) for part, words in self.parts.items()}
        for part, words in self.parts.items():
            data[f"{part}_stems"] = " ".join(dict.fromkeys(stem for word in words if (stem := stem_of(word)) != word))
        return json.dumps(data, ensure_ascii=False)


def indexed_words(*, title: Iterable[str], lead: Iterable[str], body: Iterable[str]) -> IndexedWords:
    """Return the words of texts, by how important they are."""
    left, parts = MAX_INDEXED_WORDS, {}
    for part, texts in ((TITLE, title), (LEAD, lead), (BODY, body)):
        words = list(chain.from_iterable(search_words(text) for text in texts))[:left]
        left -= len(words)
        parts[part] = words
    return IndexedWords(parts)


class WordsField(models.Field):  # type: ignore[type-arg]
    """The indexed words of a text, which are written and searched for and never read."""

    def deconstruct(self) -> Any:
        """Return the name of the copy in migrations, and the arguments."""
        name, _path, arguments, options = super().deconstruct()
        return name, MIGRATION_PATH, arguments, options

    def db_type(self, connection: Any) -> str:
        """Return the type of the column."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Return the words as the database stores them."""
        if not isinstance(value, IndexedWords):
            return value
        return value.as_tsvector() if connection.vendor == "postgresql" else value.as_json()


@WordsField.register_lookup
class Matches(models.Lookup):  # type: ignore[type-arg]
    """Whether the words match a search."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Return the condition for PostgreSQL."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", [*parameters, self.rhs.postgresql]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """Return the condition for SQLite."""
        column, parameters = self.process_lhs(compiler, connection)
        table = self.lhs.target.model._meta.db_table
        row = column.rpartition(".")[0] + '."id"'
        # The names are those of a model.
        condition = f'{row} IN (SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH %s)'  # noqa: S608
        return condition, [*parameters, self.rhs.sqlite]


class EditionWords(models.Model):
    """The words of an edition, for the search of readers."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="words")
    words = WordsField()

    def __str__(self) -> str:
        return f"{self.edition_id}"


class ArticleWords(models.Model):
    """The words of a working copy, for the search of the desk."""

    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, related_name="words")
    words = WordsField()

    def __str__(self) -> str:
        return f"{self.article_id}"
