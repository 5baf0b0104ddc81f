"""What an article says at one save: recorded, compared, and put back."""

from .comparing import LABELS, body_from_text, difference, label_of, told
from .picturing import note_photos, words_of_photos
from .recording import content_of, credits_of, picture_of, record
from .referring import refer
from .restoring import as_said, put_back, tags_named

__all__ = [
    "LABELS",
    "as_said",
    "body_from_text",
    "content_of",
    "credits_of",
    "difference",
    "label_of",
    "note_photos",
    "picture_of",
    "put_back",
    "record",
    "refer",
    "tags_named",
    "told",
    "words_of_photos",
]
