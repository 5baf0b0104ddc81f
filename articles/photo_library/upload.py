"""Uploading a picture to the library: it is inspected, stored in private, described from its metadata and rendered."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from articles.content.parts import WORDS_OF_PICTURES
from articles.imaging import ImageRejected, bands_of, examine, render
from articles.models import Photo
from articles.renditions import original_name, save_desk_copy, save_original
from articles.text import is_date, printable, squash

from .file_deletion import delete_uploads
from .quotas import check_quota, lock_uploader
from .tasks import enqueue_renditions

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

    from articles.imaging.inspection import Examined

# The width of the desk's copy in pixels, at most.
DESK_COPY = 960
# The texts of a photo that are taken from the metadata of its file, unless given.
TEXT_FIELDS = ("caption", "alt", "credit", "source", "place", "owner", "licence", "usage_terms")


class UploadResult(NamedTuple):
    """The result of an upload: its photo, whether that is new, and photos that are similar.

    It is not new where the library had the same file already.
    """

    photo: Photo
    is_new: bool
    alike: list[Photo]


def import_upload(
    file: IO[bytes],
    name: str,
    *,
    by: AbstractUser | None = None,
    focal: tuple[float, float] | None = None,
    **words: Any,
) -> UploadResult:
    """Add a seekable binary file to the library. Raises ``ImageRejected`` with a message for an editor.

    ``name`` is the file name, which is shown and never used as a path. ``words`` are fields of Photo that override the
    metadata of the file. A task renders the files for readers after the commit. What a user (``by``) may upload in a
    day is limited by ``UPLOADS_PER_DAY`` and ``UPLOAD_MEGABYTES_PER_DAY``.
    """
    found = examine(file, name)
    same = Photo.objects.filter(sha256=found.sha256).first()
    if same:
        return UploadResult(same, False, [])
    # Checked before the work, and again with the user's row locked, since several uploads may run at once.
    check_quota(by, found.size)
    alike = Photo.objects.alike(found.fingerprint)
    photo = _photo_of(found, name, by, focal, words)
    whole = (0, 0, found.width, found.height)
    desk_copy = render(file, whole, min(DESK_COPY, found.width), "webp")
    file.seek(0)
    # The files are saved first: a row without files could not be shown, while files without a row do no harm.
    save_original(photo.original, file)
    save_desk_copy(photo.uid, desk_copy)
    try:
        with transaction.atomic():
            check_quota(lock_uploader(by), found.size)
            photo.save(force_insert=True)
            enqueue_renditions(photo)
    except ImageRejected:
        delete_uploads.enqueue(photo.original, str(photo.uid))
        raise
    return UploadResult(photo, True, alike)


def delete_upload(photos: list[Photo]) -> None:
    """Delete the files of those uploaded photos whose rows were rolled back."""
    uids = [photo.uid for photo in photos]
    kept = set(Photo.objects.filter(uid__in=uids).values_list("uid", flat=True)) if uids else set()
    for photo in photos:
        if photo.uid not in kept:
            delete_uploads.call(photo.original, str(photo.uid))


def _photo_of(
    found: Examined, name: str, by: AbstractUser | None, focal: tuple[float, float] | None, words: dict[str, Any]
) -> Photo:
    meta, uid = found.meta, uuid4()
    texts = {word: getattr(meta, word, "") for word in TEXT_FIELDS} | words
    lengths = {field.name: field.max_length for field in Photo._meta.fields if field.name in texts}
    texts = {word: value[: lengths[word]] if lengths[word] else value for word, value in texts.items()}
    taken_at = meta.taken_at
    if taken_at and timezone.is_naive(taken_at):
        # A camera's time without an offset is taken to be in the newsroom's time zone.
        taken_at = timezone.make_aware(taken_at)
    return Photo(
        uid=uid,
        original=original_name(uid, found.extension),
        original_name=squash(printable(name.replace("\\", "/").rpartition("/")[2]))[:160],
        mime=found.mime,
        width=found.width,
        height=found.height,
        size=found.size,
        sha256=found.sha256,
        fingerprint=found.fingerprint,
        has_location=meta.has_location,
        taken_at=taken_at if taken_at and is_date(taken_at) else None,
        pictured="\n".join(meta.people),
        uploaded_by=cast("User | None", by),
        word_authors={word: [by.pk] for word in WORDS_OF_PICTURES if by and texts.get(word)},
        **dict(zip(("focal_x", "focal_y"), focal or (0.5, 0.5), strict=True)),
        **{f"band_{number}": band for number, band in enumerate(bands_of(found.fingerprint), 1)},
        **texts,
    )
