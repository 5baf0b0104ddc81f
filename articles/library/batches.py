"""Making the files of many photos, several at once: for imports, and for a library whose sets are out of date."""

import os
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from articles.models import Photo

from .making import make_ready

# Pictures worked on at once, unless told: each may take 200 MB of memory.
JOBS = min(os.cpu_count() or 1, 4)


class Made(NamedTuple):
    """What became of a photo: its number, and why its files could not be made, or nothing."""

    number: int
    reason: str


def mark_out_of_date(photos=None):
    """Let every set of photos (all, unless told) be made anew, in one statement; readers keep what there is until
    then."""
    (Photo.objects.all() if photos is None else photos).update(recipe="")


def make_many(numbers, jobs=JOBS):
    """Make photos ready, ``jobs`` at once, and give a ``Made`` for each as it is done.

    ``numbers`` is asked for the next one only when there is room for it. Each photo is committed on its own: what was
    done before an interruption stays done. A photo that is gone by now needs nothing.
    """
    if jobs < 2:
        yield from map(_make, numbers)
        return
    pool, working = ThreadPoolExecutor(jobs), set()
    try:
        for number in numbers:
            working.add(pool.submit(_make_apart, number))
            if len(working) > jobs:
                done, working = wait(working, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
        while working:
            done, working = wait(working, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    finally:
        pool.shutdown(cancel_futures=True)


def _make(number):
    try:
        if make_ready(Photo.objects.get(pk=number)):
            return Made(number, "")
        return Made(number, Photo.objects.values_list("failure", flat=True).get(pk=number))
    except Photo.DoesNotExist:
        return Made(number, "")
    except OSError as error:
        return Made(number, _("The store of pictures says: %(error)s") % {"error": error})


def _make_apart(number):
    """``_make`` in a thread of its own, whose connection to the database goes with it."""
    try:
        return _make(number)
    finally:
        connection.close()
