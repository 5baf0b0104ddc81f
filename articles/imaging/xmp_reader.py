"""Reading XMP, the newer block of IPTC, from untrusted files: no entities, and limits on depth and size."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Packets have a few kilobytes. Larger ones contain previews or the history of an editing program.
MAX_PACKET_BYTES = 1_000_000
DEPTH, ELEMENTS = 24, 20_000

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
FIELDS = {
    "caption": ("dc", "description"),
    "title": ("dc", "title"),
    "creator": ("dc", "creator"),
    "copyright": ("dc", "rights"),
    "keywords": ("dc", "subject"),
    "headline": ("photoshop", "Headline"),
    "credit": ("photoshop", "Credit"),
    "source": ("photoshop", "Source"),
    "city": ("photoshop", "City"),
    "state": ("photoshop", "State"),
    "country": ("photoshop", "Country"),
    "date": ("photoshop", "DateCreated"),
    "sublocation": ("core", "Location"),
    "people": ("ext", "PersonInImage"),
    "licence": ("rights", "WebStatement"),
    "usage_terms": ("rights", "UsageTerms"),
    "owner": ("plus", "CopyrightOwnerName"),
    "latitude": ("exif", "GPSLatitude"),
}
LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"


class Unreadable(Exception):
    """A packet is not XMP, or exceeds the limits."""


def read_xmp(data: bytes | str) -> dict[str, list[str]]:
    """Return the metadata in an XMP packet.

    It is a dictionary of lists of texts by field, empty for an unreadable packet.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    try:
        tree = _tree(data)
    except (Unreadable, expat.ExpatError, UnicodeError, ValueError, AssertionError):
        return {}
    found: dict[str, list[str]] = {}
    for element in tree.iter(_name("rdf", "Description")):
        for field, name in FIELDS.items():
            attribute = element.get(_name(*name))
            texts = (
                [attribute]
                if attribute
                else [text for child in element if child.tag == _name(*name) for text in _texts(child)]
            )
            if texts:
                found.setdefault(field, texts)
    owner = [text for child in tree.iter(_name(*FIELDS["owner"])) for text in _texts(child)]
    return found | ({"owner": owner} if owner else {})


def _texts(element: Element) -> list[str]:
    """Return the texts of a property: its own, or those of its list, of several languages only the default one."""
    lines = list(element.iter(_name("rdf", "li")))
    usual = [line for line in lines if line.get(LANGUAGE) == "x-default"]
    return [line.text for line in usual or lines or [element] if line.text and line.text.strip()]


def _tree(data: bytes) -> Element:
    if len(data) > MAX_PACKET_BYTES:
        raise Unreadable
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = data.decode("utf-16" if marked else "utf-8-sig", "replace").strip("\0 \n\r\t\ufeff")
    builder, parser = TreeBuilder(), expat.ParserCreate("utf-8", " ")
    seen = {"depth": 0, "elements": 0}

    def start(name: str, attributes: dict[str, str]) -> None:
        seen["depth"] += 1
        seen["elements"] += 1
        if seen["depth"] > DEPTH or seen["elements"] > ELEMENTS:
            raise Unreadable
        builder.start(name, attributes)

    def end(name: str) -> None:
        seen["depth"] -= 1
        builder.end(name)

    def refuse(*_arguments: object) -> None:
        raise Unreadable

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    # Entities can be declared only in a document type, which XMP does not have.
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.Parse(text.encode("utf-8"), True)
    return builder.close()


def _name(space: str, name: str) -> str:
    return f"{SPACES[space]} {name}"
