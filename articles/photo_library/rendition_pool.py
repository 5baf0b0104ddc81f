"""Rendering the files of many photos in parallel, for imports and for photos whose files are out of date."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from articles.models import Photo

from .photo_renditions import RenderedSet, activate, render

if TYPE_CHECKING:
    from articles.models.photo_queryset import PhotoQuerySet

# The default number of parallel jobs, each of which may take 240 MB. One more than processors was measured as fastest.
DEFAULT_JOBS = min((os.cpu_count() or 1) + 1, 4)


class RenditionResult(NamedTuple):
    """The result for one photo: its primary key, and why its files could not be made, or an empty text."""

    number: int
    reason: str


class RenditionPool:
    """A context manager with threads that render photos. Only the thread that created it uses the database.

    At most ``room`` photos are in progress, which limits the memory. Each photo is committed by itself, so that what
    was done before an interruption stays done.
    """

    def __init__(self, jobs: int = DEFAULT_JOBS, room: int | None = None) -> None:
        self.pool, self.room = ThreadPoolExecutor(jobs), room or jobs + 1
        self.working: dict[Future[RenderedSet], int] = {}
        self.done: list[RenditionResult] = []

    def __enter__(self) -> RenditionPool:
        return self

    def __exit__(self, *exception: object) -> None:
        self.pool.shutdown(cancel_futures=True)

    def add(self, number: int) -> None:
        """Start rendering a photo, after waiting for another where there is no room. A deleted photo is skipped."""
        photo = Photo.objects.filter(pk=number).first()
        if photo is None:
            return
        if len(self.working) >= self.room:
            self._activate_finished()
        self.working[self.pool.submit(render, photo)] = number

    def finished(self) -> Iterator[RenditionResult]:
        """Yield a ``RenditionResult`` for each photo that is done by now, each once."""
        while self.done:
            yield self.done.pop()

    @property
    def count(self) -> int:
        """How many photos were started whose results have not been yielded yet."""
        return len(self.working) + len(self.done)

    def wait_for_all(self) -> Iterator[RenditionResult]:
        """Yield a ``RenditionResult`` for every photo that was started, as each is done."""
        while self.done or self.working:
            if not self.done:
                self._activate_finished()
            yield from self.finished()

    def _activate_finished(self) -> None:
        """Wait until some photos are rendered, and activate their files."""
        finished, _working = wait(self.working, return_when=FIRST_COMPLETED)
        for one in [future for future in self.working if future in finished]:
            self.done.append(RenditionResult(self.working.pop(one), _outcome(one)))


def _outcome(future: Future[RenderedSet]) -> str:
    """Activate rendered files, and return why they could not be made, or an empty text."""
    try:
        rendered = future.result()
        activate(rendered)
    except OSError as error:
        return _("The store of pictures says: %(error)s") % {"error": error}
    return rendered.reason


def render_many(numbers: Iterable[int], jobs: int = DEFAULT_JOBS) -> Iterator[RenditionResult]:
    """Render photos, ``jobs`` at once, and yield a ``RenditionResult`` for each as it is done.

    ``numbers`` is iterated only as fast as photos can be started.
    """
    with RenditionPool(jobs) as pool:
        for number in numbers:
            pool.add(number)
            yield from pool.finished()
        yield from pool.wait_for_all()


def mark_out_of_date(photos: PhotoQuerySet | None = None) -> None:
    """Mark the files of photos (default: all) as out of date, in one statement. Readers see the old ones until then."""
    (Photo.objects.all() if photos is None else photos).update(recipe="")
