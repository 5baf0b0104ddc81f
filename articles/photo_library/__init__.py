"""The photo library: uploading, rendering, changing, withdrawing and deleting photos, and finding their uses."""

from .deletion import delete
from .editing import change
from .events import record
from .permissions import (
    CONSENT_FIELDS,
    SEEN_AT_ONCE,
    PhotoChangeNotAllowed,
    check_change,
    check_shown_photo,
    may_describe,
    may_download_original,
    may_record_consent,
)
from .photo_renditions import make_ready, out_of_date, without_files
from .rendition_pool import DEFAULT_JOBS, RenditionResult, mark_out_of_date, render_many
from .tasks import background_renditions, enqueue_renditions
from .upload import UploadResult, delete_upload, import_upload
from .uses import articles_with, elsewhere, shown_among, shown_in
from .withdrawal import clear_expired, restore, withdraw, withdraw_with

__all__ = [
    "CONSENT_FIELDS",
    "DEFAULT_JOBS",
    "SEEN_AT_ONCE",
    "PhotoChangeNotAllowed",
    "RenditionResult",
    "UploadResult",
    "articles_with",
    "background_renditions",
    "change",
    "check_change",
    "check_shown_photo",
    "clear_expired",
    "delete",
    "delete_upload",
    "elsewhere",
    "enqueue_renditions",
    "import_upload",
    "make_ready",
    "mark_out_of_date",
    "may_describe",
    "may_download_original",
    "may_record_consent",
    "out_of_date",
    "record",
    "render_many",
    "restore",
    "shown_among",
    "shown_in",
    "withdraw",
    "withdraw_with",
    "without_files",
]
