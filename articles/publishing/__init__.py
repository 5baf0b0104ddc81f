"""From an approved revision to an edition: what changes what readers see."""

from .making import index, make_edition, note_uses, preview_of, preview_of_content, preview_of_revision
from .verbs import perform, publish_import

__all__ = [
    "index",
    "make_edition",
    "note_uses",
    "perform",
    "preview_of",
    "preview_of_content",
    "preview_of_revision",
    "publish_import",
]
