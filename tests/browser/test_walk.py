"""Every kind of page at every width, light and dark, with and without scripts."""

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.support.accessibility import CHECK, RULES

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280, 1920)
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 60));
})"""
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input")].filter((one) => {
  const box = one.getBoundingClientRect();
  const inText = one.closest(".body, .answers, .corrections, .replies, .empty, .note") && one.tagName === "A";
  return box.width && box.height < 24 && !inText && !one.closest(".skip");
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def kinds(site):
    """The addresses of every kind of page."""
    return {kind: address for kind, address in site.pages.items() if kind not in {"live", "spare", "moving"}}


def walks():
    """Return every width, colour scheme and state of scripts. All but a few are left to ``-m every_width``."""
    chosen = {(320, "light", True), (320, "dark", False), (1280, "dark", True), (1280, "light", False)}
    for walk in product(WIDTHS, ("light", "dark"), (True, False)):
        name = f"{walk[0]}-{walk[1]}-{'with' if walk[2] else 'without'} scripts"
        yield pytest.param(*walk, marks=[] if walk in chosen else [pytest.mark.every_width], id=name)


@pytest.mark.parametrize(("width", "scheme", "scripts"), list(walks()))
def test_every_page_is_accessible_and_without_errors(width, scheme, scripts, site, kinds, reader, axe):
    context = reader(
        site,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page, wrong = context.new_page(), []
    for kind, address in kinds.items():
        context.troubles.clear()
        response = page.goto(site.url + address)
        expected = {"retracted": 410, "not found": 404}.get(kind, 200)
        if response.status != expected:
            wrong.append((kind, response.status))
        # The browser logs the status 410 of a page. That is not an error of the page.
        troubles = [text for text in context.troubles if expected == 200 or str(expected) not in text]
        wrong += [(kind, text) for text in troubles]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append((kind, "scrolls sideways"))
        wrong += [(kind, "too small a target", html) for html in page.evaluate(TOO_SMALL)]
        if scripts:
            shift = page.evaluate(SHIFT)
            if shift >= 0.02:
                wrong.append((kind, f"shifts by {shift}"))
        if scripts:
            page.evaluate(axe)
            wrong += [(kind, found) for found in page.evaluate(CHECK, RULES)]
    assert not wrong, "\n".join(map(str, wrong))
    assert all(url.startswith(site.url) for url in context.asked)


@pytest.mark.parametrize("kind", ["front page", "article with everything", "topic", "day"])
def test_a_right_to_left_page_is_accessible_and_without_errors(kind, site, reader, axe):
    context = reader(site, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(site[kind])
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    left, right = page.evaluate(
        "() => { const box = document.querySelector('h1').getBoundingClientRect(); return [box.left, box.right]; }"
    )
    assert 320 - right <= left + 32
    edge = (
        "getComputedStyle(document.querySelector('[aria-labelledby=corrections], main ol > li > ol') ?? document.body)"
    )
    assert page.evaluate(f"{edge}.borderLeftWidth") == "0px"
    page.evaluate(axe)
    assert page.evaluate(CHECK, RULES) == []


def test_at_four_thousand_pixels_lines_stay_readable(site, reader):
    page = reader(site, viewport={"width": 3840, "height": 2160}).new_page()
    page.goto(site["article"])
    paragraph = page.locator(".body p").first
    width = paragraph.evaluate("one => one.clientWidth")
    size = paragraph.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size > 24
    assert 50 < width / (size * 0.5) < 85


def test_tall_and_small_pictures_are_narrower_than_the_text(site, reader):
    page = reader(site, viewport={"width": 1280, "height": 800}).new_page()
    page.goto(site["narrow pictures"])
    rem = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    text = page.locator("article > header ~ div p").first.bounding_box()["width"]
    widths = [one.bounding_box()["width"] / rem for one in page.locator("article figure picture img").all()]
    assert widths == [pytest.approx(24), pytest.approx(20)]
    assert text > 24 * rem


def test_a_reader_with_a_keyboard_skips_to_the_content_and_sees_where_they_are(site, reader):
    page = reader(site).new_page()
    page.goto(site["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    style = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{style}.outlineStyle") == "solid"
    assert page.evaluate(f"parseFloat({style}.outlineWidth)") >= 2


def test_a_printed_page_shows_the_article_and_no_buttons(site, reader):
    page = reader(site).new_page()
    page.goto(site["article with everything"])
    page.emulate_media(media="print")
    for hidden in (".sections", ".tools", ".share", ".related", ".colophon nav"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".byline", ".corrections", ".body", ".verification"):
        assert page.locator(shown).first.is_visible(), shown


@pytest.mark.slow
@pytest.mark.parametrize(("media", "value"), [("contrast", "more"), ("forced_colors", "active")])
def test_every_page_is_readable_in_high_contrast(media, value, site, kinds, reader, axe):
    page = reader(site, viewport={"width": 390, "height": 800}, **{media: value}).new_page()
    for kind in ("front page", "article with everything", "day", "topic", "search"):
        page.goto(site[kind])
        page.evaluate(axe)
        assert page.evaluate(CHECK, ["wcag2aa"]) == [], kind


LONG = """() => document
  .querySelectorAll(".headline a, h1, .kicker a, .byline a, .standfirst, .body p, .tags a, .breaking a")
  .forEach((one) => { one.textContent = "Mempertanggungjawabkannya " + "x".repeat(60); })"""
ODD = (320, 360, 411, 575, 640, 704, 767, 960, 1024, 1156, 1216, 1292, 1440, 1600, 2080, 2560)


ALWAYS = ["front page", "article with everything"]
SLOWLY = [pytest.param(kind, marks=pytest.mark.slow) for kind in ("latest", "topic", "writer", "day", "month")]


@pytest.mark.parametrize("kind", [*ALWAYS, *SLOWLY])
def test_pages_never_scroll_sideways_with_long_words_or_odd_widths(kind, site, reader):
    page = reader(site).new_page()
    page.goto(site[kind])
    wide = []
    for words in ("its own", "long ones"):
        for width in ODD:
            page.set_viewport_size({"width": width, "height": 700})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((words, width))
        page.evaluate(LONG)
    assert wide == []


def test_a_pull_quote_is_wholly_beside_the_text_if_there_is_room(site, reader):
    page = reader(site, viewport={"width": 1280, "height": 800}).new_page()
    page.goto(site["article with everything"])
    quote = page.locator(".pull").bounding_box()
    text = page.locator(".body").bounding_box()
    assert quote["x"] >= text["x"] + text["width"]
    assert quote["x"] + quote["width"] <= 1280


def test_the_focus_outline_contrasts_with_its_background(site, reader):
    page = reader(site, viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["front page"])
    page.locator(".breaking a").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    colours = page.locator(".breaking a").evaluate(
        "one => [getComputedStyle(one).outlineColor, getComputedStyle(one.closest('.breaking')).backgroundColor]"
    )
    assert colours[0] != colours[1]


def test_a_phone_shows_the_search_and_the_current_section(site, reader):
    page = reader(site, viewport={"width": 320, "height": 700}).new_page()
    page.goto(site["article with everything"])
    for one in (page.locator(".site-search"), page.locator(".sections [aria-current]")):
        expect(one).to_be_in_viewport(ratio=1)
