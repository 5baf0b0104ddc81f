"""Renditions for readers: the right crop, orientation and colours, and no metadata of the original."""

from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms

from articles.imaging import FORMATS, SHAPES, ImageRejected, ImageSource, crop_box, placeholder, render
from tests.support.drawing import description, iim, saved, scene, turned, with_segments, xmp

pytestmark = pytest.mark.slow

ALL = (0, 0, 480, 320)
SECRET = b"RAHASIA-7F3A"


def opened(data, mode="RGB"):
    return Image.open(BytesIO(data)).convert(mode)


def differs(one, other):
    """Return the mean difference of two pictures, 0–255."""
    assert one.size == other.size
    histogram = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L").histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_file_type_becomes_every_format_and_looks_the_same(source, kind):
    data = render(saved(scene(), source), ALL, 240, kind)
    picture = Image.open(BytesIO(data))
    assert picture.format == ("JPEG" if kind == "jpeg" else kind.upper())
    assert picture.size == (240, 160)
    assert differs(picture, scene().resize((240, 160))) < 4


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_picture_gives_the_same_bytes(kind):
    assert render(saved(scene()), ALL, 240, kind) == render(saved(scene()), ALL, 240, kind)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_rotated_picture_is_rendered_upright_and_cropped_as_seen(orientation):
    for box in (ALL, (20, 40, 180, 240), (260, 140, 460, 310)):
        size = (box[2] - box[0], box[3] - box[1])
        data = render(turned(orientation), box, 1000, "webp", quality=95)
        assert differs(opened(data), scene().crop(box).resize(size)) < 4


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "RGBA", "I;16"])
def test_every_colour_mode_is_rendered_with_the_right_colours(mode):
    if mode == "I;16":
        source, plain = scene(mode="I").point(lambda grey: grey * 257).convert("I;16"), scene(mode="L")
    else:
        source = scene(mode=mode)
        plain = source.convert("RGB")
    file = saved(source, "JPEG" if mode == "CMYK" else "PNG")
    expected = plain.convert("RGB" if mode != "1" else "L").resize((240, 160), Image.Resampling.LANCZOS)
    assert differs(opened(render(file, ALL, 240, "jpeg", quality=95)), expected) < 6


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_transparency_becomes_white_in_a_jpeg_and_is_kept_in_other_formats(mode):
    image = scene(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 240, 320))
    if mode == "P":
        image = image.quantize(64)
    file = saved(image, "PNG")
    assert min(opened(render(file, ALL, 240, "jpeg")).getpixel((20, 20))) > 250
    for kind in ("webp", "avif"):
        shown = Image.open(BytesIO(render(file, ALL, 240, kind)))
        assert shown.mode == "RGBA"
        assert shown.getpixel((20, 20))[3] == 0
        assert shown.getpixel((220, 20))[3] == 255


def test_a_colour_profile_is_applied_and_removed():
    wide = ImageCms.createProfile("LAB")
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = render(saved(scene(), "PNG", icc_profile=linear), ALL, 240, "jpeg")
    assert differs(opened(same), scene().resize((240, 160))) < 4
    for broken in (b"sampah", linear[:200], ImageCms.ImageCmsProfile(wide).tobytes()):
        data = render(saved(scene(), "PNG", icc_profile=broken), ALL, 240, "jpeg")
        assert differs(opened(data), scene().resize((240, 160))) < 4
    # This profile swaps red and blue, so they must be swapped in the rendition.
    at_red, at_blue = linear.index(b"rXYZ"), linear.index(b"bXYZ")
    swapped = bytearray(linear)
    swapped[at_red : at_red + 4], swapped[at_blue : at_blue + 4] = b"bXYZ", b"rXYZ"
    red = opened(render(saved(scene(), "PNG", icc_profile=bytes(swapped)), ALL, 240, "jpeg"))
    assert red.getpixel((50, 70))[2] > 180 > 100 > red.getpixel((50, 70))[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_metadata_is_removed_from_renditions(kind):
    exif = Image.Exif()
    exif[0x010F], exif[0x0131], exif[0x013B] = (SECRET.decode(),) * 3
    exif.get_ifd(0x8769).update({0xA431: SECRET.decode(), 0x927C: SECRET * 9})
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 10.0, 0.0), 3: "E", 4: (106.0, 49.0, 0.0), 29: SECRET.decode()})
    packet = description("", f'photoshop:Headline="{SECRET.decode()}" exif:GPSLatitude="6,10.5S"')
    jpeg = with_segments((1, exif.tobytes()), iim((2, 120, SECRET)), xmp(packet), (5, SECRET)).getvalue()
    comment = b"\xff\xfe" + (len(SECRET) + 2).to_bytes(2, "big") + SECRET
    jpeg = BytesIO(jpeg[:2] + comment + jpeg[2:] + b"<script>alert(1)</script>PK\3\4" + SECRET)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = {"exif": exif, "xmp": packet.encode(), "icc_profile": profile}
    for file in (jpeg, *(saved(scene(), source, **told) for source in ("JPEG", "PNG", "WEBP", "AVIF"))):
        assert SECRET in file.getvalue()
        data = render(file, ALL, 240, kind)
        sent = Image.open(BytesIO(data))
        sent.load()
        assert not dict(sent.getexif())
        assert not {"exif", "xmp", "comment", "photoshop", "icc_profile"} & set(sent.info)
        for trace in (SECRET, b"Exif", b"script", b"adobe", b"Photoshop", b"ICC", b"PK\3\4"):
            assert trace not in data
        assert SECRET not in b64decode(placeholder(ImageSource(file), ALL).split(",")[1])


def test_a_picture_is_never_enlarged():
    data = render(saved(scene()), (0, 0, 300, 200), 1920, "webp")
    assert opened(data).size == (300, 200)


@pytest.mark.parametrize("quality", [None, 94, 100])
@pytest.mark.parametrize("kind", FORMATS)
def test_noise_that_hardly_compresses_is_rendered_too(kind, quality):
    snow = Image.merge("RGB", [Image.effect_noise((900, 600), 400) for _band in "RGB"])
    assert opened(render(saved(snow, "PNG"), (0, 0, 900, 600), 900, kind, quality)).size == (900, 600)


def test_a_large_jpeg_decoded_at_a_smaller_size_is_cropped_correctly():
    picture = scene((3001, 2003))
    box = crop_box(3001, 2003, SHAPES["square"].ratio, focal=(0.2, 0.5))
    expected = picture.crop(box).resize((160, 160), Image.Resampling.LANCZOS)
    assert differs(opened(render(saved(picture), box, 160, "jpeg")), expected) < 4


@pytest.mark.parametrize("box", [(0, 0, 481, 320), (-1, 0, 480, 320), (10, 10, 10, 20), (20, 0, 10, 320)])
def test_a_box_outside_the_picture_raises_an_error(box):
    with pytest.raises(ValueError):
        render(saved(scene()), box, 240, "webp")


def test_unknown_formats_and_damaged_files_raise_an_error():
    with pytest.raises(ValueError):
        render(saved(scene()), ALL, 240, "gif")
    for file in (BytesIO(b"<svg/>"), BytesIO(saved(scene()).getvalue()[:3000])):
        with pytest.raises(ImageRejected):
            render(file, ALL, 240, "webp")


@pytest.mark.parametrize("image", [scene(), Image.effect_noise((480, 320), 120), scene(mode="RGBA")])
@pytest.mark.parametrize("box", [ALL, (0, 0, 320, 320), (0, 0, 20, 320), (0, 0, 480, 1)])
def test_a_placeholder_is_a_few_bytes(image, box):
    uri = placeholder(ImageSource(saved(image, "PNG")), box)
    assert len(uri) <= 300
    tiny = opened(b64decode(uri.removeprefix("data:image/webp;base64,")))
    assert max(tiny.size) <= 16
