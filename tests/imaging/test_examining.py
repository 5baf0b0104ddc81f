"""Examining pictures: what is accepted, and what is refused with which message."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from articles.imaging import MAX_BYTES, ImageRejected, examine
from tests.support.drawing import chunk, jpeg_header, png, saved, scene, turned, with_segments


def refusal(file, name=""):
    with pytest.raises(ImageRejected) as told:
        examine(file if hasattr(file, "read") else BytesIO(file), name)
    return str(told.value)


@pytest.mark.parametrize(
    ("kind", "mime", "extension"),
    [
        ("JPEG", "image/jpeg", "jpg"),
        ("PNG", "image/png", "png"),
        ("WEBP", "image/webp", "webp"),
        ("AVIF", "image/avif", "avif"),
    ],
)
def test_each_kind_is_known_by_its_content(kind, mime, extension):
    file = saved(scene(), kind)
    found = examine(file, f"../..\\Foto pasar.{extension.upper()}")
    assert (found.kind, found.mime, found.extension) == (kind.lower(), mime, extension)
    assert (found.width, found.height, found.size) == (480, 320, len(file.getvalue()))
    assert len(found.sha256) == 64
    assert len(found.fingerprint) == 16
    assert examine(file) == found  # no name says nothing false


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("RGBA", "PNG"), ("RGBA", "WEBP")],
)
def test_every_colour_mode_is_accepted(mode, kind):
    assert examine(saved(scene(mode=mode), kind)).width == 480


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_has_its_size_and_fingerprint_as_seen(orientation):
    found = examine(turned(orientation))
    assert (found.width, found.height) == (480, 320)
    assert found.fingerprint == examine(turned(1)).fingerprint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"Sekadar catatan.", "not a picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<svg/>', "SVG"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\3\4....", "archive"),
        (b"II*\0....", "TIFF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "video"),
    ],
)
def test_a_file_that_is_not_a_picture_is_refused_with_its_type(data, words):
    assert words in refusal(data, "foto.jpg")


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png.html", "foto.svg"])
def test_an_extension_that_does_not_match_the_content_is_refused(name):
    words = refusal(saved(scene(), "PNG"), name)
    assert "PNG" in words
    assert ".png" in words


def test_animated_pictures_are_refused():
    frames = [scene(), scene().rotate(90), scene().rotate(180)]
    assert "GIF" in refusal(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert "GIF" in refusal(saved(frames[0], "GIF"))
    for kind in ("PNG", "WEBP", "AVIF"):
        assert "animated" in refusal(saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100))


def test_too_small_too_large_and_too_long_are_refused_by_the_header_alone():
    assert "1 × 1" in refusal(saved(Image.new("RGB", (1, 1)), "PNG"))
    assert "199 × 100" in refusal(saved(Image.new("RGB", (199, 100))))
    assert "100 megapixels" in refusal(jpeg_header(10_000, 10_000))
    assert "12001 × 10" in refusal(png(12_001, 10))
    assert "50000 × 50000" in refusal(png(50_000, 50_000))
    assert "no width" in refusal(png(0, 500))
    webp = b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + struct.pack("<I", 16_000)[:3] * 2 + b"\0" * 40
    assert "16001 × 16001" in refusal(webp)
    file = saved(scene())
    file.seek(MAX_BYTES)
    file.write(b"x")
    assert "41 MB" in refusal(file)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(kind, part):
    data = saved(Image.effect_noise((400, 300), 80), kind).getvalue()
    assert refusal(data[: int(len(data) * part)])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_damaged_file_is_accepted_or_refused_without_another_error(kind):
    data = saved(scene((240, 200)), kind).getvalue()
    for at in range(0, len(data), max(1, len(data) // 150)):
        damaged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        try:
            assert examine(BytesIO(damaged)).kind
        except ImageRejected as told:
            assert str(told)


def test_a_jpeg_of_endless_scans_or_segments_is_refused():
    data = saved(scene(), progressive=True).getvalue()
    start = data.rindex(b"\xff\xda")
    assert "busy" in refusal(data[:-2] + data[start:-2] * 200 + data[-2:])
    assert "busy" in refusal(with_segments(*[(5, b"")] * 6000))


def test_a_jpeg_with_a_second_picture_appended_is_one_still_picture():
    file = saved(scene(), "MPO", save_all=True, append_images=[scene().rotate(180)])
    assert examine(file, "foto.jpg").fingerprint == examine(saved(scene())).fingerprint


def test_an_avif_that_hides_a_huge_picture_behind_a_small_size_is_refused():
    data = saved(Image.new("L", (5000, 5000)), "AVIF", speed=10).getvalue()
    at = data.index(b"ispe") + 8
    small = data[:at] + struct.pack(">II", 400, 400) + data[at + 8 :]
    assert "25" in refusal(small)


def test_rows_beyond_the_picture_are_not_decompressed():
    rows = zlib.compress(b"\0" * (1 + 3 * 300) * 200 + b"\0" * 200_000_000, 9)
    assert examine(png(300, 200, chunk(b"IDAT", rows))).height == 200
