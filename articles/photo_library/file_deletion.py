"""Tasks that delete files of photos that are not shown any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task

from articles.models import Photo
from articles.renditions import STORE_RETRY_MINUTES, StorageUnavailable, delete_originals, delete_set
from articles.retries import enqueue_with_commit, retry_later

if TYPE_CHECKING:
    from uuid import UUID


def delete_renditions_later(pk: int, folder: str) -> None:
    """Delete a set of files in a task after the commit. The task tries again while the storage is unavailable."""
    enqueue_with_commit(delete_files, pk, folder)


def delete_originals_later(name: str, uid: UUID) -> None:
    """Delete an original and the desk's copy in a task after the commit."""
    enqueue_with_commit(delete_uploads, name, str(uid))


@task
def delete_files(pk: int, folder: str, tried: int = 0) -> None:
    """Delete a set of a photo, unless the photo uses it again by now. ``tried`` is how often that has failed."""
    try:
        with transaction.atomic():
            # The row is locked, so that nobody activates the set again while it is deleted.
            photo = Photo.objects.select_for_update().filter(pk=pk).first()
            if photo is None or folder not in {photo.renditions.get("folder"), photo.former}:
                delete_set(pk, folder)
    except StorageUnavailable:
        retry_later(delete_files, tried, STORE_RETRY_MINUTES, pk, folder)


@task
def delete_uploads(name: str, uid: str, tried: int = 0) -> None:
    """Delete an original and the desk's copy. ``tried`` is how often that has failed."""
    try:
        delete_originals(name, uid)
    except StorageUnavailable:
        retry_later(delete_uploads, tried, STORE_RETRY_MINUTES, name, uid)
