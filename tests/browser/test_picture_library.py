"""The photo library in a browser: uploading, describing, and setting the focal point."""

import base64
import random
import re

import pytest
from playwright.sync_api import expect

from articles.imaging import SHAPES, box_of
from tests.support.accessibility import faults
from tests.support.desk_pages import DROP
from tests.support.drawing import unlike

pytestmark = pytest.mark.browser
LIST = "/admin/articles/photo/"
BOXES = """async (cases) => {
  const { boxOf } = await import("/static/articles/desk/crop.js");
  return cases.map((one) => boxOf(...one));
}"""


def drop(page, **files):
    """Drop files, given by name, on the page."""
    sent = [(f"{name}.jpg", base64.b64encode(data.read()).decode()) for name, data in files.items()]
    page.evaluate(DROP, sent)


@pytest.fixture(scope="module")
def photo(site):
    """The address of a photo in the library."""
    make = """
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"; django.setup()
from django.contrib.auth import get_user_model
from tests.support.makers import make_article, make_photo
from tests.support.drawing import unlike
writer = get_user_model().objects.get(username="writer")
photo = make_photo(writer, file=unlike(900, (600, 400)), failure="Tidak terbaca.", needs_consent=True)
make_article(writer, headline="Dengan Gambar", photo=photo)
print(photo.get_absolute_url())
"""
    return site.laptop("-c", make).strip()


def test_two_pictures_are_dropped_described_and_found_again(desk):
    page = desk("writer", LIST)
    drop(page, pertama=unlike(901), kedua=unlike(902))
    rows = page.locator("[data-photo]")
    expect(rows).to_have_count(2)
    expect(page.locator("[data-upload-status]")).to_have_text("Uploads done: 2.")
    for number in range(2):
        rows.nth(number).get_by_label("Alternative text").fill(f"Perahu ke-{number} di pantai.")
        rows.nth(number).get_by_label("Credit").fill("Antara/Bayu")
    page.get_by_role("button", name="Save all").click()
    expect(page.locator("[data-upload-status]")).to_have_text("All is saved.")
    expect(rows.nth(0).locator("[data-message]")).to_have_text("Saved.")
    page.get_by_role("link", name="Show them in the library").click()
    expect(page.locator(".pictures li").first).to_contain_text("Antara/Bayu")
    assert page.context.troubles == []


def test_one_credit_is_filled_in_for_all_pictures_without_one(desk):
    page = desk("writer", LIST)
    drop(page, ketiga=unlike(905), keempat=unlike(906))
    credits = page.locator("[data-photo]").get_by_label("Credit")
    expect(credits).to_have_count(2)
    credits.nth(0).fill("Warga")
    page.get_by_label("One credit for those that have none").fill("AFP")
    page.keyboard.press("Enter")
    expect(page.locator("[data-upload-status]")).to_have_text("Credits filled in: 1. They are not saved yet.")
    expect(credits.nth(0)).to_have_value("Warga")
    expect(credits.nth(1)).to_have_value("AFP")
    page.get_by_role("button", name="Save all").click()
    expect(page.locator("[data-upload-status]")).to_have_text("All is saved.")


@pytest.mark.slow
def test_a_refused_upload_gets_a_message_and_a_lost_connection_is_retried(desk):
    page = desk("writer", LIST)
    drop(page, rusak=unlike(903).__class__(b"\xff\xd8\xffhancur"))
    expect(page.locator(".refusal")).to_contain_text("damaged")
    page.context.troubles.clear()
    page.route("**/upload/", lambda route: route.abort())
    drop(page, putus=unlike(903))
    expect(page.locator(".refusal")).to_have_count(2)
    expect(page.locator(".refusal").last).to_contain_text("The connection failed")
    page.unroute("**/upload/")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-photo]")).to_have_count(1)
    drop(page, lagi=unlike(903))
    expect(page.locator(".uploads li").last).to_contain_text("was already in the library: #")
    # The file is refused before it is sent.
    asked = len([url for url in page.context.asked if url.endswith("/upload/")])
    page.evaluate("Object.defineProperty(File.prototype, 'size', { get: () => 5e7 })")
    drop(page, besar=unlike(904))
    expect(page.locator(".refusal").last).to_contain_text("more than 40 MB")
    assert len([url for url in page.context.asked if url.endswith("/upload/")]) == asked


def test_the_focal_point_is_set_by_click_and_by_keys_and_every_shape_follows(desk, photo):
    page = desk("editor", photo)
    square = page.locator("[data-shape=square]")
    before = square.get_attribute("viewBox")
    stage = page.locator("[data-stage]")
    box = stage.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.5)
    assert abs(float(page.locator("#id_focal_x").input_value()) - 10) < 0.5
    assert square.get_attribute("viewBox") == "0 0 400 400" != before
    point = page.get_by_role("button", name=re.compile("The point that matters"))
    expect(point).to_be_focused()
    page.locator("#id_focal_x").fill("89")
    point.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#id_focal_x")).to_have_value("90")
    expect(point).to_have_attribute("aria-label", re.compile("90% from the left, (59|60|61)"))
    expect(square).to_have_attribute("viewBox", "200 0 400 400")
    page.locator("#id_crop_left").fill("50")
    expect(page.locator("[data-shape=whole]")).to_have_attribute("viewBox", "300 0 300 400")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("[data-shape=whole]")).to_have_attribute("viewBox", "300 0 300 400")
    assert page.context.troubles == []


def test_the_previews_are_cropped_like_the_files(desk, photo):
    rows, cases = random.Random(7), []
    for _number in range(400):
        width, height = rows.randrange(1, 4000), rows.randrange(1, 4000)
        left, right = sorted(rows.sample(range(1001), 2))
        top, bottom = sorted(rows.sample(range(1001), 2))
        crop = rows.choice([(0, 0, 1, 1), (left / 1000, top / 1000, right / 1000, bottom / 1000)])
        focal = rows.randrange(1001) / 1000, rows.randrange(1001) / 1000
        shape = rows.choice(list(SHAPES.values()))
        cases.append((width, height, shape, focal, crop))
    page = desk("editor", photo)
    told = [
        (width, height, [shape.ratio.numerator, shape.ratio.denominator] if shape.ratio else None, focal, crop)
        for width, height, shape, focal, crop in cases
    ]
    assert page.evaluate(BOXES, told) == [list(box_of(*case)) for case in cases]


WALKS = [(390, "dark", 911), (1280, "light", 912), (390, "light", 913), (1280, "dark", 914)]


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme", "number"), WALKS)
def test_the_library_is_accessible(width, scheme, number, desk, site, photo, axe):
    page = desk("chief", LIST, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    wrong = [("list", found) for found in faults(page, axe)]
    drop(page, satu=unlike(number), rusak=unlike(1).__class__(b"GIF89a"))
    expect(page.locator("[data-uploads] progress")).to_have_count(0)
    expect(page.locator(".refusal")).to_have_count(1)
    # The server refused the file that is not a picture.
    page.context.troubles.clear()
    wrong += [("uploads", found) for found in faults(page, axe)]
    for kind, address in {"page": photo, "describing": f"{LIST}describe/?photo={photo.split('/')[-3]}"}.items():
        page.goto(site.url + address)
        wrong += [(kind, found) for found in faults(page, axe)]
    assert not wrong, "\n".join(map(str, wrong))
