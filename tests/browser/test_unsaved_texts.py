"""Conflicts and unsaved texts in a browser: by keyboard, on a phone, and without scripts."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.support.accessibility import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEGIN = """
import django, json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"; django.setup()
from django.contrib.auth import get_user_model
from articles import workflow
from articles.models import Article, Category
from tests.support.makers import edit, make_article
people = {one.username: one for one in get_user_model().objects.all()}
"""
MAKE = """
article = make_article(people["writer"], "Diketik Berdua", "<p>Satu.</p><p>Dua.</p>",
                       category=Category.objects.get(slug="daerah"))
workflow.assign(article, by=people["chief"], to=people["writer2"])
print(json.dumps(article.pk))
"""
EDIT = """
edit(Article.objects.get(pk=%d), people["editor"], body="<p>Satu kata editor.</p><p>Dua.</p>", dateline="KOTA")
"""
TAKE_BACK = """
workflow.assign(Article.objects.get(pk=%d), by=people["chief"], to=None)
"""
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def number(site):
    """The number of an article that is assigned to the second writer."""
    return json.loads(site.laptop("-c", BEGIN + MAKE))


def test_a_conflict_is_resolved_by_keyboard_without_scripts_on_a_phone(number, site, desk):
    address = f"/admin/articles/article/{number}/change/"
    page = desk("writer2", address, viewport=PHONE, java_script_enabled=False)
    page.locator("textarea[name=body]").fill("<p>Satu kata penulis.</p><p>Dua.</p>", force=True)
    site.laptop("-c", BEGIN + EDIT % number)
    page.locator(".moves button.save").press("Enter")
    expect(page.locator(".conflict")).to_have_count(1)
    page.locator(".conflict input[value=ours]").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".conflict input[value=new]")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Rewrite it")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Satu kata bersama.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("saved revision 2 while you were working")
    expect(page.locator("textarea[name=body]")).to_have_value("<p>Satu kata bersama.</p><p>Dua.</p>")


def test_a_user_who_loses_access_while_typing_gets_a_message_and_finds_the_text(number, site, desk, axe):
    page = desk("writer2", f"/admin/articles/article/{number}/change/", viewport=PHONE, reduced_motion="reduce")
    page.get_by_role("toolbar").wait_for()
    page.get_by_label("Headline").fill("Yang Belum Disimpan")
    expect(page.locator("[data-kept-at]")).to_contain_text("What you type is kept")
    site.laptop("-c", BEGIN + TAKE_BACK % number)
    page.get_by_label("Headline").fill("Yang Belum Disimpan Juga")
    expect(page.get_by_role("alert")).to_contain_text("took back your assignment")
    expect(page.get_by_label("Headline")).not_to_be_editable()
    expect(page.locator(".ProseMirror")).to_have_attribute("contenteditable", "false")
    expect(page.locator(".sheet-bar button[name=_continue]")).to_be_hidden()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    # A page that does not know it yet would still send the form.
    page.evaluate("document.getElementById('article_form').requestSubmit()")
    expect(page).to_have_title(re.compile("Not saved"))
    expect(page.get_by_role("alert")).to_contain_text("took back your assignment")
    expect(page.get_by_label("Headline")).to_have_value("Yang Belum Disimpan Juga")
    # The browser logs the refusal to its console, which is expected here.
    page.context.troubles[:] = [one for one in page.context.troubles if "status of 403" not in one]
    wrong = [("refused", found) for found in faults(page, axe)]
    for name in ("Open the unsaved text", "Discard …", "Discard it", "Show it again", "Restore it"):
        page.get_by_text(name, exact=True).click()
        wrong += [(name, found) for found in faults(page, axe)]
    page.goto(f"{site.url}/admin/articles/article/unsaved/")
    expect(page.get_by_role("link", name="Yang Belum Disimpan Juga")).to_be_visible()
    wrong += [("list", found) for found in faults(page, axe)]
    assert not wrong, "\n".join(map(str, wrong))


def test_the_page_about_conflicts_is_accessible(number, site, desk, axe):
    address = f"/admin/articles/article/{number}/change/"
    page = desk("chief", address, viewport=PHONE, reduced_motion="reduce")
    page.get_by_role("toolbar").wait_for()
    page.get_by_label("Dateline").fill("DESA")
    site.laptop("-c", BEGIN + EDIT % number)
    page.locator(".sheet-bar button[name=_continue]").click()
    expect(page.locator(".conflict")).to_have_count(1)
    assert faults(page, axe) == []


def test_going_back_does_not_put_old_words_into_a_newer_revision(number, site, desk):
    address = f"/admin/articles/article/{number}/change/"
    page = desk("writer2", address)
    page.get_by_role("toolbar").wait_for()
    page.get_by_label("Dateline").fill("DESA")
    # The browser does not cache a page with this listener and loads it again.
    page.evaluate("addEventListener('unload', () => {})")
    page.goto(f"{site.url}/admin/")
    site.laptop("-c", BEGIN + EDIT % number)
    page.go_back()
    expect(page.locator("#article_form [name=seen]")).to_have_value("2")
    expect(page.get_by_label("Dateline")).to_have_value("KOTA")
    expect(page.locator(".offer")).to_have_count(1)
