"""Revisions: what an article says at each save, written down once."""

from .authorship import APPROVALS, Prepared, check_authorship, has_words_waiting, prepare, recomputed_authorship
from .photo_uses import note_photos
from .read_also import sync_read_also
from .recording import note_in_record, record

__all__ = [
    "APPROVALS",
    "Prepared",
    "check_authorship",
    "has_words_waiting",
    "note_in_record",
    "note_photos",
    "prepare",
    "recomputed_authorship",
    "record",
    "sync_read_also",
]
