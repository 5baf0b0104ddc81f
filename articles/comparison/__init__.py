"""Comparison of two documents that hides no difference."""

from .checked_facts import SMALL_WORDS, CheckedFacts, facts_by_line, facts_of, joined_facts, names_in
from .document_comparison import DocumentChanges, LineChange, compare_documents
from .similarity import pairs_in_any_order, text_of_line
from .tokens import normalized, texts_of_tokens
from .word_comparison import Piece, Words, compare_runs

__all__ = [
    "SMALL_WORDS",
    "CheckedFacts",
    "DocumentChanges",
    "LineChange",
    "Piece",
    "Words",
    "compare_documents",
    "compare_runs",
    "facts_by_line",
    "facts_of",
    "joined_facts",
    "names_in",
    "normalized",
    "pairs_in_any_order",
    "text_of_line",
    "texts_of_tokens",
]
