"""Metadata of pictures: read for the editor, and harmless even if hostile."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles.imaging import Meta, examine
from tests.support.drawing import description, iim, saved, scene, with_segments, xmp

WIB = timezone(timedelta(hours=7))
UTF8 = (1, 90, b"\x1b%G")


def meta(*segments):
    return examine(with_segments(*segments)).meta


def camera(**tags):
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "DARI KAMERA", "Kamera", "(c) Kamera"
    exif.get_ifd(0x8769).update({0x9003: "2025:09:04 10:15:00"} | tags.pop("details", {}))
    exif.get_ifd(0x8825).update(tags.pop("place", {}))
    return exif


def test_a_picture_without_metadata_has_none():
    assert examine(saved(scene())).meta == Meta()


def test_the_metadata_of_a_wire_photo_fills_in_the_desks_fields():
    said = meta(
        iim(
            UTF8,
            (2, 5, b"Judul"),
            (2, 105, "Pasar Senén".encode()),
            (2, 120, b"Pedagang di pasar,\rKamis."),
            (2, 110, b"ANTARA FOTO/Sri"),
            (2, 80, b"Sri"),
            (2, 115, b"ANTARA"),
            (2, 116, b"(c) ANTARA"),
            (2, 92, b"Senen"),
            (2, 90, b"Jakarta"),
            (2, 101, b"Indonesia"),
            (2, 25, b"pasar"),
            (2, 25, b"beras"),
            (2, 25, b"pasar"),
            (2, 55, b"20250904"),
            (2, 60, b"101500+0700"),
        )
    )
    assert said == Meta(
        caption="Pedagang di pasar,\nKamis.",
        headline="Pasar Senén",
        credit="ANTARA FOTO/Sri",
        source="ANTARA",
        owner="(c) ANTARA",
        place="Senen, Jakarta, Indonesia",
        keywords=("pasar", "beras"),
        taken_at=datetime(2025, 9, 4, 10, 15, tzinfo=WIB),
    )


def test_the_newer_block_is_read_with_its_lists_and_languages():
    bag = "<rdf:Bag><rdf:li>Siti</rdf:li><rdf:li>Budi</rdf:li></rdf:Bag>"
    said = meta(
        xmp(
            description(
                '<dc:description><rdf:Alt><rdf:li xml:lang="en">Rice</rdf:li>'
                '<rdf:li xml:lang="x-default">Beras &amp; jagung</rdf:li></rdf:Alt></dc:description>'
                f"<ext:PersonInImage>{bag}</ext:PersonInImage><dc:subject>{bag}</dc:subject>"
                "<plus:CopyrightOwner><rdf:Seq><rdf:li><rdf:Description><plus:CopyrightOwnerName>Reuters"
                "</plus:CopyrightOwnerName></rdf:Description></rdf:li></rdf:Seq></plus:CopyrightOwner>"
                "<rights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>Sekali pakai</rdf:li></rdf:Alt>"
                "</rights:UsageTerms><exif:GPSLatitude>6,10.5S</exif:GPSLatitude>",
                'photoshop:City="Bogor" photoshop:DateCreated="2025-09-04T03:15:00Z"'
                ' rights:WebStatement="https://contoh.id/lisensi"',
            )
        )
    )
    assert said == Meta(
        caption="Beras & jagung",
        place="Bogor",
        people=("Siti", "Budi"),
        keywords=("Siti", "Budi"),
        owner="Reuters",
        licence="https://contoh.id/lisensi",
        usage_terms="Sekali pakai",
        taken_at=datetime(2025, 9, 4, 3, 15, tzinfo=UTC),
        has_location=True,
    )


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_file_types_have_the_same_metadata(kind):
    packet = description("", 'photoshop:Headline="Panen raya"').encode()
    options = {"xmp": packet}
    if kind == "PNG":
        extra = PngInfo()
        extra.add_itxt("XML:com.adobe.xmp", packet.decode())
        options = {"pnginfo": extra}
    said = examine(saved(scene(), kind, exif=camera(), **options)).meta
    assert (said.headline, said.caption, said.credit) == ("Panen raya", "DARI KAMERA", "Kamera")


def test_texts_written_by_people_take_precedence_over_the_cameras():
    exif = camera().tobytes()
    assert meta((1, exif)).caption == "DARI KAMERA"
    assert meta((1, exif), iim((2, 120, b"Dari IIM"))).caption == "Dari IIM"
    both = meta((1, exif), iim((2, 120, b"Dari IIM")), xmp(description("", 'photoshop:Credit="Dari XMP"')))
    assert (both.caption, both.credit, both.owner) == ("Dari IIM", "Dari XMP", "(c) Kamera")


def test_the_time_is_aware_only_if_its_offset_is_known():
    assert meta((1, camera().tobytes())).taken_at == datetime(2025, 9, 4, 10, 15)
    aware = camera(details={0x9011: "+07:00"})
    assert meta((1, aware.tobytes())).taken_at == datetime(2025, 9, 4, 10, 15, tzinfo=WIB)
    assert meta((1, camera(details={0x9003: "0000:00:00 00:00:00"}).tobytes())).taken_at is None


def test_coordinates_are_reported():
    assert meta((1, camera(place={1: "S", 2: (6.0, 10.0, 0.0), 3: "E", 4: (106.0, 49.0, 0.0)}).tobytes())).has_location
    assert not meta((1, camera(place={0: b"\2\3\0\0"}).tobytes())).has_location


def test_older_character_encodings_are_read():
    assert meta(iim((2, 120, "Café".encode("cp1252")))).caption == "Café"
    assert meta(iim((2, 120, "Café".encode()))).caption == "Café"
    assert meta(iim(UTF8, (2, 120, b"Caf\xe9 \xff"))).caption.startswith("Caf")
    assert meta(xmp(description("", 'photoshop:Headline="Café"').encode("utf-16"))).headline == "Café"


@pytest.mark.parametrize(
    "packet",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + description("<dc:title>&b;</dc:title>"),
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + description("<dc:title>x</dc:title>"),
        description("<dc:title>" + "<a>" * 3000 + "</a>" * 3000 + "</dc:title>"),
        description("<a/>" * 15_000),
        "<x>" * 21_000,
        "bukan XML",
        "\0\0\0",
        b"\xff\xfe\x00\xd8",
        b"\xff" * 5000,
        "",
    ],
)
def test_a_hostile_xmp_packet_is_ignored(packet):
    packet = packet.encode() if isinstance(packet, str) else packet
    assert meta(xmp(packet[:65_000])) == Meta()


def test_an_xmp_packet_that_is_too_large_is_ignored():
    packet = description("", f'photoshop:Headline="{"x" * 1_100_000}"').encode()
    assert examine(saved(scene(), "WEBP", xmp=packet)).meta == Meta()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(
    "segment",
    [
        (13, b"Photoshop 3.0\0" + b"8BIM\x04\x04"),
        (13, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\x02\x78\xff\xff"),
        (1, b"Exif\0\0"),
        (1, b"Exif\0\0MM\0*\xff\xff\xff\xff"),
        (1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xff" * 200),
        (2, b"ICC_PROFILE\0\x01\x01" + b"sampah" * 50),
        (2, b"MPF\0sampah"),
        (14, b"Adobe"),
        (0, b"JFIF"),
        (2, b"ICC_PROFILE\0"),
    ],
)
def test_malformed_metadata_is_ignored(segment):
    assert meta(segment) == Meta()


def test_texts_are_shortened_and_invisible_characters_removed():
    said = meta(
        iim(
            UTF8,
            (2, 120, b"x" * 30_000),
            (2, 105, "A\0B\u202e C\x1b[31m\n D".encode()),
            *[(2, 25, f"kata {number}".encode()) for number in range(500)],
        )
    )
    assert len(said.caption) == 5000
    assert said.headline == "AB C[31m D"
    assert len(said.keywords) == 50


def test_a_javascript_address_is_not_accepted_as_licence():
    assert meta(xmp(description("", 'rights:WebStatement="javascript:alert(1)"'))).licence == ""
