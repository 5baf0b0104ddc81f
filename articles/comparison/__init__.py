"""Comparison of two documents that hides no difference."""

from .checked_facts import Facts, facts_by_line, facts_of, joined_facts, names_in
from .document_comparison import DocumentChanges, LineChange, compare_documents
from .similarity import pairs_in_any_order
from .tokens import normalized
from .word_comparison import Piece, Words, compare_runs

__all__ = [
    "DocumentChanges",
    "Facts",
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
]
