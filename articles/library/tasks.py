"""Making pictures ready as a task: after commit, in this process or by a worker; done twice it changes nothing."""

from functools import partial

from django.db import transaction
from django_tasks import task

from articles.models import Photo

from .making import make_ready
from .trying import try_again


def get_ready(photo):
    """Have the files for readers made once what was decided about the photo is committed, else not at all."""
    transaction.on_commit(partial(make_files.enqueue, photo.pk), robust=True)


@task
def make_files(pk, tried=0):
    """Make the files of a photo, where they are not what they should be; ``tried`` is how often that has failed."""
    photo = Photo.objects.filter(pk=pk).first()
    if photo and not make_ready(photo):
        try_again(make_files, tried, pk)
