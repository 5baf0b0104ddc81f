"""Search by words, the same on every database: what was typed, what is found, and what is shown of it."""

from .passages import marked, passage
from .queries import AnyWord, Query, Term, parse_query
from .spelling import similar_words

__all__ = ["AnyWord", "Query", "Term", "marked", "parse_query", "passage", "similar_words"]
