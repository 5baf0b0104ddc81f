"""What the checklist asks of pictures: that they may be shown, can be understood, and are ready."""

from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.text import figures_of, shown_photos

from .shortly import shortly


def asked_of_pictures(article):
    """What is asked of the pictures of an article, if it has any: ``(key, label, is met, advice)``."""
    uids = set(shown_photos(article.body))
    if not uids and article.photo_id is None:
        return ()
    photos = {str(photo.uid): photo for photo in Photo.objects.filter(Q(pk=article.photo_id) | Q(uid__in=uids))}
    now, shown = timezone.now(), list(photos.values())
    gone = [photo for photo in shown if not photo.may_be_shown(now)]
    lost = uids - photos.keys()
    wordless = [photo for photo in shown if not photo.alt.strip() or not _credited(article, photo)]
    unasked = [photo for photo in shown if photo.needs_consent and not photo.consent.strip()]
    unmade = [photo for photo in shown if not photo.renditions and photo not in gone]
    return (
        (
            "picture_rights",
            _("Pictures that may be shown"),
            not gone and not lost,
            _("Take out, or extend the rights of: %(photos)s.") % {"photos": _named(gone)}
            if gone
            else _("Take out the picture that is not in the library."),
        ),
        (
            "picture_words",
            _("Alternative text and credit"),
            not wordless,
            _("Write them in the library for: %(photos)s.") % {"photos": _named(wordless)},
        ),
        (
            "picture_consent",
            _("Consent of minors and victims"),
            not unasked,
            _("Say in the library who consented for: %(photos)s.") % {"photos": _named(unasked)},
        ),
        (
            "picture_files",
            _("Pictures made ready"),
            not unmade,
            _("Still being made, or could not be: %(photos)s.") % {"photos": _named(unmade)},
        ),
    )


def _credited(article, photo):
    """Whether readers are told whose picture it is; a figure's own credit is looked at where it stands."""
    if photo.credit.strip() or photo.pk == article.photo_id and article.photo_credit.strip():
        return True
    said = [one for figure in figures_of(article.body) for one in figure.get("gallery", [figure])]
    return any(one.get("photo") == str(photo.uid) and one["credit"] for one in said)


def _named(photos):
    return shortly([f"#{photo.pk} {Truncator(photo).chars(40)}" for photo in photos])
