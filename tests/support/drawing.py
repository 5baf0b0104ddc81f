"""Pictures drawn for the tests, so that no picture files are stored."""

import random
import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

from articles.imaging.opening import UPRIGHT

SIZE = (480, 320)


def scene(size=SIZE, mode="RGB"):
    """Return a grey gradient with a red disc at the left and a blue field at the right."""
    image = Image.linear_gradient("L").rotate(90).resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.ellipse((wide * 0.1, high * 0.2, wide * 0.35, high * 0.7), fill=(220, 30, 30))
    draw.rectangle((wide * 0.6, high * 0.5, wide * 0.9, high * 0.9), fill=(30, 40, 200))
    return image.convert(mode)


def unlike(number, size=SIZE, kind="JPEG"):
    """Return a picture file that is not similar to that of another number."""
    rows = random.Random(number)
    small = Image.new("L", (9, 8))
    small.putdata([rows.randrange(256) for _pixel in range(72)])
    return saved(small.resize(size, Image.Resampling.NEAREST).convert("RGB"), kind)


def saved(image, kind="JPEG", **options):
    """Return a picture as a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    file.seek(0)
    return file


def turned(orientation, image=None):
    """Return a JPEG that is stored rotated, with the EXIF orientation that turns it upright."""
    image = image or scene()
    undone = {6: UPRIGHT[8], 8: UPRIGHT[6]}.get(orientation, UPRIGHT.get(orientation))
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image.transpose(undone) if undone is not None else image, quality=92, exif=exif)


def chunk(name, data):
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, *chunks, depth=8, colour=2):
    """Return a PNG that declares a size, followed by any chunks."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b""))


def jpeg_header(width, height):
    """Return a JPEG header that declares a size, without data."""
    data = saved(scene()).getvalue()
    at = data.index(b"\xff\xc0") + 5
    return BytesIO(data[:at] + struct.pack(">HH", height, width) + data[at + 4 :])


def with_segments(*segments):
    """Return a JPEG with application segments (number, bytes) after its first marker."""
    data = saved(scene()).getvalue()
    blocks = b"".join(
        bytes((0xFF, 0xE0 + number)) + struct.pack(">H", len(body) + 2) + body for number, body in segments
    )
    return BytesIO(data[:2] + blocks + data[2:])


def iim(*sets):
    """Return an APP13 segment with IIM data sets: (record, number, bytes)."""
    block = b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in sets)
    block += b"\0" * (len(block) & 1)
    return 13, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block


def xmp(packet):
    """Return an APP1 segment with an XMP packet."""
    return 1, b"http://ns.adobe.com/xap/1.0/\0" + (packet.encode() if isinstance(packet, str) else packet)


def description(properties, attributes=""):
    """Return an XMP packet with properties."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:rights="http://ns.adobe.com/xap/1.0/rights/"'
        f' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" {attributes}>{properties}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
