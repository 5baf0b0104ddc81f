"""The task that renders photos, after the commit, in this process or in a worker. Running it twice is harmless."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction
from django_tasks import task

from articles.models import Photo
from articles.renditions import STORE_RETRY_MINUTES
from articles.retries import enqueue_with_commit, retry_later

from .photo_renditions import make_ready
from .rendition_pool import RenditionPool

# The most photos in progress while other work goes on.
MAX_PENDING_PHOTOS = 64
_pool: ContextVar[RenditionPool | None] = ContextVar("pool", default=None)


def enqueue_renditions(photo: Photo) -> None:
    """Render the files of a photo for readers in a task after the commit."""
    pool = _pool.get()
    if pool:
        transaction.on_commit(partial(pool.add, photo.pk), robust=True)
    else:
        enqueue_with_commit(render_photo, photo.pk)


@contextmanager
def background_renditions() -> Iterator[RenditionPool]:
    """Render photos in other threads while the work inside, such as an import, goes on. Yields the ``RenditionPool``.

    Call its ``wait_for_all`` to wait until all are done. Where there is a worker for tasks, that renders them.
    """
    with RenditionPool(room=MAX_PENDING_PHOTOS) as pool:
        if render_photo.get_backend().supports_defer:
            yield pool
            return
        token = _pool.set(pool)
        try:
            yield pool
        finally:
            _pool.reset(token)


@task
def render_photo(pk: int, tried: int = 0) -> None:
    """Render the files of a photo where they are out of date. ``tried`` is how often that has failed."""
    photo = Photo.objects.filter(pk=pk).first()
    if photo and not make_ready(photo):
        retry_later(render_photo, tried, STORE_RETRY_MINUTES, pk)
