"""The desk in a browser: what a page tells while somebody writes."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_numbers_follow_what_is_typed(desk):
    page = desk("writer", "/admin/articles/article/add/")
    numbers = {name: page.locator(f"[data-count={name}]") for name in ("headline", "words", "minutes")}
    expect(numbers["words"]).to_have_text("0")
    page.fill("textarea[name=headline]", "Pasar  Dibuka Lagi")
    expect(numbers["headline"]).to_have_text("17")
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.type("Satu dua tiga.")
    page.keyboard.press("Enter")
    page.keyboard.type("Baca juga: Yang Lain")
    expect(numbers["words"]).to_have_text("3")
    expect(numbers["minutes"]).to_have_text("1")


def test_what_is_typed_while_the_server_is_away_waits_in_the_browser(desk, site):
    page = desk("writer2", "/admin/articles/article/add/")
    context = page.context
    context.set_offline(True)
    page.get_by_label("Headline").fill("Diketik Tanpa Jaringan")
    expect(page.locator("[data-kept-at]")).to_contain_text("kept in this browser")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(site.url + "/admin/articles/article/add/")
    offer = page.locator(".offer", has_text="Diketik Tanpa Jaringan")
    expect(offer).to_be_attached()
    offer.get_by_role("button", name="Throw it away").click()
    expect(offer).to_have_count(0)


def test_a_preview_beside_the_form_follows_what_is_typed(desk, site):
    page = desk("chief", "/admin/articles/article/1/change/", viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name="Preview").click()
    shown = page.frame_locator("#preview iframe")
    expect(shown.locator("h1")).to_contain_text("Janji Setia")
    page.get_by_label("Headline").fill("Judul yang Sedang Diketik")
    expect(shown.locator("h1")).to_have_text("Judul yang Sedang Diketik")
    expect(shown.locator(".preview-banner")).to_be_visible()
    page.get_by_role("button", name="Desktop").click()
    assert page.locator("#preview iframe").evaluate("frame => frame.contentWindow.innerWidth") == 1280
    page.get_by_role("button", name="Close the preview").click()
    expect(page.locator("#preview")).to_be_hidden()
