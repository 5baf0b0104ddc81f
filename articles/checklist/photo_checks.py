"""Checks of pictures for the checklist: that they may be shown, are described and credited, and are ready."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.document import Figure, Gallery
from articles.models import Photo
from articles.text import first_few

if TYPE_CHECKING:
    from articles.content import LeadPicture, PictureWords
    from articles.content.fields import Content

# Rights that end within this period are reported, while the picture can still be replaced.
EXPIRY_WARNING_PERIOD = timedelta(days=7)


def photo_findings(content: Content) -> list[tuple[str, str, bool, bool, str]]:
    """Return the checks of an article's pictures, as ``(key, label, is required, is met, advice)``."""
    lead = (
        "picture",
        _("A lead picture"),
        False,
        content.picture is not None,
        _("Give it a lead picture: lists and shared links show it."),
    )
    shown = content.photos
    if not shown:
        return [lead]
    photos = {str(photo.uid): photo for photo in Photo.objects.filter(uid__in=shown)}
    return [lead, *_asked(content, list(photos.values()), set(shown) - photos.keys())]


def _asked(content: Content, photos: list[Photo], lost: set[str]) -> tuple[tuple[str, str, bool, bool, str], ...]:
    """Return the checks of photos. ``lost`` are the uids of those that are not in the library."""
    now = timezone.now()
    gone = [photo for photo in photos if not photo.may_be_shown(now)]
    ending = [photo for photo in photos if photo not in gone and not photo.may_be_shown(now + EXPIRY_WARNING_PERIOD)]
    credited = _credited_in(content)
    wordless = [photo for photo in photos if _lacks_words(photo, str(photo.uid), credited)]
    # What is published are the words that were saved with the article.
    saved = {words.photo: words for words in content.picture_words}
    outdated = [
        photo
        for photo in photos
        if photo not in wordless and (words := saved.get(str(photo.uid))) and _lacks_words(words, words.photo, credited)
    ]
    unasked = [photo for photo in photos if photo.needs_consent and not photo.consent.strip()]
    unmade = [photo for photo in photos if not photo.renditions and photo not in gone]
    out = _("Take out, or extend the rights of: %(photos)s.") if gone else _("Take out what is not in the library.")
    return (
        ("picture_rights", _("Pictures that may be shown"), True, not gone and not lost, _with(out, gone)),
        (
            "picture_expiry",
            _("Pictures that stay"),
            False,
            not ending,
            _with(_("Rights end within a week, and the picture goes with them: %(photos)s."), ending),
        ),
        (
            "picture_words",
            _("Alternative text and credit"),
            True,
            not wordless and not outdated,
            _with(_("Write them in the library for: %(photos)s."), wordless)
            if wordless
            else _with(_("Take the present names, and the library's words with them, for: %(photos)s."), outdated),
        ),
        (
            "picture_consent",
            _("Consent of minors and victims"),
            True,
            not unasked,
            _with(_("Say in the library who consented for: %(photos)s."), unasked),
        ),
        (
            "picture_files",
            _("Pictures made ready"),
            True,
            not unmade,
            _with(_("Still being made, or could not be: %(photos)s."), unmade),
        ),
    )


def _lacks_words(words: Photo | PictureWords, photo: str, credited: set[str]) -> bool:
    """Return whether a photo (its uid) has no alternative text, or no credit in the library or the article."""
    return not words.alt.strip() or (not words.credit.strip() and photo not in credited)


def _credited_in(content: Content) -> set[str]:
    """Return the uids of the photos for which the article itself has a credit, at its lead picture or in a figure."""
    galleries = (block.photos for block in content.body.blocks if isinstance(block, Gallery))
    figures = [block for block in content.body.blocks if isinstance(block, Figure)]
    figures += [photo for photos in galleries for photo in photos]
    lead = [content.picture] if content.picture else []
    pictures: list[Figure | LeadPicture] = [*lead, *figures]
    return {one.photo for one in pictures if one.credit.strip()}


def _with(advice: str, photos: list[Photo]) -> str:
    return advice % {"photos": first_few([f"#{photo.pk} {Truncator(photo).chars(40)}" for photo in photos])}
