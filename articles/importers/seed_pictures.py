"""Pictures next to seeds: uploaded to the library once, found again by checksum, and placed in the article."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles import photo_library
from articles.content import LeadPicture
from articles.document import Document, Gallery, html_of_exchange, parse, to_exchange
from articles.document import Figure as Photograph
from articles.imaging import MAX_BYTES
from articles.imaging import ImageRejected as NoPicture
from articles.models import Photo
from articles.text import sanitise, squash, uid_of

from .records import Refused
from .seeds import CONTROLS

if TYPE_CHECKING:
    from articles.content import Content

    from .records import ArticleRecord, Figure, Picture

PICTURE_KEYS = {"photo", "caption", "credit"}
MAX_CREDIT_CHARACTERS = 250


def upload_pictures(record: ArticleRecord, new_photos: list[Photo]) -> ArticleRecord:
    """Return the record with its pictures in the library: ``photo`` leads, and the figures are in the body.

    A picture that the library has already is left as it is there. New photos are added to ``new_photos``. Raises
    Refused for a file that is not a picture.
    """
    if not record.pictures:
        return record
    known = _known(record)
    return _placed(
        record, {name: known.get(name) or _upload(picture, new_photos) for name, picture in record.pictures.items()}
    )


def are_shown(record: ArticleRecord, content: Content) -> bool:
    """Return whether a content shows the pictures of a record, each where the record has it."""
    known = _known(record)
    if len(known) < len(record.pictures):
        return False
    placed = _placed(record, known)
    lead = content.picture if placed.photo is None else lead_with(placed.photo)
    return lead == content.picture and body_of(placed) == content.body


def lead_with(photo: Photo) -> LeadPicture:
    """Return the lead picture of a content, with the words it has in the library."""
    return LeadPicture(str(photo.uid))


def body_of(record: ArticleRecord) -> Document:
    """Return the blocks of a record as a document."""
    return parse(sanitise(html_of_exchange(record.body)))


def lead_of_line(row: dict[str, Any], base: LeadPicture | None) -> LeadPicture | None:
    """Return the lead picture of an exported line, or None. ``base`` is the one it was exported with.

    Raises Refused where the line was edited and has no valid picture of the library there.
    """
    lead = row.get("picture")
    if lead is None:
        return None
    is_lead = (
        isinstance(lead, dict)
        and lead.keys() == PICTURE_KEYS
        and all(isinstance(word, str) and not CONTROLS.search(word) for word in lead.values())
        and uid_of(lead["photo"]) == lead["photo"]
        and len(lead["credit"]) <= MAX_CREDIT_CHARACTERS
    )
    if not is_lead:
        raise Refused(_("A picture needs the uid of its photo, a caption and a credit."))
    if not Photo.objects.filter(uid=lead["photo"]).exists():
        raise Refused(_("There is no photo %(uid)s in the library.") % {"uid": lead["photo"]})
    return LeadPicture(**lead)


def _where(picture: Picture) -> str:
    return f"[pictures.{picture.name}]"


def _sha256(picture: Picture) -> str:
    """Return the SHA-256 of a file, or an empty text for one that is too large to be a picture."""
    try:
        if picture.path.stat().st_size > MAX_BYTES:
            return ""
        with picture.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(picture, error) from error


def _known(record: ArticleRecord) -> dict[str, Photo]:
    """Return the pictures of a record that the library has, as photos by name."""
    digests = {name: _sha256(picture) for name, picture in record.pictures.items()}
    # Of several photos of the same file, the newest is used, as for an upload.
    photos = Photo.objects.filter(sha256__in=set(digests.values()) - {""}).order_by("created_at", "pk")
    found = {photo.sha256: photo for photo in photos}
    return {name: found[digest] for name, digest in digests.items() if digest in found}


def _upload(picture: Picture, new_photos: list[Photo]) -> Photo:
    try:
        with picture.path.open("rb") as file:
            found = photo_library.import_upload(file, picture.name, focal=picture.focal, **picture.words)
    except NoPicture as refusal:
        reason = {"where": _where(picture), "reason": refusal}
        raise Refused(_("%(where)s: %(reason)s") % reason) from refusal
    except OSError as error:
        raise _unreadable(picture, error) from error
    if found.is_new:
        new_photos.append(found.photo)
    return found.photo


def _unreadable(picture: Picture, error: OSError) -> Refused:
    reason = _("The file cannot be read: %(error)s") % {"error": error.strerror or error}
    return Refused(_("%(where)s: %(reason)s") % {"where": _where(picture), "reason": reason})


def _placed(record: ArticleRecord, photos: dict[str, Photo]) -> ArticleRecord:
    """Return the record with these photos, by name, in their places.

    Figures whose ``after`` is more than the number of paragraphs come at the end.
    """
    waiting = sorted(record.figures, key=lambda figure: figure.after, reverse=True)
    body: list[dict[str, Any]] = []
    paragraphs = 0

    def place_those_due() -> None:
        while waiting and waiting[-1].after <= paragraphs:
            body.append(_block(waiting.pop(), photos))

    place_those_due()
    for block in record.body:
        body.append(block)
        paragraphs += block["type"] == "paragraph"
        place_those_due()
    body += [_block(figure, photos) for figure in reversed(waiting)]
    return replace(record, body=body, photo=record.picture and photos[record.picture.name])


def _block(figure: Figure, photos: dict[str, Photo]) -> dict[str, Any]:
    """Return the block of a body for a figure. Captions and credits in the library are not repeated in it."""
    shown = tuple(Photograph(str(photos[one.name].uid)) for one in figure.pictures)
    caption = squash(figure.caption)
    shown_block = Gallery(shown, caption) if figure.is_gallery else replace(shown[0], caption=caption)
    (block,) = to_exchange(Document((shown_block,)))
    return block
