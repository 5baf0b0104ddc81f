"""Making pictures ready as a task: after commit, in this process or by a worker; done twice it changes nothing."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction
from django_tasks import task

from articles.models import Photo

from .making import make_ready

_held = ContextVar("held", default=None)


def get_ready(photo):
    """Have the files for readers made once what was decided about the photo is committed, else not at all."""
    held = _held.get()
    later = partial(make_files.enqueue, photo.pk) if held is None else partial(held.append, photo.pk)
    transaction.on_commit(later, robust=True)


@contextmanager
def held_back():
    """Inside, photos are not made ready one after the other, but gathered as numbers, for ``make_many`` afterwards.

    Where a worker makes them anyway they are left to it, and the list stays empty.
    """
    if make_files.get_backend().supports_defer:
        yield []
        return
    held = []
    token = _held.set(held)
    try:
        yield held
    finally:
        _held.reset(token)


@task
def make_files(pk):
    """Make the files of a photo, where they are not what they should be."""
    photo = Photo.objects.filter(pk=pk).first()
    if photo:
        make_ready(photo)
