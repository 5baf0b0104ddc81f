"""Detecting the kind of picture a file is, by its first bytes and never by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .errors import ImageRejected


class FileType(NamedTuple):
    """A kind of picture that is accepted: its name, its MIME type, and the extensions it may have."""

    name: str
    mime: str
    extensions: tuple[str, ...]


FILE_TYPES = {
    kind.name: kind
    for kind in (
        FileType("jpeg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
        FileType("png", "image/png", ("png",)),
        FileType("webp", "image/webp", ("webp",)),
        FileType("avif", "image/avif", ("avif",)),
    )
}
# Brands of the ISO file format that distinguish AVIF and HEIC.
AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"heif"})
# How much of a file is read to detect its kind.
HEAD_BYTES = 512

# Other kinds by their first bytes, with the message about what to do instead.
REFUSED_TYPES = (
    (
        (b"GIF8",),
        gettext_noop("This is a GIF. Save one still of it as PNG or JPEG; a moving picture is uploaded as video."),
    ),
    (
        (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
        gettext_noop("This is a TIFF or a camera's raw file. Export it as JPEG."),
    ),
    ((b"8BPS",), gettext_noop("This is a Photoshop file. Export it as JPEG or PNG.")),
    ((b"BM", b"\0\0\x01\0"), gettext_noop("This is a Windows bitmap or icon. Save it as PNG.")),
    ((b"%PDF", b"%!PS"), gettext_noop("This is a PDF or PostScript file. Export the page as PNG or JPEG.")),
    (
        (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
        gettext_noop("This is an archive. Unpack it, and upload each picture."),
    ),
)


def kind_of(file: IO[bytes]) -> FileType:
    """Return the kind of a file by its first bytes. Raises ``ImageRejected`` for kinds that are not accepted."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(b"\xff\xd8\xff"):
        return FILE_TYPES["jpeg"]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return FILE_TYPES["png"]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FILE_TYPES["webp"]
    if head[4:8] == b"ftyp":
        # The first brand may be a general one, so the list of compatible brands is checked too.
        brands = {head[8:12], *re.findall(rb"(?s).{4}", head[16 : min(int.from_bytes(head[:4], "big"), HEAD_BYTES)])}
        if brands & AVIF_BRANDS:
            return FILE_TYPES["avif"]
        if brands & HEIC_BRANDS:
            raise ImageRejected(_("This is a HEIC picture, which cannot be opened here. Export it as JPEG."))
        raise ImageRejected(
            _("This is a video, or a kind of file that is not known. Upload a JPEG, PNG, WebP or AVIF.")
        )
    for starts, words in REFUSED_TYPES:
        if head.startswith(starts):
            raise ImageRejected(_(words))
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        if b"<svg" in head.lower() or b"<!doctype svg" in head.lower():
            raise ImageRejected(_("This is an SVG drawing, which can carry programs. Export it as PNG."))
        raise ImageRejected(_("This is a web page, not a picture. Save the picture itself."))
    raise ImageRejected(_("This is not a picture that can be opened. Upload a JPEG, PNG, WebP or AVIF."))


def check_name(name: str, kind: FileType) -> None:
    """Raise ``ImageRejected`` for a file whose extension is of another kind than its bytes. No extension is allowed."""
    extension = PurePosixPath(name.replace("\\", "/").strip()).suffix.lstrip(".").lower()
    if extension and extension not in kind.extensions:
        extension = "".join(one for one in extension if one.isalnum())[:10]
        raise ImageRejected(
            _(
                "The file is called .%(extension)s but is a %(kind)s picture. Rename it to end in .%(right)s,"
                " or export it again."
            )
            % {"extension": extension, "kind": kind.name.upper(), "right": kind.extensions[0]}
        )
