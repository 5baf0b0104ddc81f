"""A review in a browser: the approver sees every change, and an editor's small correction stays in review."""

import json

import pytest
from playwright.sync_api import expect

from tests.support.desk_pages import move

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEGIN = """
import django, json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"; django.setup()
from django.contrib.auth import get_user_model
from articles import workflow
from articles.models import Article, Category
from tests.support import makers
writer, second, editor = (get_user_model().objects.get(username=name) for name in ("writer", "writer2", "editor"))
daerah = Category.objects.get(slug="daerah")
"""
# Changes of an approved text, and how the approver is shown them.
CHANGES = {
    "link target": (
        '<p>Baca <a href="https://baik.example/">putusan</a> itu di sini.</p>',
        '<p>Baca <a href="https://jahat.example/">putusan</a> itu di sini.</p>',
        ["A link leads to another site than before: baik.example → jahat.example"],
    ),
    "link added": (
        "<p>Baca putusan itu.</p>",
        '<p>Baca <a href="https://situs-lain.example/judi">putusan</a> itu.</p>',
        ["A new link leads to: situs-lain.example", "⟨https://situs-lain.example/judi⟩"],
    ),
    "link removed": (
        '<p>Baca <a href="https://baik.example/">putusan</a> itu.</p>',
        "<p>Baca putusan itu.</p>",
        ["link taken off “putusan”: ⟨https://baik.example/⟩"],
    ),
    "quotation": (
        "<p>Menteri mundur hari ini.</p>",
        "<blockquote><p>Menteri mundur hari ini.</p></blockquote>",
        ["paragraph → quotation", "A quotation changed."],
    ),
    "kind of list": (
        "<ul><li><p>Beras</p></li></ul>",
        "<ol><li><p>Beras</p></li></ol>",
        ["bulleted list → numbered list"],
    ),
    "start of a list": (
        "<ol><li><p>Beras</p></li></ol>",
        '<ol start="7"><li><p>Beras</p></li></ol>',
        ["numbered 1 from 7"],
    ),
    "heading": ("<h2>Bantuan datang</h2>", "<p>Bantuan datang</p>", ["heading of level 2 → paragraph"]),
    "bold": ("<p>Bantuan datang.</p>", "<p>Bantuan <strong>datang</strong>.</p>", ["now bold: datang"]),
    "italic": ("<p>Bantuan datang.</p>", "<p>Bantuan <em>datang</em>.</p>", ["now italic: datang"]),
    "order": (
        "<p>Yang pertama di sini.</p><p>Lalu kedua sekali.</p>",
        "<p>Lalu kedua sekali.</p><p>Yang pertama di sini.</p>",
        ["moved here"],
    ),
}
MAKE_CHANGES = """
found = {}
for name, (old, new, _told) in json.loads(sys.argv[1]).items():
    article = makers.publish(makers.make_article(writer, f"Diubah: {name}", old, category=daerah), writer, editor)
    makers.edit(article, writer, body=new)
    makers.move(article, "submit", by=writer)
    found[name] = article.pk
print(json.dumps(found))
"""
MAKE_SUBMITTED = """
article = makers.make_article(writer, "Dermaga Miring", "<p>Nelayan menunggu kata mereka.</p>", category=daerah)
makers.move(article, "submit", by=writer)
print(json.dumps(article.pk))
"""
MAKE_SHARED = """
body = "<p>Satu kata.</p><p>Dua kata.</p><p>Tiga kata.</p>"
article = makers.make_article(writer, "Ditulis Berdua", body, category=daerah)
workflow.assign(article, by=editor, to=second)
print(json.dumps(article.pk))
"""
EDIT_SHARED = """
body = "<p>Satu kata editor.</p><p>Dua kata.</p><p>Tiga kata.</p>"
makers.edit(Article.objects.get(pk=int(sys.argv[1])), editor, body=body)
"""


def address_of(number, page="change"):
    """Return the address of a page of an article on the desk."""
    return f"/admin/articles/article/{number}/{page}/"


def test_the_approver_sees_changes_that_are_only_in_the_markup(site, desk):
    numbers = json.loads(site.laptop("-c", BEGIN + MAKE_CHANGES, json.dumps(CHANGES)))
    page = desk("editor")
    for name, (_old, _new, told) in CHANGES.items():
        page.goto(site.url + address_of(numbers[name]))
        panel = page.locator("details.since .changes")
        expect(panel).to_be_visible()
        for words in told:
            expect(panel.get_by_text(words).first).to_be_visible()
        page.goto(site.url + address_of(numbers[name], "difference/2"))
        for words in told:
            expect(page.locator(".changes").get_by_text(words).first).to_be_visible()
    assert page.context.troubles == []


def test_keyboard_shortcuts_go_from_change_to_change(site, desk):
    numbers = json.loads(site.laptop("-c", BEGIN + MAKE_CHANGES, json.dumps({"order": CHANGES["order"]})))
    page = desk("editor", address_of(numbers["order"], "difference/2"))
    seen = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        expect(page.locator("[data-change]:focus")).to_have_count(1)
        seen.append(page.locator("[data-change]:focus .what").inner_text())
    assert seen[0] == seen[2] != seen[1]


def test_a_printed_comparison_has_no_frame_around_the_focused_change(site, desk):
    numbers = json.loads(site.laptop("-c", BEGIN + MAKE_CHANGES, json.dumps({"bold": CHANGES["bold"]})))
    page = desk("editor", address_of(numbers["bold"], "difference/2"))
    page.keyboard.press("n")
    focused = page.locator("[data-change]:focus")
    expect(focused).not_to_have_css("outline-style", "none")
    page.emulate_media(media="print")
    expect(focused).to_have_css("outline-style", "none")


def test_rows_of_editions_in_the_history_have_labels_on_a_phone(site, desk):
    numbers = json.loads(site.laptop("-c", BEGIN + MAKE_CHANGES, json.dumps({"bold": CHANGES["bold"]})))
    page = desk("editor", address_of(numbers["bold"], "history"), viewport={"width": 390, "height": 800})
    shown = "cell => getComputedStyle(cell, '::before').content"
    until = page.locator("td[data-label]").nth(2)
    label = until.get_attribute("data-label")
    assert label in until.evaluate(shown)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert label not in until.evaluate(shown)


def test_choosing_theirs_for_one_paragraph_keeps_what_was_typed_in_the_next(site, desk):
    number = json.loads(site.laptop("-c", BEGIN + MAKE_SHARED))
    page = desk("writer2", address_of(number), java_script_enabled=False)
    typed = "<p>Satu kata penulis.</p><p>Dua kata penulis.</p><p>Tiga kata.</p>"
    page.locator("textarea[name=body]").fill(typed, force=True)
    site.laptop("-c", BEGIN + EDIT_SHARED, str(number))
    page.locator(".moves button.save").press("Enter")
    expect(page.locator(".conflict")).to_have_count(1)
    expect(page.locator(".conflict .versions")).not_to_contain_text("Dua")
    page.locator(".conflict input[value=theirs]").check()
    page.get_by_role("button", name="Merge and save").click()
    saved = "<p>Satu kata editor.</p><p>Dua kata penulis.</p><p>Tiga kata.</p>"
    expect(page.locator("textarea[name=body]")).to_have_value(saved)


def test_an_editors_comma_is_accepted_by_the_writer_from_the_notification(site, desk):
    number = json.loads(site.laptop("-c", BEGIN + MAKE_SUBMITTED))
    editor = desk("editor", address_of(number))
    text = editor.locator(".ProseMirror[contenteditable]")
    expect(editor.get_by_role("toolbar")).to_be_visible()
    # The button describes the consequence before anything is saved.
    note = editor.locator("[data-if-changed]")
    expect(note).to_be_hidden()
    text.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Kini, sekali lagi.")
    expect(note).to_contain_text("Its writer or another reviewer has to accept that")
    move(editor, "approve")
    expect(editor.locator(".messagelist")).to_contain_text("once somebody else has accepted your changes")
    expect(editor.locator(".messagelist")).to_contain_text("Ratih Kusumaningtyas")
    expect(editor.locator("[data-state=editorial]")).to_have_text("in review")

    writer = desk("writer", "/admin/inbox/")
    writer.get_by_role("link", name="Dermaga Miring").first.click()
    expect(writer.locator(".changes ins")).to_contain_text("Kini, sekali lagi.")
    with writer.expect_navigation():
        writer.get_by_role("button", name="Accept the changes").click()
    expect(writer.locator("[data-state=editorial]")).to_have_text("approved")

    # A word changed after the approval and published by the same button does not make the article a draft.
    editor.goto(site.url + address_of(number))
    expect(editor.get_by_role("toolbar")).to_be_visible()
    text.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Tamat.")
    expect(note).to_contain_text("Readers see it once it has been approved again")
    editor.locator("button[name=_move][value=publish]").click()
    expect(editor.locator(".messagelist")).to_contain_text("it is in review again")
    expect(editor.locator("[data-state=editorial]")).to_have_text("in review")
    expect(editor.locator("button[name=_move][value=approve]")).to_be_visible()
