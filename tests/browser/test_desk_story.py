"""Four people in four browsers: an article from its first word to its readers, with nothing lost on the way."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Error, expect

from tests.support.desk_pages import credit_editor, move, save

pytestmark = pytest.mark.browser
ADD = "/admin/articles/article/add/"
# The caret follows the keys with a delay that is too short to matter for people.
AT_THE_END = """() => {
  const { state } = document.querySelector(".ProseMirror[contenteditable]").editor;
  return state.selection.to >= state.doc.content.size - 1;
}"""
HEADLINE = "Nelayan Menunggu Dermaga yang Dijanjikan"


def write(page, words):
    """Type at the end of the body."""
    text = page.locator(".ProseMirror[contenteditable]")
    expect(page.get_by_role("toolbar")).to_be_visible()
    text.click()
    expect(text).to_be_focused()
    page.keyboard.press("Control+End")
    while not page.evaluate(AT_THE_END):
        page.wait_for_timeout(20)
    page.keyboard.type(words)


def kept(page):
    """Wait until the page shows that what is typed is kept."""
    expect(page.locator("[data-kept-at]")).to_contain_text("What you type is kept")


def crash(page):
    """Crash the tab, with everything that it had not sent."""
    with page.expect_event("crash"), pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")


def body(page):
    """Return the body that would be saved."""
    return page.locator("textarea[name=body]").input_value()


@pytest.mark.slow
def test_from_the_first_word_to_the_reader(site, desk, reader):
    writer = desk("writer", ADD)
    context = writer.context

    # An article is written, autosaved and recovered after a crash, before the first save ...
    writer.get_by_label("Headline").fill(HEADLINE)
    writer.get_by_label("Standfirst").fill("Warga ingin tanggal, bukan janji.")
    writer.locator("#id_category").select_option(label="Daerah")
    write(writer, "Dermaga itu miring sejak badai.")
    kept(writer)
    crash(writer)
    writer = context.new_page()
    writer.goto(site.url + ADD)
    offer = writer.locator(".offer", has_text=HEADLINE)
    expect(offer).to_contain_text(HEADLINE)
    offer.get_by_role("link", name="Bring it back").click()
    expect(writer.get_by_label("Headline")).to_have_value(HEADLINE)
    writer.get_by_label("Tags").fill("Nelayan")
    credit_editor(writer, "Sri Wahyuningrum")
    save(writer)
    writer.wait_for_url(re.compile(r"/article/\d+/change/"))
    address = writer.url
    expect(writer.locator(".offer")).to_have_count(0)

    # ... and after it.
    write(writer, "\nKapal bersandar bergantian.")
    kept(writer)
    crash(writer)
    writer = context.new_page()
    writer.goto(address)
    writer.locator(".offer summary").click()
    expect(writer.locator(".offer ins").first).to_contain_text("bergantian")
    writer.get_by_role("link", name="Bring it back").click()
    save(writer)
    assert body(writer) == "<p>Dermaga itu miring sejak badai.</p><p>Kapal bersandar bergantian.</p>"
    move(writer, "submit")

    # Sent back with a reason and a note, which reach the writer's desk and inbox.
    editor = desk("editor", address.removeprefix(site.url))
    editor.locator("summary", has_text="Request changes").click()
    editor.locator("#request_changes-reason").fill("Siapa yang berjanji?")
    move(editor, "request_changes")
    editor.get_by_label("New note").fill("Sebutkan nama dan jabatan. @writer")
    editor.get_by_role("button", name="Add the note").click()
    expect(editor.locator(".note .note-text")).to_have_text("Sebutkan nama dan jabatan. @writer")
    writer.goto(site.url + "/admin/")
    expect(writer.locator(".panel", has_text="Sent back to me")).to_contain_text("Siapa yang berjanji?")
    writer.goto(site.url + "/admin/inbox/")
    expect(writer.locator("#content")).to_contain_text("Sebutkan nama dan jabatan.")

    # Two users at once: each sees the other, changes in different places are merged, others are shown as conflicts.
    chief = desk("chief", address.removeprefix(site.url))
    writer.goto(address)
    expect(writer.locator("[data-others]")).to_contain_text("Hendra Wicaksana is editing, since")
    chief.get_by_label("Standfirst").fill("Warga ingin tanggal.")
    save(chief)
    write(writer, "\nKepala dinas yang berjanji.")
    save(writer)
    expect(writer.locator(".messagelist")).to_contain_text("Both are kept")
    expect(writer.get_by_label("Standfirst")).to_have_value("Warga ingin tanggal.")
    assert "Kepala dinas yang berjanji." in body(writer)
    chief.goto(address)
    for page, words in ((chief, "Warga menagih tanggal."), (writer, "Warga menagih janji.")):
        page.get_by_label("Standfirst").fill(words)
    save(chief)
    save(writer)
    versions = writer.locator(".conflict .version")
    expect(versions.nth(0)).to_contain_text("janji")
    expect(versions.nth(1)).to_contain_text("tanggal")
    writer.get_by_label("Keep yours").check()
    writer.get_by_role("button", name="Merge and save").click()
    expect(writer.get_by_label("Standfirst")).to_have_value("Warga menagih janji.")
    move(writer, "submit")

    # A lawyer without an account approves what the editor shows her.
    editor.goto(address)
    editor.get_by_role("link", name="Guest links").click()
    editor.locator("select[name=use]").select_option("approve")
    editor.get_by_role("button", name="Make the link").click()
    link = editor.get_by_label("Address to hand on").input_value()
    guest = reader(site).new_page()
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    guest.locator("[name=approve-name]").fill("Maria Tobing")
    guest.locator("form:has([value=approve]) button").click()
    expect(guest.locator(".received").first).to_contain_text("Maria Tobing")

    # Scheduled five seconds ahead, it appears by the clock alone, under an open editor.
    editor.goto(address)
    expect(editor.locator("[data-state=editorial]")).to_have_text("approved")
    expect(editor.locator(".latest")).to_contain_text("Maria Tobing")
    hour = datetime.now(ZoneInfo("Asia/Jakarta")) + timedelta(seconds=5)
    if not editor.locator("#schedule-at").is_visible():
        editor.locator("summary", has_text="Schedule").click()
    editor.locator("#schedule-at").fill(f"{hour:%Y-%m-%dT%H:%M:%S}")
    move(editor, "schedule")
    number = re.search(r"/article/(\d+)/", address)[1]
    shown = f"{site.url}/daerah/{number}/"
    assert guest.goto(shown).status == 404
    expect(editor.locator("[data-countdown]").first).to_contain_text("00:00:0")
    while guest.goto(shown).status == 404:
        assert datetime.now(hour.tzinfo) < hour + timedelta(seconds=20), "it never appeared"
    assert datetime.now(hour.tzinfo) >= hour.replace(microsecond=0)
    expect(guest.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(guest.locator("body")).to_contain_text("Kepala dinas yang berjanji.")
    # Trigger the heartbeat that a tab sends every few seconds.
    editor.evaluate("dispatchEvent(new Event('online'))")
    expect(editor.locator("[data-state=public]")).to_have_text("live")
    write(editor, " Diperbarui.")
    save(editor)
    expect(editor.locator("[data-state=public]")).to_have_text("live with unpublished changes")
    for page in (writer, chief, editor, guest):
        assert [said for said in page.context.troubles if "404" not in said and "410" not in said] == []
