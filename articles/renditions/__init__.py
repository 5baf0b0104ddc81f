"""Files of photos: originals, which are private, and the sets of files rendered from them for readers."""

from .errors import STORE_RETRY_MINUTES, StorageUnavailable
from .rendition_set import RECIPE_VERSION, make_set, names_of, recipe_of
from .storages import (
    delete_originals,
    delete_set,
    desk_copy_name,
    has_set,
    open_original,
    open_rendition,
    original_address,
    original_name,
    originals,
    save_desk_copy,
    save_original,
    save_set,
)

__all__ = [
    "RECIPE_VERSION",
    "STORE_RETRY_MINUTES",
    "StorageUnavailable",
    "delete_originals",
    "delete_set",
    "desk_copy_name",
    "has_set",
    "make_set",
    "names_of",
    "open_original",
    "open_rendition",
    "original_address",
    "original_name",
    "originals",
    "recipe_of",
    "save_desk_copy",
    "save_original",
    "save_set",
]
