"""Pictures on readers' pages: the right file, reserved space, and none that may not be shown."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from articles import photo_library
from articles.document import Document, Figure, Gallery, LinkCard, write
from articles.models import Photo
from tests.support.drawing import saved, scene
from tests.support.makers import make_article, make_photo, publish
from tests.support.page_text import texts_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def said(photo, caption="", credit=""):
    """Return a photo as a block of a body."""
    return Figure(str(photo.uid), caption, credit)


def written(*blocks):
    """Return blocks as the HTML of a body."""
    return write(Document(blocks))


@pytest.fixture
def photo(writer):
    """A photo large enough for several widths, with its renditions."""
    return make_photo(writer, file=saved(scene((1500, 1000))))


@pytest.fixture
def page_of(client, writer, editor):
    """A function that publishes an article with these fields and returns its page."""

    def publish_and_get(**fields):
        article = publish(make_article(writer, **fields), writer, editor)
        return client.get(article.get_absolute_url()).content.decode()

    return publish_and_get


def files_in(page):
    """Return the addresses of all files of pictures in a page."""
    return set(re.findall(r"/media/\d+/[0-9a-f]{16}/[a-z]+-\d+\.(?:avif|webp|jpeg)", page))


def test_a_lead_picture_has_every_format_and_width_and_reserved_space(page_of, photo):
    page = page_of(photo=photo)
    [figure] = [one.html for one in LexborHTMLParser(page).css("article figure")]
    assert re.findall(r'<source type="(image/\w+)"', figure) == ["image/avif", "image/webp"]
    for kind in ("avif", "webp", "jpeg"):
        assert re.findall(rf"lead-(\d+)\.{kind} (\d+)w", figure) == [
            (width, width) for width in ("320", "480", "640", "960", "1280")
        ]
    assert 'width="1280" height="853"' in figure
    assert 'fetchpriority="high"' in figure
    assert "loading" not in figure
    assert 'alt="Kapal kayu di dermaga lama."' in figure
    assert "Kapal di dermaga." in figure
    assert "Laras Wening" in figure
    sketch = re.search(r'src="(data:image/webp;base64,[^"]+)"', figure)[1]
    assert len(sketch) <= 300


def test_the_metadata_for_shared_links_contains_the_picture(page_of, photo, settings):
    settings.SITE_ADDRESS = "https://kabar.example.com"
    page = page_of(photo=photo)
    address = re.search(r'property="og:image" content="([^"]+)"', page)[1]
    assert re.fullmatch(rf"https://kabar\.example\.com/media/{photo.pk}/[0-9a-f]{{16}}/share-1200.jpeg", address)


def test_an_article_without_a_picture_has_no_placeholder(page_of, client):
    page = page_of()
    assert "<figure" not in page
    assert not re.search(r'property="og:image" content="[^"]+/media/', page)
    assert "<picture" not in page
    assert "<picture" not in client.get("/").content.decode()


def test_every_file_in_a_page_exists_is_cached_forever_and_has_its_type(page_of, photo, client):
    names = files_in(page_of(photo=photo) + client.get("/").content.decode() + client.get("/terbaru/").content.decode())
    assert len(names) >= 15
    for name in names:
        response = client.get(name)
        kind = name.rpartition(".")[2]
        assert response.status_code == 200
        assert response["Content-Type"] == f"image/{kind}"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Vary" not in response
        assert "Set-Cookie" not in response
        with Image.open(BytesIO(response.getvalue())) as image:
            assert image.format.lower() == kind
            assert image.width == int(re.search(r"-(\d+)\.", name)[1])
        assert client.get(name, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_published_file_has_no_metadata_of_place_or_camera(writer, client):
    exif = Image.Exif()
    exif[0x0110] = "Kamera X"
    exif.get_ifd(0x8825)[2] = (6.0, 10.0, 30.0)
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8769)[0xA431] = "SERI-12345"
    photo = make_photo(writer, file=saved(scene((960, 640)), exif=exif))
    assert photo.has_location
    for shape in photo.renditions["shapes"].values():
        for kind in shape["kinds"]:
            data = client.get(photo.rendered.address(f"{shape['stem']}-{shape['sizes'][-1][0]}.{kind}")).getvalue()
            with Image.open(BytesIO(data)) as image:
                assert not image.getexif()
                assert not image.getexif().get_ifd(0x8825)
                assert not {"exif", "xmp", "photoshop", "comment"} & image.info.keys()
            assert b"SERI-12345" not in data
            assert b"Kamera" not in data


def test_a_figure_is_in_its_place_and_the_dateline_begins_the_text(page_of, photo, writer):
    tall = make_photo(writer, file=saved(scene((640, 960))))
    body = f"{written(said(photo))}<p>Satu.</p>{written(said(tall, 'Tinggi.', 'AP'))}<p>Dua.</p>"
    page = page_of(body=body, dateline="JAKARTA")
    [text] = texts_of(page, "article")
    order = [text.index(part) for part in ("Kapal di dermaga.", "JAKARTA – Satu.", "Tinggi.", "Dua.")]
    assert order == sorted(order)
    figures = LexborHTMLParser(page).css("article figure")
    assert len(figures) == 2
    assert "24rem" in figures[1].html
    assert page.count('loading="lazy"') == 2
    assert "fetchpriority" not in page


def test_a_small_picture_is_not_enlarged_to_the_width_of_the_text(page_of, writer):
    small = make_photo(writer, file=saved(scene((240, 160))))
    page = page_of(body=f"<p>Satu.</p>{written(said(small))}")
    assert "20rem" in LexborHTMLParser(page).css_first("article figure").html


def test_a_gallery_can_be_used_by_keyboard(page_of, photo, writer):
    other = make_photo(writer, caption="Dermaga <kosong>.")
    gallery = written(Gallery((said(photo), said(other)), "Sore itu"))
    page = page_of(body=f"<p>Satu.</p>{gallery}")
    captions = texts_of(page, '[tabindex="0"][role=group][aria-label="Sore itu"] li figcaption')
    assert [caption.split()[0] for caption in captions] == ["1/2", "2/2"]
    assert "Dermaga &lt;kosong&gt;." in page


def test_a_link_card_is_a_link_and_loads_nothing(page_of):
    body = written(LinkCard("https://www.youtube.com/watch?v=abcdefghijk", "Rekaman <uji>"))
    page = page_of(body=f"<p>Satu.</p>{body}")
    assert '<a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener noreferrer nofollow external">' in page
    assert "Rekaman &lt;uji&gt;" in page
    assert "<iframe" not in page
    assert page.count("youtube.com") == 1


@pytest.mark.parametrize("gone", ["expired", "withdrawn"])
def test_a_picture_that_may_not_be_shown_is_removed_from_pages_and_files(gone, writer, editor, client, photo):
    gallery = written(Gallery((said(photo),), "Galeri"))
    body = f"<p>Satu.</p>{written(said(photo, 'Di sini.'))}{gallery}"
    article = publish(make_article(writer, photo=photo, body=body), writer, editor)
    pages = ("/", "/terbaru/", article.get_absolute_url())
    names = files_in("".join(client.get(page).content.decode() for page in pages))
    assert names
    if gone == "expired":
        # By time alone: no task runs and nothing is deleted.
        Photo.objects.update(expires_at=timezone.now())
    else:
        photo_library.withdraw(photo, because="Keberatan.")
    for page in pages:
        html = client.get(page).content.decode()
        assert "<picture" not in html
        assert "<figure" not in html
        assert not re.search(r'property="og:image" content="[^"]+/media/', html)
        assert "Di sini." not in html
    for name in names:
        response = client.get(name)
        assert response.status_code == 410
        assert response["Cache-Control"] == "no-cache"


def test_a_picture_without_a_new_shape_is_shown_in_another(page_of, photo):
    made = photo.renditions
    Photo.objects.update(renditions=made | {"shapes": {"lead": made["shapes"]["lead"]}})
    page = page_of(photo=photo, body=f"<p>Satu.</p>{written(said(photo))}")
    assert page.count("<picture>") == 2
    assert "lead-1280.jpeg" in page


def test_no_file_is_cached_beyond_the_end_of_rights(client, photo):
    Photo.objects.update(expires_at=timezone.now() + HOUR)
    response = client.get(photo.rendered.address("lead-320.avif"))
    kept = int(re.search(r"max-age=(\d+)$", response["Cache-Control"])[1])
    assert 3590 < kept <= 3600


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "{}/0000000000000000/lead-320.avif",
        "{}/{}/lead-321.avif",
        "{}/{}/LEAD-320.avif",
        "{}/{}/lead-320.svg",
        "{}/{}/../../lead-320.avif",
        "999999999999999999/{}/lead-320.avif",
        "0/{}/lead-320.avif",
    ],
)
def test_no_other_address_leads_to_a_file(client, photo, name):
    folder = photo.renditions["folder"]
    address = name.replace("{}/{}", f"{photo.pk}/{folder}").replace("999999/{}", f"999999/{folder}")
    assert client.get("/media/" + address.replace("{}", str(photo.pk))).status_code == 404


def test_pages_cost_one_more_query_with_figures_and_none_with_lead_pictures(writer, editor, client, photo):
    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    publish(make_article(writer, "Lain"), writer, editor)
    plain = publish(make_article(writer, "Tanpa"), writer, editor)
    without, front = asked(plain.get_absolute_url()), asked("/")
    led = publish(make_article(writer, "Dengan", photo=photo), writer, editor)
    assert asked(led.get_absolute_url()) == without
    assert asked("/") == front
    figures = "".join(written(said(make_photo(writer))) for _number in range(6))
    full = publish(make_article(writer, "Penuh", body=f"<p>Satu.</p>{figures}", photo=photo), writer, editor)
    assert asked(full.get_absolute_url()) == without + 1


def test_pictures_of_an_article_open_in_their_largest_file(client, page_of, photo, writer):
    other = make_photo(writer, alt="Pasar")
    body = written(said(other), Gallery((said(photo), said(other))))
    html = page_of(photo=photo, body=f"<p>Isi.</p>{body}")
    page = LexborHTMLParser(html)
    links = page.css("article figure a.frame")
    assert len(links) == 4
    for link in links:
        assert link.attributes["aria-label"].startswith("Buka gambar ukuran besar")
        answer = client.get(link.attributes["href"])
        picture = Image.open(BytesIO(b"".join(answer.streaming_content)))
        assert picture.format == "JPEG"
    folder, _slash, name = links[0].attributes["href"].rpartition("/")
    widths = [int(re.search(r"-(\d+)\.", one)[1]) for one in files_in(html) if one.startswith(folder)]
    assert f"-{max(widths)}." in name
    # Cards lead to articles, not to files.
    assert not page.css("aside a.frame")
