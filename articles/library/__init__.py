"""The verbs of the picture library: taken in, made ready for readers, withdrawn; and who shows what."""

from .batches import JOBS, Made, make_many, mark_out_of_date
from .changing import change
from .deleting import delete
from .making import make_ready, out_of_date
from .permissions import (
    CONSENT,
    SEEN_AT_ONCE,
    PhotoChangeNotAllowed,
    check_change,
    check_shown_photo,
    may_describe,
    may_download_original,
    may_record_consent,
)
from .recording import record
from .tasks import get_ready, made_meanwhile
from .uploading import Taken, clear_away, take_in
from .uses import articles_with, elsewhere, shown_among, shown_in
from .withdrawing import clear_expired, give_back, withdraw, withdraw_with

__all__ = [
    "CONSENT",
    "JOBS",
    "SEEN_AT_ONCE",
    "Made",
    "PhotoChangeNotAllowed",
    "Taken",
    "articles_with",
    "change",
    "check_change",
    "check_shown_photo",
    "clear_away",
    "clear_expired",
    "delete",
    "elsewhere",
    "get_ready",
    "give_back",
    "made_meanwhile",
    "make_many",
    "make_ready",
    "mark_out_of_date",
    "may_describe",
    "may_download_original",
    "may_record_consent",
    "out_of_date",
    "record",
    "shown_among",
    "shown_in",
    "take_in",
    "withdraw",
    "withdraw_with",
]
