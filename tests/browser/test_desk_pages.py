"""Accessibility of every page of the desk: light and dark, on a phone and a wide screen."""

import json

import pytest
from playwright.sync_api import expect

from tests.support.accessibility import faults

pytestmark = pytest.mark.browser
LIST = "/admin/articles/article/"
MAKE = """
import django, json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"; django.setup()
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from articles import workflow
from articles.models import Category, ChecklistItem, Photo
from tests.support.makers import approve, edit, make_article, move, publish, share, tick
writer, editor, chief = (get_user_model().objects.get(username=name) for name in ("writer", "editor", "chief"))
box = ChecklistItem.objects.create(name="Dibaca ahli hukum", kind="tick", is_required=False)
article = make_article(writer, "Untuk Dibaca", "<p>Isi [[siapa]].</p><p>Baca juga: Yang Lain</p>",
                       category=Category.objects.get(slug="daerah"), embargo=timezone.now() + timedelta(hours=3))
note = workflow.add_note(article, by=editor, text="Sumbernya? @writer", quote="Isi [[siapa]].")
workflow.add_note(article, by=writer, text="Segera.", parent=note)
workflow.finish_note(note, by=writer)
workflow.assign(article, by=editor, to=writer, deadline=timezone.now() - timedelta(hours=1))
edit(article, writer, standfirst="Diubah.")
tick(article, box, by=writer)
move(article, "submit", by=writer)
workflow.claim(article, by=editor)
share(article, by=editor, use="comment", guest="Ahli hukum")
daerah, photo = Category.objects.get(slug="daerah"), Photo.objects.first()
body = f'<p>Ada 12 rumah di <a href="https://bps.go.id/">sini</a>.</p><figure data-photo="{photo.uid}"></figure>'
corrected = publish(make_article(writer, "Untuk Diterima", body, category=daerah), writer, editor)
edit(corrected, writer, standfirst="Teras baru.")
move(corrected, "submit", by=writer)
edit(corrected, editor, body="<p><strong>Ada 13 rumah</strong> di sana.</p><h2>Lagi</h2>")
move(corrected, "approve", by=editor)
changed = publish(make_article(writer, "Untuk Diterbitkan Lagi", category=daerah), writer, editor)
edit(changed, writer, body="<p>Pasar itu sudah buka lagi.</p>")
approve(changed, writer, editor)
print(json.dumps([article.pk, corrected.pk, changed.pk]))
"""


@pytest.fixture(scope="module")
def pages(site):
    """Addresses of the desk's pages, with an article that has everything in its side panel."""
    article, corrected, changed = (f"{LIST}{number}/" for number in json.loads(site.laptop("-c", MAKE)))
    return {
        "desk": "/admin/",
        "list": LIST,
        "new": f"{LIST}add/",
        "edit": f"{article}change/",
        "history": f"{article}history/",
        "difference": f"{article}difference/2/",
        "links": f"{article}links/",
        "review": f"{corrected}change/",
        "acceptance": f"{corrected}acceptance/",
        "comparison": f"{corrected}difference/3/",
        "restore": f"{corrected}restore/1/",
        "change of a live article": f"{changed}change/",
        "inbox": "/admin/inbox/",
        "preferences": "/admin/preferences/",
        "audit": "/admin/articles/event/",
        "checklist": "/admin/articles/checklistitem/add/",
    }


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_page_of_the_desk_is_accessible(width, scheme, desk, site, pages, axe):
    page = desk("chief", viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    wrong = []
    for kind, address in pages.items():
        page.goto(site.url + address)
        if kind in ("new", "edit", "review", "change of a live article"):
            # Rendered by scripts after the page has loaded.
            page.get_by_role("toolbar").wait_for()
            page.locator(".select2-selection[aria-label]").first.wait_for()
        wrong += [(kind, found) for found in faults(page, axe)]
    page.goto(site.url + pages["edit"])
    page.locator(".select2-selection[aria-label]").first.wait_for()
    if width < 1000:
        page.locator("[aria-controls=side]").click()
        wrong += [("sheet", found) for found in faults(page, axe)]
        page.keyboard.press("Escape")
    else:
        page.locator("[data-preview]").click()
        page.frame_locator("#preview iframe").locator("h1").wait_for()
        wrong += [("preview", found) for found in faults(page, axe)]
    assert not wrong, "\n".join(map(str, wrong))
    assert page.context.troubles == []
    assert all(url.startswith(site.url) for url in page.context.asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_has_the_same_colours_without_scripts(scheme, desk, pages):
    """Check the colours without the attribute for the theme, which a script of the admin sets."""
    read = """() => [...document.querySelectorAll("body, main ins, main del, main p")].map(
        (one) => [one.tagName, getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"""
    found = []
    for scripts in (True, False):
        page = desk("chief", pages["comparison"], color_scheme=scheme, java_script_enabled=scripts)
        found.append(page.evaluate(read))
    with_scripts, without = found
    assert without == with_scripts
    assert len(without) > 5


@pytest.mark.parametrize("width", [390, 1100, 1280])
def test_every_column_of_the_list_is_visible(width, desk, pages):
    page = desk("chief", pages["list"], viewport={"width": width, "height": 800})
    row = page.locator("#result_list tbody tr", has_text="Untuk Dibaca")
    expect(row.locator(".field-due")).to_contain_text("2")
    box = page.locator("#result_list").locator("..")
    assert not box.evaluate("box => box.scrollWidth > box.clientWidth")


def test_keyboard_focus_stays_in_the_open_side_panel(desk, pages):
    page = desk("chief", pages["edit"], viewport={"width": 390, "height": 800})
    page.locator("[aria-controls=side]").click()
    page.locator("#id_headline").evaluate("one => one.focus()")
    expect(page.locator("#id_headline")).not_to_be_focused()
    page.locator("#side").focus()
    page.keyboard.press("Escape")
    expect(page.locator("[aria-controls=side]")).to_be_focused()
    page.locator("#id_headline").focus()
    expect(page.locator("#id_headline")).to_be_focused()
