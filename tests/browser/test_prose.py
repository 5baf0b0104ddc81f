"""The prose editor in a browser: by keyboard, with its dialogs, and with a limited size of its scripts."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.editor import PASTE, RULES, body_of
from tests.support.http import ask

pytestmark = pytest.mark.browser

ADD = "/admin/articles/article/add/"
MAX_SCRIPT_BYTES = 900_000


@pytest.fixture
def page(site, reader, password):
    """The page of a new article, with a writer signed in who reads English."""
    page = reader(site, locale="en-GB").new_page()
    page.scripts = []
    page.goto(f"{site.url}/admin/login/?next={ADD}")
    page.on("request", lambda request: request.resource_type == "script" and page.scripts.append(request.url))
    page.fill("#id_login", "writer")
    page.fill("#id_password", password)
    page.click("button.primary")
    expect(page.get_by_role("toolbar")).to_be_visible()
    return page


def test_a_line_is_chosen_by_keyboard_and_stays_a_relation(page, site):
    page.get_by_label("Headline").fill("Yang Merujuk")
    page.locator("#id_category").select_option(index=1)
    page.get_by_role("textbox", name="body").click()
    page.keyboard.type("Air mulai surut.")
    page.keyboard.press("Alt+F10")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Subheading", exact=True)).to_be_focused()
    page.get_by_role("button", name="Baca juga").press("Enter")
    page.keyboard.type("gunung SENDARU meletus")
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".read-also-status")).to_have_text("live")
    page.keyboard.press("Enter")
    page.keyboard.type("Kami menunggu.")
    pull = page.get_by_role("button", name="Pull quote")
    pull.click()
    expect(pull).to_have_attribute("aria-pressed", "true")
    written = body_of(page)
    line = r'<p>Air mulai surut\.</p><p data-article="([0-9a-f-]{36})">Baca juga: Gunung Sendaru Meletus[^<]*</p>'
    uid = re.match(line + '<blockquote class="pull"><p>Kami menunggu.</p></blockquote>$', written)[1]
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.wait_for_url(re.compile(r"/change/$"))
    assert body_of(page) == written
    number = re.search(r"/(\d+)/change/", page.url)[1]
    (row,) = json.loads(site.manage("export_articles", "--article", number))["read_also"]
    assert row["uid"] == uid


@pytest.mark.slow
def test_a_retracted_target_is_marked_and_the_dialog_is_accessible(page, site, axe):
    number = re.search(r"/(\d+)/", site.pages["retracted"])[1]
    uid = json.loads(site.manage("export_articles", "--article", number))["uid"]
    page.get_by_role("textbox", name="body").click()
    page.evaluate(
        PASTE,
        f'<p data-article="{uid}" onclick="x" class="x">Baca juga: Yang Dicabut</p><p data-article="x">Baca juga: Z</p>'
        '<div style="color: red"><script>alert(1)</script><h1>Besar</h1></div><ul><li data-article="none">Isi</ul>',
    )
    others = "<p>Baca juga: Z</p><p>Besar</p><ul><li><p>Isi</p></li></ul>"
    assert body_of(page) == f'<p data-article="{uid}">Baca juga: Yang Dicabut</p>{others}'
    expect(page.locator(".read-also-status").first).to_have_text("retracted, now called “Yang Akan Dicabut”")
    page.locator(".read-also-status").first.click()
    page.get_by_role("button", name="Baca juga").click()
    page.get_by_label("Words of the headline").fill("a")
    expect(page.get_by_role("dialog").get_by_role("option").nth(2)).to_be_visible()
    page.evaluate(axe)
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        # Wait for the transitions of colours to end.
        page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished)).then(() => null)")
        found = page.evaluate(f"axe.run('dialog[open]', {RULES})")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        box = page.get_by_role("dialog").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.get_by_label("Words of the headline").fill("Buku yang lama")
    page.get_by_role("button", name="Keep as plain text").click()
    # The line is inserted after the dialog has closed.
    expect(page.locator("textarea[name=body]")).to_have_value(
        f'<p data-article="none">Baca juga: Buku yang lama</p>{others}'
    )
    expect(page.locator(".read-also-status").first).to_have_text("plain text, leads nowhere")


def test_all_scripts_of_the_edit_page_are_local_and_their_size_is_limited(page, site):
    expect(page.get_by_role("button", name="Pull quote")).to_be_visible()
    addresses = set(page.scripts)
    assert {urlsplit(address).netloc for address in addresses} == {urlsplit(site.url).netloc}
    assert any("/django_prose_editor/editor" in address for address in addresses)
    assert any("/articles/desk/editor/read-also-dialog" in address for address in addresses)
    static = [address for address in addresses if "/static/" in address]
    assert sum(len(ask(address)[1]) for address in static) + 10_000 * (len(addresses) - len(static)) <= MAX_SCRIPT_BYTES
