"""Scripts of an article's page: appearance, text size, copying a link, and counting reads."""

import pytest

pytestmark = pytest.mark.browser

PAPER = "getComputedStyle(document.documentElement).backgroundColor"
TEXT = "parseFloat(getComputedStyle(document.querySelector('article > header ~ div p')).fontSize)"


def test_the_chosen_appearance_is_kept(site, reader):
    page = reader(site, color_scheme="light").new_page()
    page.goto(site["article"])
    light = page.evaluate(PAPER)
    button = page.locator("[data-theme-choice]")
    button.click()
    assert button.inner_text() == "Tampilan: terang"
    button.click()
    assert button.inner_text() == "Tampilan: gelap"
    dark = page.evaluate(PAPER)
    assert dark != light
    page.goto(site["latest"])
    page.wait_for_selector(":root[data-look=dark]")
    assert page.evaluate(PAPER) == dark
    page.emulate_media(media="print")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"


def test_the_chosen_text_size_is_kept_and_has_limits(site, reader):
    page = reader(site, viewport={"width": 320, "height": 700}).new_page()
    page.goto(site["article"])
    usual = page.evaluate(TEXT)
    grow, shrink = page.locator("button[data-size='1']"), page.locator("button[data-size='-1']")
    while grow.is_enabled():
        grow.click()
    large = page.evaluate(TEXT)
    assert usual * 1.4 < large < usual * 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(site["article with everything"])
    page.wait_for_selector(":root[data-size='4']")
    assert page.evaluate(TEXT) == large
    heading = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('article > header ~ div h2')).fontSize)"
    )
    assert heading > large
    while shrink.is_enabled():
        shrink.click()
    assert page.evaluate(TEXT) < usual


def test_the_link_is_copied_with_a_message(site, reader):
    context = reader(site, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site["article"])
    page.locator("[data-copy]").click()
    page.get_by_text("Tautan disalin").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == site["article"]


def test_links_for_sharing_contain_only_the_address(site, reader):
    page = reader(site, java_script_enabled=False).new_page()
    page.goto(site["article"])
    links = page.locator(".share a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert len(links) == 5
    for link in links:
        assert "janji-setia-kim-jong-un" in link
        assert "utm_" not in link


def test_without_scripts_no_useless_buttons_are_shown(site, reader):
    page = reader(site, java_script_enabled=False).new_page()
    for kind in ("article", "front page", "kept"):
        page.goto(site[kind])
        assert page.locator("button:visible").count() == 0, kind


def test_a_read_is_reported_once_after_ten_seconds_and_without_a_cookie(site, reader):
    context = reader(site)
    page = context.new_page()
    page.clock.install()
    page.goto(site["article"])
    page.clock.run_for(9_000)
    assert not [url for url in context.asked if "/dibaca/" in url]
    with page.expect_request("**/dibaca/1/") as told:
        page.clock.run_for(2_000)
    assert told.value.method == "POST"
    assert "cookie" not in told.value.all_headers()
    assert told.value.response().status == 204
    page.clock.run_for(60_000)
    assert len([url for url in context.asked if "/dibaca/" in url]) == 1
