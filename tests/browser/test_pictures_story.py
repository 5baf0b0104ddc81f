"""A picture in browsers: uploaded, its focal point set, used in an article, published, and fetched by screens."""

import base64
import re

import pytest
from playwright.sync_api import expect

from tests.support.desk_pages import DROP, credit_editor, move, save
from tests.support.drawing import saved, scene

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIST, ADD = "/admin/articles/photo/", "/admin/articles/article/add/"
HEADLINE = "Perahu Cadik Pulang Lebih Awal"
# Cumulative Layout Shift (web.dev): the sum of all shifts since the first paint, 0 if nothing moves.
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
SHOWN = """() => [...document.querySelectorAll("article.story picture img")].map((image) => ({
  source: image.currentSrc, shown: image.getBoundingClientRect().width,
}))"""

DECODED = """Promise.all([...document.querySelectorAll("article.story picture img")].map((image) => image.decode()))
  .then(() => null)"""


def upload(page):
    """Drop two large pictures on the library, describe them, and return their numbers, the newest last."""
    files = [("cadik.jpg", saved(scene((1600, 1100)))), ("pasir.png", saved(scene((1400, 1000)).rotate(180), "PNG"))]
    page.evaluate(DROP, [(name, base64.b64encode(file.getvalue()).decode()) for name, file in files])
    rows = page.locator("[data-photo]")
    expect(rows).to_have_count(2, timeout=30_000)
    for row in rows.all():
        row.get_by_label("Alternative text").fill("Perahu cadik di atas pasir.")
        row.get_by_label("Caption").fill("Perahu yang pulang lebih awal.")
        row.get_by_label("Credit").fill("Antara/Bayu")
    page.get_by_role("button", name="Save all").click()
    expect(page.locator("[data-upload-status]")).to_have_text("All is saved.")
    return sorted(int(row.get_attribute("data-photo")) for row in rows.all())


def set_point(page, site, number):
    """Click on the focal point of a photo and save, and check that the previews follow."""
    page.goto(f"{site.url}{LIST}{number}/change/")
    before = page.locator("[data-shape=square]").get_attribute("viewBox")
    box = page.locator("[data-stage]").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.5)
    assert page.locator("[data-shape=square]").get_attribute("viewBox") != before
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible(timeout=30_000)


def choose(page, words):
    """Choose the picture that the open dialog finds first."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Search the library").fill(words)
    expect(dialog.get_by_role("option")).to_have_count(1)
    dialog.get_by_role("option").click()


def write(page, site):
    """Write an article with a lead picture and a figure, submit it, and return its address on the desk."""
    page.goto(site.url + ADD)
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Standfirst").fill("Ombak naik sejak subuh.")
    page.locator("#id_category").select_option(label="Daerah")
    page.get_by_role("button", name="Choose a picture").click()
    choose(page, "cadik.jpg")
    expect(page.locator(".lead-picture img, .lead img").first).to_be_visible()
    page.get_by_role("textbox", name="body").click()
    page.keyboard.insert_text("Perahu itu pulang lebih awal. " * 160)
    page.locator(".prose-menubar button[data-name=photo]").click()
    choose(page, "pasir.png")
    page.get_by_role("dialog").get_by_role("button", name="Insert").click()
    expect(page.locator(".desk-figure img")).to_have_count(1)
    credit_editor(page, "Sri Wahyuningrum")
    save(page)
    page.wait_for_url(re.compile(r"/article/\d+/change/"))
    move(page, "submit")
    return page.url.removeprefix(site.url)


def see(reader, site, address, **options):
    """Read the article on a screen, and return what each picture fetched and how much the layout shifted."""
    page = reader(site, **options).new_page()
    page.add_init_script(SHIFTS)
    page.goto(site.url + address, wait_until="networkidle")
    before = [image["source"] for image in page.evaluate(SHOWN)]
    page.locator(".body figure img").last.scroll_into_view_if_needed()
    page.evaluate(DECODED)
    assert page.evaluate("window.shifted") == 0
    assert page.context.troubles == []
    return before, page.evaluate(SHOWN)


def test_from_the_upload_to_every_screen(site, desk, reader):
    writer = desk("writer", LIST)
    first, _second = upload(writer)
    set_point(writer, site, first)
    address = write(writer, site)
    editor = desk("chief", address)
    move(editor, "approve")
    move(editor, "publish")
    live = editor.get_by_role("link", name="View on site").get_attribute("href")

    phone = {"viewport": {"width": 390, "height": 800}, "device_scale_factor": 2}
    (lead, figure), (shown, _inside) = see(reader, site, live, **phone)
    assert figure == "", "what lies below the fold is not fetched before it is near"
    assert re.search(r"/lead-960\.avif$", lead)
    assert round(shown["shown"]) < 390
    desktop = {"viewport": {"width": 1280, "height": 900}}
    _before, (shown, inside) = see(reader, site, live, **desktop)
    assert re.search(r"/lead-960\.avif$", shown["source"])
    assert round(shown["shown"]) == 960
    assert re.search(r"/whole-640\.avif$", inside["source"])
    small = {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 1}
    _before, (shown, _inside) = see(reader, site, live, **small)
    assert re.search(r"/lead-320\.avif$", shown["source"])
