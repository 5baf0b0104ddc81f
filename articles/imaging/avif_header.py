"""Reading the size of the coded pictures in an AVIF, which may differ from the size in its boxes.

The decoder uses the size in the AV1 sequence header inside the coded picture and scales the result to the size in the
boxes. So a small file may declare a small picture and have a huge one decoded. (AV1 specification 5.3 and 5.5. ISO/IEC
14496-12 8.11.3.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from .errors import ImageRejected

SEQUENCE_HEADER = 1
# More items or blocks than any still picture has.
MAX_ITEMS = 1000
# A number, where its data are (1: in the idat box, 0: in the file), and its extents as pairs of start and length.
Item = tuple[int, int, list[tuple[int, int]]]


class Bits:
    """A reader of integers of any number of bits, the highest first. Raises ``IndexError`` at the end."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> int:
        """Return the next ``count`` bits as a number."""
        value = 0
        for _bit in range(count):
            value = value << 1 | self.data[self.at >> 3] >> (7 - (self.at & 7)) & 1
            self.at += 1
        return value

    def number(self, octets: int) -> int:
        """Return the next bytes as a number."""
        return self.take(octets * 8)


def coded_pixels(data: bytes) -> int:
    """Return how many pixels all coded pictures in an AVIF have together.

    Raises ``ImageRejected`` where that cannot be read.
    """
    top = dict(_boxes(data))
    if b"moov" in top:
        raise ImageRejected(_("The picture is animated. Save a single frame of it. Animations are uploaded as video."))
    try:
        inner = dict(_boxes(top[b"meta"][4:]))
        items = list(_items(inner[b"iloc"]))
        return sum(_item_pixels(data, inner.get(b"idat", b""), item) for item in items if item[0] in _coded(inner))
    except (KeyError, IndexError):
        raise ImageRejected(_("The AVIF is damaged: its size cannot be read. Export it again.")) from None


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, name, head = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or len(data) - at
        if size < head:
            return
        yield name, data[at + head : at + size]
        at += size


def _coded(inner: Mapping[bytes, bytes]) -> set[int]:
    """Return the numbers of the items that are AV1 pictures."""
    listed = inner[b"iinf"]
    found = set()
    for name, body in _boxes(listed[8 if listed[0] else 6 :]):
        wide = body[0] >= 3
        kind = bytes(body[10:14] if wide else body[8:12])
        if name == b"infe" and kind == b"av01":
            found.add(int.from_bytes(body[4 : 8 if wide else 6], "big"))
    return found


def _items(body: bytes) -> Iterator[Item]:
    """Yield the items in the body of an ``iloc`` box, see ``Item``."""
    bits = Bits(body)
    version = bits.number(1)
    bits.number(3)
    offsets, lengths, bases, indexes = (bits.take(4) for _size in range(4))
    wide = 4 if version == 2 else 2
    for _item in range(min(bits.number(wide), MAX_ITEMS)):
        number = bits.number(wide)
        method = bits.number(2) & 15 if version else 0
        bits.number(2)
        base = bits.number(bases)
        stretches = []
        for _stretch in range(min(bits.number(2), MAX_ITEMS)):
            bits.number(indexes if version else 0)
            stretches.append((base + bits.number(offsets), bits.number(lengths)))
        yield number, method, stretches


def _item_pixels(data: bytes, idat: bytes, item: Item) -> int:
    _number, method, stretches = item
    source = idat if method else data
    coded = b"".join(source[start : start + length if length else None] for start, length in stretches)
    return max(_sequence_pixels(block) for block in _sequence_headers(coded)) if coded else 0


def _sequence_headers(coded: bytes) -> list[bytes]:
    at, found = 0, []
    while at < len(coded):
        first = coded[at]
        at += 2 if first & 4 else 1
        size = len(coded) - at
        if first & 2:
            size = shift = 0
            while True:
                octet = coded[at]
                at += 1
                size |= (octet & 127) << shift
                shift += 7
                if octet < 128 or shift > 56:
                    break
        if first >> 3 & 15 == SEQUENCE_HEADER:
            found.append(coded[at : at + size])
        at += size
    # Without a header there is no size. An empty one is reported as damaged, as one that ends too early is.
    return found or [b""]


def _sequence_pixels(block: bytes) -> int:
    bits = Bits(block)
    bits.take(4)
    if bits.take(1):
        bits.take(5)
    else:
        # A still picture has no timing information.
        if bits.take(1):
            raise IndexError
        delayed = bits.take(1)
        for _point in range(bits.take(5) + 1):
            bits.take(12)
            if bits.take(5) > 7:
                bits.take(1)
            if delayed and bits.take(1):
                bits.take(4)
    across, down = bits.take(4) + 1, bits.take(4) + 1
    return (bits.take(across) + 1) * (bits.take(down) + 1)
