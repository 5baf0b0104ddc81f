"""Where files of pictures lie: two stores of Django's, ``originals`` and ``renditions``, local or S3.

Nothing in either is called what an upload was called.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

# Seconds for which an address that is signed leads to an original.
SIGNED_FOR = 300


def originals():
    """The private store."""
    return storages["originals"]


def _renditions():
    return storages["renditions"]


def original_name(uid, extension):
    """Where the original of a photo lies, by its uid."""
    return f"{str(uid)[:2]}/{uid}.{extension}"


def desk_copy_name(uid):
    """Where the small copy for the desk lies, as private as the original."""
    return f"{str(uid)[:2]}/{uid}.desk.webp"


def save_original(name, file):
    """Keep an upload; one of the same name, left by an upload that failed, is replaced."""
    _save(originals(), name, file)


def save_desk_copy(uid, data):
    """Keep the small copy for the desk."""
    _save(originals(), desk_copy_name(uid), ContentFile(data))


def open_original(name):
    """A seekable binary file; raises OSError where it is not there."""
    return originals().open(name, "rb")


def delete_originals(name, uid):
    """Delete what was uploaded and the small copy for the desk, or what is left of them."""
    for one in (name, desk_copy_name(uid)):
        originals().delete(one)


def original_address(name):
    """A signed address an original can be fetched from for five minutes, or "" where the store gives none out."""
    try:
        return originals().url(name, expire=SIGNED_FOR)
    except (TypeError, ValueError):
        return ""


def _place(number, folder, name):
    return f"{number}/{folder}/{name}"


def save_set(number, folder, files):
    """Keep a set made of a photo: ``files`` maps names to bytes. What lies there already is the same."""
    store = _renditions()
    for name, data in files.items():
        place = _place(number, folder, name)
        if not store.exists(place):
            _save(store, place, ContentFile(data))


def has_set(number, folder, names):
    """Whether every file of a set is there."""
    return all(_renditions().exists(_place(number, folder, name)) for name in names)


def open_rendition(number, folder, name):
    """One file of a set; raises OSError where it is not there."""
    return _renditions().open(_place(number, folder, name), "rb")


def delete_set(number, folder):
    """Delete a set, whole or what is left of it."""
    store, place = _renditions(), f"{number}/{folder}"
    try:
        _folders, names = store.listdir(place)
    except FileNotFoundError:
        return
    for name in names:
        store.delete(f"{place}/{name}")
    # A folder on disk is deleted once it is empty; elsewhere there are none.
    if hasattr(store, "base_location"):
        store.delete(place)


def _save(store, name, file):
    if store.exists(name):
        store.delete(name)
    store.save(name, file)
