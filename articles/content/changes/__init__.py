"""The differences between two contents, explained for an editor."""

from .content_changes import compare_field, compare_texts, difference
from .plain_text import folded, text_of_changes
from .presentation import FieldChanges, Fold, ShownLine, ShownPart, ShownPiece, count_changes, shown_photos

__all__ = [
    "FieldChanges",
    "Fold",
    "ShownLine",
    "ShownPart",
    "ShownPiece",
    "compare_field",
    "compare_texts",
    "count_changes",
    "difference",
    "folded",
    "shown_photos",
    "text_of_changes",
]
