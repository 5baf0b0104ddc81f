"""Making the files of many photos, several at once: for imports, and for a library whose sets are out of date."""

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

# Pictures worked on at once, unless told: each may take 240 MB of memory. One more than processors: it measures best.
DEFAULT_JOBS = min((os.cpu_count() or 1) + 1, 4)


class RenditionResult(NamedTuple):
    """What became of a photo: its number, and why its files could not be made, or nothing."""

    number: int
    reason: str


class RenditionPool:
    """Threads that draw photos. The thread it was made in alone speaks with the database.

    At most ``room`` photos are under way, so that no number of them takes more memory. Each is committed on its own:
    what was done before an interruption stays done. A context manager.
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
        """Begin a photo. Waits for another where there is no room. One that is gone by now needs nothing."""
        photo = Photo.objects.filter(pk=number).first()
        if photo is None:
            return
        if len(self.working) >= self.room:
            self._activate_finished()
        self.working[self.pool.submit(render, photo)] = number

    def finished(self) -> Iterator[RenditionResult]:
        """Give a ``RenditionResult`` for each photo that is done by now, once."""
        while self.done:
            yield self.done.pop()

    @property
    def count(self) -> int:
        """How many photos were begun that ``finished`` or ``rest`` has not given yet."""
        return len(self.working) + len(self.done)

    def wait_for_all(self) -> Iterator[RenditionResult]:
        """Give a ``RenditionResult`` for every photo begun, as they are done."""
        while self.done or self.working:
            if not self.done:
                self._activate_finished()
            yield from self.finished()

    def _activate_finished(self) -> None:
        """Wait until some are drawn, and let readers see them."""
        drawn, _working = wait(self.working, return_when=FIRST_COMPLETED)
        for one in [future for future in self.working if future in drawn]:
            self.done.append(RenditionResult(self.working.pop(one), _outcome(one)))


def _outcome(future: Future[RenderedSet]) -> str:
    """Return why a photo's files could not be made, or nothing."""
    try:
        drawn = future.result()
        activate(drawn)
    except OSError as error:
        return _("The store of pictures says: %(error)s") % {"error": error}
    return drawn.reason


def render_many(numbers: Iterable[int], jobs: int = DEFAULT_JOBS) -> Iterator[RenditionResult]:
    """Make photos ready, ``jobs`` at once, and give a ``RenditionResult`` for each as it is done.

    ``numbers`` is asked for the next one only when there is room for it.
    """
    with RenditionPool(jobs) as pool:
        for number in numbers:
            pool.add(number)
            yield from pool.finished()
        yield from pool.wait_for_all()


def mark_out_of_date(photos: PhotoQuerySet | None = None) -> None:
    """Mark the files of photos (default: all) to be made anew, in one statement. Readers keep the old ones."""
    (Photo.objects.all() if photos is None else photos).update(recipe="")
