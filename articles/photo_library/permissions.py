"""Who may change, withdraw or download a photo of the library. Refusals say why, in words for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.article_access import editable_condition

from .uses import shown_among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractUser

    from articles.models import Photo

# What readers see of a photo at once, wherever it is shown; everything else reaches them with the next edition.
SEEN_AT_ONCE = ("expires_at", "focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom")
CONSENT_FIELDS = ("needs_consent", "consent")


class PhotoChangeNotAllowed(Exception):
    """A change of a photo that this person may not make. Says why in words for an editor."""


def may_describe(photo: Photo, user: AbstractUser) -> bool:
    """Return whether the user may change the words of a photo.

    Those are their own uploads, photos that no article has, and photos of articles that they may work on.
    """
    if not user.has_perm("articles.change_photo"):
        return False
    if photo.uploaded_by_id == user.pk or not editable_condition(user, "article__"):
        return True
    return not photo.uses.exists() or photo.uses.filter(editable_condition(user, "article__")).exists()


def may_record_consent(photo: Photo, user: AbstractUser) -> bool:
    """Return whether the user may say that people in a photo consented: its uploader, editors and chiefs."""
    return photo.uploaded_by_id == user.pk or user.has_perm("articles.withdraw_photo")


def may_download_original(photo: Photo, user: AbstractUser) -> bool:
    """Return whether the user may download the original, which may tell where and by whom it was taken."""
    if not user.has_perm("articles.view_photo"):
        return False
    return photo.uploaded_by_id == user.pk or user.has_perm("articles.view_original")


def check_shown_photo(photo: Photo, user: AbstractUser) -> None:
    """Refuse a change that readers see at once to whoever may not make it in every article that shows the photo.

    Raises:
        PhotoChangeNotAllowed: a live or scheduled edition shows the photo, and the user is no editor of its article.
    """
    if not shown_among([photo]):
        return
    if not user.has_perm("articles.withdraw_photo"):
        raise PhotoChangeNotAllowed(_("Readers see it, and would see this change at once. Only an editor may make it."))
    reach = editable_condition(user)
    outside = ~Exists(Article.objects.filter(reach, pk=OuterRef("article")))
    if reach and shown_among([photo], where=outside):
        text = _(
            "An article outside your categories shows this picture to readers, now or soon."
            " An editor of that section or the chief editor must do this."
        )
        raise PhotoChangeNotAllowed(text)


def check_change(photo: Photo, names: Iterable[str], user: AbstractUser) -> None:
    """Refuse a change of fields of a photo.

    Args:
        names: the names of the fields.

    Raises:
        PhotoChangeNotAllowed: the user may not change one of them.
    """
    if not may_describe(photo, user):
        text = _(
            "Only articles outside your reach have this picture, and somebody else uploaded it. You may not edit it."
        )
        raise PhotoChangeNotAllowed(text)
    if set(names) & set(CONSENT_FIELDS) and not may_record_consent(photo, user):
        raise PhotoChangeNotAllowed(_("The uploader or an editor records consent."))
    if set(names) & set(SEEN_AT_ONCE):
        check_shown_photo(photo, user)
