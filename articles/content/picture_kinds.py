"""Kinds of fields that show pictures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .field_kinds import Decide, Kind, Numbers, checked, read_texts, without_empty
from .field_values import LeadPicture, PictureWords


class Picture(Kind["LeadPicture | None"]):
    """The lead picture, or none."""

    empty = None

    def to_json(self, value: LeadPicture | None) -> Any:
        return value and without_empty(photo=value.photo, caption=value.caption, credit=value.credit)

    def from_json(self, data: Any) -> LeadPicture:
        return LeadPicture(**read_texts(data, ("photo", "caption", "credit")))

    def lines(self, value: LeadPicture | None, numbers: Numbers) -> list[str]:
        return [photo_line(value.photo, numbers, caption=value.caption, credit=value.credit)] if value else []

    def words(self, value: LeadPicture | None) -> str:
        return "\n".join(filter(None, (value.caption, value.credit))) if value else ""


class WordsOfPictures(Kind["tuple[PictureWords, ...]"]):
    """The texts in the photo library of the pictures that are shown, sorted by uid.

    They are approved together with the article. Changing them in the library does not change the article.
    """

    empty = ()
    is_derived = True

    def to_json(self, value: tuple[PictureWords, ...]) -> Any:
        return {one.photo: without_empty(alt=one.alt, caption=one.caption, credit=one.credit) for one in value}

    def from_json(self, data: Any) -> tuple[PictureWords, ...]:
        names = ("alt", "caption", "credit")
        rows = sorted(checked(data, dict).items())
        return tuple(PictureWords(photo, **read_texts(words, names)) for photo, words in rows)

    def words(self, value: tuple[PictureWords, ...]) -> str:
        texts = (text for one in value for text in (one.alt, one.caption, one.credit))
        return "\n".join(filter(None, texts))

    def is_same(self, one: tuple[PictureWords, ...], other: tuple[PictureWords, ...]) -> bool:
        return True

    def merge(
        self,
        base: tuple[PictureWords, ...],
        ours: tuple[PictureWords, ...],
        theirs: tuple[PictureWords, ...],
        decide: Decide[tuple[PictureWords, ...]],
    ) -> tuple[PictureWords, ...]:
        return ours

    def lines(self, value: tuple[PictureWords, ...], numbers: Numbers) -> list[str]:
        rows = sorted(value, key=lambda one: numbers.get(one.photo, 0))
        return [photo_line(one.photo, numbers, caption=one.caption, credit=one.credit, alt=one.alt) for one in rows]


def photo_line(uid: str, numbers: Numbers, *, caption: str = "", credit: str = "", alt: str = "") -> str:
    """Return a photo as a line of plain text: its number, and its texts.

    Each text has a label, so that the line changes if a caption becomes a credit.
    """
    number = numbers.get(uid)
    name = (
        _("photo %(number)s") % {"number": number}
        if number
        else _("a photo that does not exist: %(uid)s") % {"uid": uid}
    )
    words = ((_("caption"), caption), (_("credit"), credit), (_("alternative text"), alt))
    return " · ".join([f"[{name}]", *(f"{label}: {text}" for label, text in words if text)])
