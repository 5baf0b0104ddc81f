"""Throwing away files of photos that readers are not to be shown any more, as a task."""

from functools import partial

from django.db import transaction
from django_tasks import task

from articles.models import Photo
from articles.renditions import StoreAway, delete_set

from .trying import try_again


def throw_away(pk, folder):
    """Have a set of files deleted once what makes it needless is committed, even where the store is away by then."""
    transaction.on_commit(partial(delete_files.enqueue, pk, folder), robust=True)


@task
def delete_files(pk, folder, tried=0):
    """Delete a set of a photo, unless the photo has come back to it by now; ``tried`` is how often that has failed."""
    photo = Photo.objects.filter(pk=pk).only("renditions", "former").first()
    if photo and folder in {photo.renditions.get("folder"), photo.former}:
        return
    try:
        delete_set(pk, folder)
    except StoreAway:
        try_again(delete_files, tried, pk, folder)
