"""What differs between two contents, in words for an editor."""

from .fields import compare_field, compare_texts, difference
from .shown import FieldChanges, Fold, ShownLine, ShownPart, ShownPiece, count_changes, shown_photos
from .text import folded, text_of_changes

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
