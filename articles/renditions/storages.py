"""Where files of pictures are stored: two Django storages, ``originals`` and ``renditions``, local or S3.

No file has the name of an upload. Everything here raises ``StorageUnavailable`` while a storage cannot be reached.
"""

from __future__ import annotations

from contextlib import suppress
from typing import IO, TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.http import content_disposition_header

from articles.text import printable, squash

from .errors import translate_storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.core.files.base import File
    from django.core.files.storage import Storage

# Seconds for which a signed address of an original is valid.
SIGNED_FOR = 300


def originals() -> Storage:
    """Return the private storage."""
    return storages["originals"]


def _renditions() -> Storage:
    return storages["renditions"]


def original_name(uid: UUID, extension: str) -> str:
    """Return the name of the original of a photo in its storage."""
    return f"{str(uid)[:2]}/{uid}.{extension}"


def desk_copy_name(uid: UUID | str) -> str:
    """Return the name of the small copy for the desk, which is as private as the original."""
    return f"{str(uid)[:2]}/{uid}.desk.webp"


@translate_storage_errors()
def save_original(name: str, file: IO[bytes]) -> None:
    """Save an original. A file of the same name, from an upload that failed, is replaced."""
    _save(originals(), name, file)


@translate_storage_errors()
def save_desk_copy(uid: UUID, data: bytes) -> None:
    """Save the small copy for the desk."""
    _save(originals(), desk_copy_name(uid), ContentFile(data))


@translate_storage_errors()
def open_original(name: str) -> File[bytes]:
    """Return an original as a seekable binary file. Raises FileNotFoundError where it is missing."""
    return originals().open(name, "rb")


@translate_storage_errors()
def delete_originals(name: str, uid: str) -> None:
    """Delete an original and the small copy for the desk, as far as they exist."""
    for one in (name, desk_copy_name(uid)):
        originals().delete(one)


@translate_storage_errors()
def original_address(name: str, called: str = "") -> str:
    """Return a signed address of an original, valid for five minutes, or "" where the storage has no signed addresses.

    ``called`` is the file name for the browser. Raises FileNotFoundError where the storage has no such file.
    """
    store = originals()
    if not hasattr(store, "signed_address"):
        return ""
    called = squash(printable(called)).replace("/", "_").replace("\\", "_") or name.rpartition("/")[2]
    return store.signed_address(name, SIGNED_FOR, content_disposition_header(True, called))


def _place(number: int | str, folder: str, name: str) -> str:
    return f"{number}/{folder}/{name}"


@translate_storage_errors()
def save_set(number: int, folder: str, files: Mapping[str, bytes]) -> None:
    """Save a set of a photo. ``files`` maps names to bytes. Complete files that exist already are the same."""
    store, there = _renditions(), _names_in(number, folder)
    for name, data in files.items():
        place = _place(number, folder, name)
        # A process that was killed leaves an incomplete file on a disk. A bucket has only complete files.
        is_there = name in there and (_replaces(store) or store.size(place) == len(data))
        if not is_there:
            _save(store, place, ContentFile(data))


@translate_storage_errors()
def has_set(number: int, folder: str, names: Iterable[str]) -> bool:
    """Return whether every file of a set exists."""
    return set(names) <= _names_in(number, folder)


@translate_storage_errors()
def open_rendition(number: int | str, folder: str, name: str) -> File[bytes]:
    """Return one file of a set, seekable. Raises FileNotFoundError where it is missing."""
    return _renditions().open(_place(number, folder, name), "rb")


@translate_storage_errors()
def delete_set(number: int, folder: str) -> None:
    """Delete all files of a set that exist."""
    store, place = _renditions(), f"{number}/{folder}"
    for name in _names_in(number, folder):
        store.delete(f"{place}/{name}")
    # On disk, the empty folder is deleted too. A bucket has no folders.
    if hasattr(store, "base_location"):
        store.delete(place)


def _names_in(number: int, folder: str) -> set[str]:
    """Return the names in a set's folder, with one request however many there are."""
    try:
        return set(_renditions().listdir(f"{number}/{folder}")[1])
    except FileNotFoundError:
        return set()


def _replaces(store: Storage) -> bool:
    """Return whether writing a file replaces another of its name atomically, as buckets do."""
    return getattr(store, "file_overwrite", False)


def _save(store: Storage, name: str, file: IO[bytes]) -> None:
    """Write a file, replacing one of the same name. An incomplete one, on a full disk, is deleted."""
    if _replaces(store):
        store.save(name, file)
        return
    store.delete(name)
    try:
        store.save(name, file)
    except OSError:
        with suppress(OSError):
            store.delete(name)
        raise
