"""What the first screen shows, and how pages are laid out on phones and desks."""

import pytest

pytestmark = pytest.mark.browser

# The headlines on the front page of which the first line is within the viewport.
SEEN = """() => [...document.querySelectorAll("main .headline")]
  .filter((one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.top + 24 <= innerHeight; })
  .map((one) => one.closest(".lead") ? "lead" : "other")"""
# The share of the page's width that each picture of the front page takes.
SHARES = """() => [...document.querySelectorAll("main .card > .picture")]
  .map((one) => one.getBoundingClientRect().width / document.documentElement.clientWidth)"""


def test_the_first_screen_of_a_desk_shows_the_lead_and_five_other_headlines(site, reader):
    page = reader(site, viewport={"width": 1280, "height": 800}).new_page()
    page.goto(site["front page"])
    seen = page.evaluate(SEEN)
    assert seen.count("lead") == 1
    assert seen.count("other") >= 5


def test_a_phone_shows_one_large_picture_and_the_others_beside_their_headlines(site, reader):
    page = reader(site, viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["front page"])
    first, *others = page.evaluate(SHARES)
    assert first > 0.9
    assert len(others) >= 5
    assert max(others) < 0.35


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_opens_and_leads_to_a_category_below_a_section(scripts, site, reader):
    page = reader(site, viewport={"width": 390, "height": 800}, java_script_enabled=scripts).new_page()
    page.goto(site["front page"])
    link = page.locator(".menu ul ul a").first
    assert not link.is_visible()
    page.locator(".menu summary").click()
    link.click()
    assert page.locator("main h1").is_visible()
    assert page.locator(".children a[aria-current=page]").count() == 1


def test_the_words_of_an_article_have_one_right_edge(site, reader):
    page = reader(site, viewport={"width": 1280, "height": 800}).new_page()
    page.goto(site["article with everything"])
    edges = page.evaluate(
        "() => ['header', '.body', 'footer'].map((name) => {"
        " const box = document.querySelector(`.story > ${name}`).getBoundingClientRect();"
        " return [Math.round(box.left), Math.round(box.right)]; })"
    )
    assert len({tuple(edge) for edge in edges}) == 1
    letters = page.evaluate(
        "() => { const one = document.querySelector('.body > p');"
        " return one.clientWidth / (parseFloat(getComputedStyle(one).fontSize) * 0.5); }"
    )
    assert 55 < letters < 75


def test_a_printed_article_has_lines_of_at_most_75_letters_and_no_furniture(site, reader):
    page = reader(site, viewport={"width": 794, "height": 1100}).new_page()
    page.emulate_media(media="print")
    page.goto(site["article with everything"])
    width, size = page.locator(".body > p").first.evaluate(
        "(one) => [one.clientWidth, parseFloat(getComputedStyle(one).fontSize)]"
    )
    # Half an em is the usual width of a letter.
    assert width / (size * 0.45) <= 76
    for hidden in (".site-search", ".menu", ".read-also", ".comment-notice", ".today"):
        assert not page.locator(hidden).first.is_visible(), hidden
