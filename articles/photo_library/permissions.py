"""Who may change, withdraw or download a photo of the library. Refusals have a message for an editor."""

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

# Fields whose changes readers see at once, wherever the photo is shown. Others reach them with the next edition.
SEEN_AT_ONCE = ("expires_at", "focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom")
CONSENT_FIELDS = ("needs_consent", "consent")


class PhotoChangeNotAllowed(Exception):
    """A person may not make this change of a photo. The message is for an editor."""


def may_describe(photo: Photo, user: AbstractUser) -> bool:
    """Return whether the user may change the words of a photo.

    They may for their own uploads, photos that no article uses, and photos of articles that they may work on.
    """
    if not user.has_perm("articles.change_photo"):
        return False
    if photo.uploaded_by_id == user.pk or not editable_condition(user, "article__"):
        return True
    return not photo.uses.exists() or photo.uses.filter(editable_condition(user, "article__")).exists()


def may_record_consent(photo: Photo, user: AbstractUser) -> bool:
    """Return whether the user may record that people in a photo consented: its uploader, editors and chiefs may."""
    return photo.uploaded_by_id == user.pk or user.has_perm("articles.withdraw_photo")


def may_download_original(photo: Photo, user: AbstractUser) -> bool:
    """Return whether the user may download the original, whose metadata may have where and by whom it was taken."""
    if not user.has_perm("articles.view_photo"):
        return False
    return photo.uploaded_by_id == user.pk or user.has_perm("articles.view_original")


def check_shown_photo(photo: Photo, user: AbstractUser) -> None:
    """Check that a user may make a change that readers see at once, in every article that shows the photo.

    Raises:
        PhotoChangeNotAllowed: A live or scheduled edition shows the photo, and the user is no editor of its article.
    """
    if not shown_among([photo]):
        return
    if not user.has_perm("articles.withdraw_photo"):
        raise PhotoChangeNotAllowed(_("Readers see it, and would see this change at once. Only an editor may make it."))
    editable = editable_condition(user)
    outside = ~Exists(Article.objects.filter(editable, pk=OuterRef("article")))
    if editable and shown_among([photo], where=outside):
        text = _(
            "An article outside your categories shows this picture to readers, now or soon."
            " An editor of that section or the chief editor must do this."
        )
        raise PhotoChangeNotAllowed(text)


def check_change(photo: Photo, names: Iterable[str], user: AbstractUser) -> None:
    """Check that a user may change fields of a photo.

    Args:
        names: The names of the fields.

    Raises:
        PhotoChangeNotAllowed: The user may not change one of them.
    """
    if not may_describe(photo, user):
        text = _(
            "Only articles that you may not edit have this picture, and somebody else uploaded it. You may not edit it."
        )
        raise PhotoChangeNotAllowed(text)
    if set(names) & set(CONSENT_FIELDS) and not may_record_consent(photo, user):
        raise PhotoChangeNotAllowed(_("The uploader or an editor records consent."))
    if set(names) & set(SEEN_AT_ONCE):
        check_shown_photo(photo, user)
