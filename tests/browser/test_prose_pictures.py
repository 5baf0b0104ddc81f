"""Pictures, galleries and link cards in a browser: inserted by keyboard, dropped, pasted, changed and undone."""

import base64
import re

import pytest
from playwright.sync_api import expect

from tests.support.drawing import unlike
from tests.support.editor import PASTE, RULES, body_of

pytestmark = pytest.mark.browser

ADD = "/admin/articles/article/add/"
DROP = """([place, files]) => {
  const dataTransfer = new DataTransfer();
  for (const [name, type, content] of files) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name, { type }));
  }
  const element = document.querySelector(place);
  const { right, bottom } = element.getBoundingClientRect();
  const where = { clientX: right - 5, clientY: bottom - 2, bubbles: true, cancelable: true, dataTransfer };
  for (const kind of ["dragover", "drop"]) element.dispatchEvent(new DragEvent(kind, where));
}"""
PASTE_TEXT = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const editor = document.querySelector(".ProseMirror[contenteditable]");
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
# No person presses a key before the editor has processed the one before it.
UNTIL_AT_START = """() => new Promise((done) => {
  const { editor } = document.querySelector(".ProseMirror[contenteditable]");
  const look = () => (editor.state.selection.$from.parentOffset === 0 ? done() : requestAnimationFrame(look));
  look();
})"""
PHOTO = r'<figure data-photo="([0-9a-f-]{36})">'
SONG = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def drop(page, place, *names):
    """Drop files on an element: pictures by their numbers, anything else as text."""
    files = [
        (f"gambar-{name}.jpg", "image/jpeg", unlike(name).getvalue())
        if isinstance(name, int)
        else (name, "text/plain", b"bukan gambar")
        for name in names
    ]
    page.evaluate(DROP, [place, [(name, kind, base64.b64encode(data).decode()) for name, kind, data in files]])


@pytest.fixture
def page(desk):
    """The page of a new article, with an editor signed in who reads English."""
    page = desk("editor", ADD)
    expect(page.get_by_role("toolbar")).to_be_visible()
    return page


def write(page, words=""):
    """Put the cursor into the text and type."""
    page.get_by_role("textbox", name="body").click()
    page.keyboard.type(words)


def fits(page, axe):
    """Check that the open dialog is accessible, light and dark, and uses the available width."""
    page.evaluate(axe)
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished)).then(() => null)")
        found = page.evaluate(f"axe.run('dialog[open]', {RULES})")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        box = page.get_by_role("dialog").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_files_dropped_on_the_text_are_uploaded_in_their_order_while_somebody_types(page):
    write(page, "Satu.")
    drop(page, ".ProseMirror p", 701, "catatan.txt", 702)
    page.keyboard.type(" Dan lagi.")
    expect(page.locator(".desk-figure img")).to_have_count(2)
    expect(page.locator(".upload-pending")).to_have_count(1)
    expect(page.locator(".upload-pending")).to_contain_text("catatan.txt: ")
    written = re.fullmatch(f"(?:<p></p>)?<p>Satu. Dan lagi.</p>{PHOTO}</figure>{PHOTO}</figure>", body_of(page))
    assert written
    assert written[1] != written[2]
    assert "data:" not in body_of(page)
    expect(page.locator(".desk-figure .problems").first).to_contain_text("no alternative text")
    page.locator(".upload-pending").get_by_role("button", name="Close").click()
    expect(page.locator(".upload-pending")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".desk-figure")).to_have_count(1)


def test_a_picture_is_found_and_given_another_caption_by_keyboard_only(page, axe):
    write(page, "Satu.")
    drop(page, ".ProseMirror p", 703)
    expect(page.locator(".desk-figure img")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".desk-figure")).to_have_count(0)
    page.keyboard.press("Control+End")
    page.keyboard.press("Alt+F10")
    for _step in range(30):
        if page.evaluate("document.activeElement.dataset.name") == "photo":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Search the library")).to_be_focused()
    page.keyboard.type("gambar-703")
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    fits(page, axe)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Caption here").last).to_be_focused()
    fits(page, axe)
    page.keyboard.type('Kapal "lama" & <baru>')
    page.keyboard.press("Tab")
    page.keyboard.type("Warga")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.type("Dua.")
    said = 'Kapal "lama" &amp; &lt;baru&gt;<cite>Warga</cite>'
    expect(page.locator("textarea[name=body]")).to_have_value(
        re.compile(f"^<p>Satu.</p>{PHOTO}<figcaption>{said}</figcaption></figure><p>Dua.</p>$")
    )
    # It is selected with the arrow keys, opened, changed, deleted and restored by undo.
    page.keyboard.press("Home")
    page.evaluate(UNTIL_AT_START)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".ProseMirror-selectednode")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Caption here").last).to_have_value('Kapal "lama" & <baru>')
    page.get_by_label("Caption here").last.fill("")
    page.keyboard.press("Enter")
    expect(page.locator("textarea[name=body]")).to_have_value(re.compile("<figcaption><cite>Warga</cite></figcaption>"))
    page.keyboard.press("Delete")
    expect(page.locator("textarea[name=body]")).to_have_value("<p>Satu.</p><p>Dua.</p>")
    page.keyboard.press("Control+z")
    expect(page.locator(".desk-figure")).to_have_count(1)


@pytest.mark.slow
def test_a_gallery_is_chosen_ordered_and_saved(page, axe):
    page.get_by_label("Headline").fill("Yang Bergambar")
    page.locator("#id_category").select_option(index=1)
    write(page, "Satu.")
    page.get_by_role("button", name="Gallery", exact=True).click()
    drop(page, "dialog", 704, 705)
    rows = page.locator(".gallery-rows li")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("gambar-705")
    rows.nth(1).get_by_role("button", name="Move earlier: gambar-705.jpg").press("Enter")
    expect(rows.nth(0)).to_contain_text("gambar-705")
    expect(page.get_by_role("button", name="Move later: gambar-705.jpg")).to_be_focused()
    fits(page, axe)
    page.get_by_label("Caption of the gallery").fill("Dua gambar.")
    page.get_by_role("button", name="Insert").click()
    expect(page.locator(".desk-gallery img")).to_have_count(2)
    written = body_of(page)
    inside = f"{PHOTO}</figure>{PHOTO}</figure>"
    gallery = f'<figure data-gallery="">{inside}<figcaption>Dua gambar.</figcaption></figure>'
    assert re.fullmatch(f"<p>Satu.</p>{gallery}<p></p>", written)
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.wait_for_url(re.compile(r"/change/$"))
    assert body_of(page) == written
    # Opening the page again does not change the stored HTML.
    expect(page.locator(".desk-gallery img")).to_have_count(2)
    page.get_by_role("textbox", name="body").press("Control+End")
    page.keyboard.type("x")
    expect(page.locator("textarea[name=body]")).to_have_value(written.replace("<p></p>", "<p>x</p>"))


def test_an_address_alone_on_a_line_becomes_a_card_and_can_be_a_link_again(page, axe):
    write(page)
    page.evaluate(PASTE_TEXT, f"{SONG}&si=abc")
    expect(page.locator(".desk-embed")).to_contain_text(SONG)
    expect(page.locator("textarea[name=body]")).to_have_value(f'<figure data-embed="{SONG}"></figure><p></p>')
    page.keyboard.press("Control+z")
    expect(page.locator(".desk-embed")).to_have_count(0)
    assert SONG in body_of(page)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Link card").click()
    page.get_by_label("Address").fill("https://example.com/film")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("OpenStreetMap")
    fits(page, axe)
    page.get_by_label("Address").fill(f"{SONG}&utm_source=x")
    page.get_by_label("Title").fill("Lagu lama")
    page.keyboard.press("Enter")
    expect(page.locator("textarea[name=body]")).to_have_value(
        f'<figure data-embed="{SONG}"><figcaption>Lagu lama</figcaption></figure><p></p>'
    )


@pytest.mark.slow
def test_a_pasted_figure_has_the_servers_markup_and_its_own_block(page):
    uid = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
    photo = (
        f'<figure data-photo="{uid}"><figcaption>Kapal &amp; "dermaga"<cite>A &lt;B&gt;</cite></figcaption></figure>'
    )
    gallery = f'<figure data-gallery="">{photo}<figure data-photo="{uid}"></figure></figure>'
    card = f'<figure data-embed="{SONG}&amp;t=4"><figcaption>Lagu</figcaption></figure>'
    written = f"<p>Satu.</p>{photo}{gallery}{card}<p>Dua.</p>"
    write(page)
    page.evaluate(PASTE, written)
    assert body_of(page) == written
    expect(page.locator(".desk-photo .problems")).to_have_text("This photo does not exist.")
    page.keyboard.press("Control+a")
    page.evaluate(
        PASTE,
        f'<ul><li>Isi</li></ul><blockquote><p>Kata.</p>{photo}</blockquote><figure onclick="x"><img src="data:,x">'
        f'<figcaption>Lepas</figcaption></figure><figure data-photo="{uid.upper()}" style="x"></figure><p>Akhir</p>',
    )
    kept = re.sub(r"<p></p>", "", body_of(page))
    quoted = "<blockquote><p>Kata.</p></blockquote>"
    assert kept == (
        f'<ul><li><p>Isi</p></li></ul>{quoted}{photo}<p>Lepas</p><figure data-photo="{uid}"></figure><p>Akhir</p>'
    )


@pytest.mark.slow
def test_a_picture_uploaded_from_an_article_is_described_without_leaving_it(page, axe):
    lead = page.locator(".lead-picture")
    describe = re.compile("^Describe this picture")
    expect(lead.get_by_role("button", name=describe)).to_have_count(0)
    drop(page, ".lead-picture", 707)
    expect(lead.locator(".problems")).to_have_text("no alternative text; no credit")
    lead.get_by_role("button", name=describe).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Alternative text")).to_be_focused()
    fits(page, axe)
    dialog.get_by_label("Alternative text").fill("Perahu di dermaga.")
    dialog.get_by_label("Credit").fill("Antara/Bayu")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(lead.get_by_role("button", name=describe)).to_be_focused()
    expect(lead.locator(".credit")).to_contain_text("Antara/Bayu")
    expect(lead).not_to_contain_text("no alternative text")
    expect(lead).not_to_contain_text("no credit")
    # Describing works from a figure as well, and a lost connection loses nothing that was typed.
    write(page)
    drop(page, ".ProseMirror p", 708)
    expect(page.locator(".desk-figure img")).to_have_count(1)
    # Until it has its size, what is below it moves.
    page.locator(".desk-figure img").evaluate("one => one.decode()")
    page.locator(".desk-figure").dblclick()
    page.get_by_role("dialog").get_by_role("button", name=describe).click()
    inner = page.get_by_role("dialog").last
    expect(inner.get_by_label("Alternative text")).to_be_focused()
    inner.get_by_label("Alternative text").fill("Warga menunggu.")
    page.route("**/describe/**", lambda route: route.abort())
    inner.get_by_role("button", name="Save").click()
    expect(inner.get_by_role("status").last).to_have_text("The desk did not answer. Try again.")
    page.unroute("**/describe/**")
    inner.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog").locator(".chosen-photo .facts").first).to_have_text("Warga menunggu.")
    fits(page, axe)
    page.keyboard.press("Escape")
    expect(page.locator(".desk-figure")).not_to_contain_text("no alternative text")


@pytest.mark.slow
def test_a_lead_picture_is_dropped_autosaved_and_saved_with_its_own_caption(page, axe):
    page.get_by_label("Headline").fill("Berita Bergambar")
    page.locator("#id_category").select_option(index=1)
    lead = page.locator(".lead-picture")
    expect(lead.locator(".lead-shown")).to_have_text("No lead picture yet.")
    with page.expect_request(lambda request: "/session/" in request.url and "photo" in (request.post_data or "")):
        drop(page, ".lead-picture", 706)
        expect(lead.locator("img")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    number = page.locator("input[name=photo]").input_value()
    assert number.isdecimal()
    page.get_by_text("Other caption or credit in this article").click()
    lead.get_by_label("Caption here").fill("Di dermaga.")
    expect(lead.locator(".caption")).to_have_text("Di dermaga.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.wait_for_url(re.compile(r"/change/$"))
    expect(page.locator("input[name=photo]")).to_have_value(number)
    expect(lead.locator(".caption")).to_have_text("Di dermaga.")
    lead.get_by_role("button", name="Another picture").click()
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    fits(page, axe)
    page.keyboard.press("Escape")
    expect(lead.get_by_role("button", name="Another picture")).to_be_focused()
    expect(page.locator("input[name=photo]")).to_have_value(number)
    lead.get_by_role("button", name="Remove").click()
    expect(page.locator("input[name=photo]")).to_have_value("")
    expect(page.locator("[name=photo_caption]")).to_have_value("")
