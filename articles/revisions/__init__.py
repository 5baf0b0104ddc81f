"""Revisions: recording the content of an article at each save, and who wrote each part of it."""

from .history import History
from .photo_uses import index_photos
from .read_also import sync_read_also
from .recording import index_words, mark_in_record, mark_rows_in_record, record
from .revision_authors import Prepared, check_authorship, prepare, recomputed_authorship
from .waiting_words import SENT_BACK, WaitingWords, approved_before, newest_approved

__all__ = [
    "SENT_BACK",
    "History",
    "Prepared",
    "WaitingWords",
    "approved_before",
    "check_authorship",
    "index_photos",
    "index_words",
    "mark_in_record",
    "mark_rows_in_record",
    "newest_approved",
    "prepare",
    "recomputed_authorship",
    "record",
    "sync_read_also",
]
