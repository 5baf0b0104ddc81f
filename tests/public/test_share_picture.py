"""Pictures of words for links to articles without a photo, and to all other pages."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from articles.imaging.share_pictures import HEIGHT, RANGES, WIDTH, can_be_drawn, draw_share_picture
from tests.support.makers import approve, edit, make_article, make_photo, perform, publish


def shared(client, address, site):
    """Return the path of the picture of a page, and how Twitter is to show it."""
    page = LexborHTMLParser(client.get(address).content.decode())
    picture = page.css_first('meta[property="og:image"]').attributes["content"].removeprefix(site)
    return picture, page.css_first('meta[name="twitter:card"]').attributes["content"]


def opened(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    return Image.open(io.BytesIO(response.content))


@pytest.fixture
def article(writer, editor):
    return publish(make_article(writer, "Gempa di Bogor", topic="Lindu"), writer, editor)


def address_of(article):
    return article.editions.latest("number").get_absolute_url()


@pytest.mark.django_db
def test_an_article_without_a_photo_has_a_large_picture_of_its_words(client, article, settings):
    path, card = shared(client, address_of(article), settings.SITE_ADDRESS)
    picture = opened(client.get(path))
    assert (picture.size, card) == ((1200, 630), "summary_large_image")
    # There is ink besides paper.
    assert len(picture.convert("RGB").getcolors(100_000)) > 2


@pytest.mark.django_db
def test_an_article_with_a_photo_is_shared_with_it(client, writer, editor, settings):
    article = publish(make_article(writer, photo=make_photo(writer)), writer, editor)
    assert shared(client, address_of(article), settings.SITE_ADDRESS)[0].startswith("/media/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/terbaru/", "/topik/"])
def test_all_other_pages_have_the_picture_of_the_site(address, client, article, settings):
    path, card = shared(client, address, settings.SITE_ADDRESS)
    assert (opened(client.get(path)).size, card) == ((1200, 630), "summary_large_image")


@pytest.mark.django_db
def test_the_picture_is_there_only_while_its_edition_is_live(client, article, writer, editor, chief, settings):
    first, _card = shared(client, address_of(article), settings.SITE_ADDRESS)
    edit(article, writer, headline="Lindu di Bogor")
    assert client.get(first).status_code == 200
    perform(approve(article, writer, editor), "correct", by=editor, reason="Istilah.")
    second, _card = shared(client, address_of(article), settings.SITE_ADDRESS)
    assert first != second
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    perform(article, "retract", by=chief, reason="Salah.", ground="special")
    perform(article, "confirm_retraction", by=editor)
    assert client.get(second).status_code == 404


@pytest.mark.django_db
def test_nobody_guesses_the_address_of_a_picture(client, article, settings):
    path, _card = shared(client, address_of(article), settings.SITE_ADDRESS)
    for other in (path.replace(".png", "0.png"), f"/bagikan/{article.pk}/x.png", f"/bagikan/{article.pk + 1}/x.png"):
        assert client.get(other).status_code == 404


@pytest.mark.django_db
def test_a_headline_in_another_script_has_the_picture_of_the_site(client, writer, editor, settings):
    article = publish(make_article(writer, "Киев 北京"), writer, editor)
    assert shared(client, address_of(article), settings.SITE_ADDRESS)[0] == "/bagikan/site.png"


LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x24F).filter(can_be_drawn)


@settings(max_examples=15, deadline=None)
@given(st.text(LETTERS, max_size=240), st.text(LETTERS, max_size=160), st.text(LETTERS, max_size=60))
def test_any_headline_fits_into_the_picture(headline, about, site):
    picture = Image.open(io.BytesIO(draw_share_picture(headline, about, site))).convert("RGB")
    assert picture.size == (WIDTH, HEIGHT)
    # Nothing reaches into the margins.
    paper = picture.getpixel((2, 2))
    for box in ((0, 0, 60, HEIGHT), (WIDTH - 40, 0, WIDTH, HEIGHT), (0, HEIGHT - 20, WIDTH, HEIGHT)):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)]


def test_the_font_has_every_letter_that_is_drawn():
    letters = [chr(code) for first, last in RANGES for code in range(first, last + 1)]
    assert all(map(can_be_drawn, letters))
    assert not can_be_drawn("Ж")
