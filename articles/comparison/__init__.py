"""What differs between two documents, so that no difference is hidden."""

from .documents import DocumentChanges, LineChange, compare_documents
from .words import Piece, Words, compare_runs

__all__ = ["DocumentChanges", "LineChange", "Piece", "Words", "compare_documents", "compare_runs"]
