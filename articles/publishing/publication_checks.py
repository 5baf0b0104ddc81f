"""Checks before an edition is made: a start in the future, no embargo against it, and pictures that may be shown."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.content import Content
from articles.models import Photo
from articles.text import to_the_second
from articles.workflow import MoveNotAllowed


def check_window(live_from: datetime, live_until: datetime | None, now: datetime) -> None:
    """Raise MoveNotAllowed for a window that begins in the past or does not end after it begins."""
    if live_from < now:
        raise MoveNotAllowed(_("This time is in the past. Choose a later one, or publish now."))
    if live_until is not None and live_until <= live_from:
        raise MoveNotAllowed(_("An edition must end after it begins."))


def check_embargo(embargo: datetime | None, live_from: datetime) -> None:
    """Raise MoveNotAllowed for an edition that would begin before the embargo ends."""
    if embargo and live_from < embargo:
        raise MoveNotAllowed(
            _("This article is under embargo until %(hour)s. Schedule it for then or later.")
            % {"hour": to_the_second(embargo)}
        )


def check_pictures(content: Content, live_from: datetime) -> None:
    """Raise MoveNotAllowed for a picture whose rights will have ended by then, or that was withdrawn."""
    photos = Photo.objects.filter(uid__in=content.photos)
    gone = [photo for photo in photos if not photo.may_be_shown(live_from)]
    if gone:
        raise MoveNotAllowed(
            ngettext(
                "This picture may not be shown from %(hour)s on: %(photos)s. Take it out, or extend its rights in the"
                " library.",
                "These pictures may not be shown from %(hour)s on: %(photos)s. Take them out, or extend their rights in"
                " the library.",
                len(gone),
            )
            % {"hour": to_the_second(live_from), "photos": ", ".join(f"#{photo.pk} {photo}" for photo in gone)}
        )
