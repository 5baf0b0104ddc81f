"""The texts and rights of photos in an exported article. Their files are not part of the export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model

from articles.models import Photo
from articles.models.actors import LOGIN_SIGN
from articles.models.photos import RECORDED_FIELDS, TIME_FIELDS
from articles.text import instant, photos_in

if TYPE_CHECKING:
    from articles.content.fields import Content
    from articles.models import Edition


def photos_named(contents: Iterable[Content], editions: Sequence[Edition], portraits: Iterable[str]) -> list[Photo]:
    """Return the photos that contents and editions show, or that redacted editions showed, and portraits, by uid."""
    uids = {uid for content in contents for uid in content.photos} | set(portraits)
    uids |= {uid for edition in editions for part in edition.body for uid in photos_in(part)}
    uids |= {edition.picture["photo"] for edition in editions if edition.picture}
    # A redaction empties the picture and keeps the row's photo.
    uids |= {str(edition.photo.uid) for edition in editions if edition.is_redacted and edition.photo}
    return list(Photo.objects.filter(uid__in=uids).order_by("uid")) if uids else []


def photos_data(photos: Sequence[Photo], logins: dict[int, str]) -> list[dict[str, Any]]:
    """Return photos as plain data, with the authors of their texts by login.

    ``logins`` has those of earlier lines by user key, each prefixed with ``LOGIN_SIGN``. Missing ones are added to it.
    """
    authors = {author for photo in photos for authors in photo.word_authors.values() for author in authors}
    missing = {author for author in authors if isinstance(author, int)} - logins.keys()
    if missing:
        people = get_user_model().objects.filter(pk__in=missing).values_list("pk", "username")
        logins |= {pk: LOGIN_SIGN + login for pk, login in people}
    return [_data(photo, logins) for photo in photos]


def _data(photo: Photo, logins: dict[int, str]) -> dict[str, Any]:
    authors = {
        # Authors from another database are already stored by login.
        name: [logins.get(author, author) for author in authors if author in logins or isinstance(author, str)]
        for name, authors in photo.word_authors.items()
    }
    return {
        "uid": str(photo.uid),
        "word_authors": authors,
        **{name: getattr(photo, name) for name in RECORDED_FIELDS},
        **{name: instant(getattr(photo, name)) for name in TIME_FIELDS},
    }
