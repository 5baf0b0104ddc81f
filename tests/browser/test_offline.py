"""Reading offline: articles that were read or saved, and none that was retracted."""

import json
import re

import pytest

from tests.support.offline import WAIT, open_with_worker

pytestmark = pytest.mark.browser


def until_kept(page, name, path, is_kept=True):
    """Wait until a cache contains a page, or no longer does."""
    assert page.evaluate(WAIT, [name, path, is_kept])


def test_the_first_page_and_the_front_page_are_kept_from_the_first_visit_with_pictures(site, reader):
    context = reader(site, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site["article"])
    until_kept(page, "read", site.pages["article"])
    until_kept(page, "front", "/")
    shown = page.locator(".lead-picture img:not(.sketch)")
    picture = shown.evaluate("(one) => one.currentSrc")
    until_kept(page, "pictures", picture)
    headline = page.locator("h1").inner_text()
    context.set_offline(True)
    page.goto(site["article"])
    assert page.locator("h1").inner_text() == headline
    assert shown.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }") > 0
    page.goto(site["front page"])
    first = page.locator(".picture img:not(.sketch)").first
    assert first.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }") > 0


def test_read_articles_and_the_front_page_are_available_offline(site, reader):
    context, page = open_with_worker(site, reader)
    page.goto(site["front page"])
    page.goto(site["article"])
    until_kept(page, "read", site.pages["article"])
    until_kept(page, "front", "/")
    headline = page.locator("h1").inner_text()
    context.set_offline(True)
    page.goto(site["article"])
    assert page.locator("h1").inner_text() == headline
    assert page.evaluate("getComputedStyle(document.body).maxInlineSize") != "none"
    page.goto(site["front page"])
    assert page.locator(".lead h2").count() == 1
    page.goto(site["section"])
    assert page.locator("h1").inner_text() == "Anda sedang luring"
    page.locator("[data-kept=read] li a").first.click()
    assert page.locator("h1").inner_text() == headline


def test_a_saved_article_is_listed_and_cached_until_it_is_removed(site, reader):
    context, page = open_with_worker(site, reader)
    page.goto(site["right of reply"])
    page.locator("[data-save]").click()
    page.wait_for_selector("[data-save][data-saved=true]")
    headline = page.locator("h1").inner_text()
    page.goto(site["kept"])
    link = page.locator("[data-kept=saved] li a")
    link.wait_for()
    assert link.inner_text() == headline
    context.set_offline(True)
    link.click()
    assert page.locator("h1").inner_text() == headline
    page.wait_for_selector("[data-save][data-saved=true]")
    page.locator("[data-save]").click()
    page.wait_for_selector("[data-save][data-saved=false]")
    until_kept(page, "saved", site.pages["right of reply"], is_kept=False)


def retract(site, number):
    """Retract an article, with two people."""
    site.manage("move", str(number), "retract", "--as", "chief", "--reason", "Keliru.", "--ground", "victim")
    site.manage("move", str(number), "confirm_retraction", "--as", "editor")


def number_of(address):
    """Return the article's number in an address."""
    return int(re.search(r"/(\d+)/", address)[1])


@pytest.mark.slow
def test_a_retracted_article_is_not_shown_once_the_site_was_reached(site, reader):
    context, page = open_with_worker(site, reader)
    opened, asked_anew = site.pages["spare"]
    for address in (opened, asked_anew):
        page.goto(site.url + address)
        until_kept(page, "read", address)
    page.locator("[data-save]").click()
    page.wait_for_selector("[data-save][data-saved=true]")
    page.goto(site["front page"])
    until_kept(page, "front", "/")
    page.goto(site["month"])
    page.goto(site["about"])
    until_kept(page, "front", "/")
    until_kept(page, "read", site.pages["month"], is_kept=False)
    retract(site, number_of(opened))
    retract(site, number_of(asked_anew))
    # When it is requested again, the answer is the reason of the retraction, and the copy is deleted.
    assert page.goto(site.url + opened).status == 410
    until_kept(page, "read", opened, is_kept=False)
    # Any other page checks all cached articles.
    page.goto(site["about"])
    until_kept(page, "read", asked_anew, is_kept=False)
    until_kept(page, "saved", asked_anew, is_kept=False)
    until_kept(page, "front", "/", is_kept=False)
    context.set_offline(True)
    for address in (opened, asked_anew):
        page.goto(site.url + address)
        assert page.locator("h1").inner_text() == "Anda sedang luring"


def test_a_newspaper_can_be_installed(site, reader):
    page = reader(site).new_page()
    page.goto(site["front page"])
    manifest = page.request.get(site.url + page.locator("link[rel=manifest]").get_attribute("href")).json()
    assert (manifest["start_url"], manifest["name"]) == ("/", "Kabar Nusantara")
    sizes = {(icon["sizes"], icon.get("purpose", "any")) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes
    for icon in manifest["icons"]:
        width, height = page.evaluate(
            "async (src) => { const one = new Image(); one.src = src; await one.decode();"
            " return [one.naturalWidth, one.naturalHeight]; }",
            icon["src"],
        )
        assert width == height
        assert icon["sizes"] in {"any", f"{width}x{height}"}


def test_the_browser_never_sends_the_site_what_it_caches(site, reader):
    context, page = open_with_worker(site, reader)
    for kind in ("article", "right of reply", "latest", "front page"):
        page.goto(site[kind])
        until_kept(page, "state", "/asked")
    asked = [url for url in context.asked if "/berakhir/" in url]
    assert asked
    assert all(re.fullmatch(r".*/berakhir/\?sejak=\d+", url) for url in asked)


def test_a_retracted_saved_article_is_removed_from_the_list_with_one_message(site, reader):
    _context, page = open_with_worker(site, reader)
    page.goto(site["article"])
    until_kept(page, "read", site.pages["article"])
    page.locator("[data-save]").click()
    page.wait_for_selector("[data-save][data-saved=true]")
    page.goto(site["kept"])
    page.locator("[data-kept=saved] li").wait_for()
    headline = page.locator("[data-kept=saved] li a").inner_text()
    assert page.locator("[data-kept=read] li a", has_text=headline).count() == 0
    page.get_by_role("button", name=f"Hapus: {headline}").first.click()
    page.locator("[data-kept=saved] .none").wait_for()
    until_kept(page, "saved", site.pages["article"], is_kept=False)


def test_an_offline_copy_is_marked_as_a_copy(site, reader):
    context, page = open_with_worker(site, reader)
    page.goto(site["article"])
    until_kept(page, "read", site.pages["article"])
    assert not page.locator(".copy").is_visible()
    context.set_offline(True)
    page.goto(site["article"])
    page.locator(".copy", has_text="salinan yang tersimpan").wait_for()
    page.goto(site["section"])
    assert page.locator("h1").inner_text() == "Anda sedang luring"
    page.wait_for_function("navigator.serviceWorker.controller")
    assert not page.locator(".copy").is_visible()
    page.goto(site["kept"])
    assert page.locator("h1").inner_text() == "Artikel tersimpan"
    assert not page.locator(".copy").is_visible()
    context.set_offline(False)
    page.goto(site["article"])
    assert not page.locator(".copy").is_visible()


@pytest.mark.slow
def test_a_cached_article_whose_address_changed_is_still_available_offline(site, reader):
    context, page = open_with_worker(site, reader)
    old = site.pages["moving"]
    page.goto(site.url + old)
    page.locator("[data-save]").click()
    page.wait_for_selector("[data-save][data-saved=true]")
    new = json.loads(site.laptop("-m", "tests.browser.newspaper", "move"))
    assert new != old
    page.goto(site["about"])
    until_kept(page, "saved", new)
    context.set_offline(True)
    page.goto(site["kept"])
    page.locator("[data-kept=saved] li a").first.click()
    assert page.locator("h1").inner_text() == "Yang Berpindah Alamat"
