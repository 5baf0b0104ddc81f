"""Making pictures ready as a task: after commit, in this process or by a worker; done twice it changes nothing."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction
from django_tasks import task

from articles.models import Photo

from .batches import Workshop
from .making import make_ready
from .trying import try_again

# Photos that are under way at once while something else goes on.
ROOM = 64
_workshop = ContextVar("workshop", default=None)


def get_ready(photo):
    """Have the files for readers made once what was decided about the photo is committed, else not at all."""
    workshop = _workshop.get()
    make = workshop.add if workshop else make_files.enqueue
    transaction.on_commit(partial(make, photo.pk), robust=True)


@contextmanager
def made_meanwhile():
    """Inside, photos are made ready by other threads while the work goes on, an import say; gives the ``Workshop``.

    Whoever asks for its ``rest`` waits until all are. Where a worker makes them anyway they are left to it.
    """
    with Workshop(room=ROOM) as workshop:
        if make_files.get_backend().supports_defer:
            yield workshop
            return
        token = _workshop.set(workshop)
        try:
            yield workshop
        finally:
            _workshop.reset(token)


@task
def make_files(pk, tried=0):
    """Make the files of a photo, where they are not what they should be; ``tried`` is how often that has failed."""
    photo = Photo.objects.filter(pk=pk).first()
    if photo and not make_ready(photo):
        try_again(make_files, tried, pk)
