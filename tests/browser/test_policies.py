"""The desk under its Content-Security-Policy: every page works, and no stored script runs."""

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
ATTACK = """
import django, json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"; django.setup()
from django.contrib.auth import get_user_model
from tests.support.makers import edit, make_article
writer = get_user_model().objects.get(username="writer")
run = "document.title = 'RAN'; parent.document.title = 'RAN'"
body = f'''<p onclick="{run}">Isi.</p><script>{run}</script><img src="x" onerror="{run}">
<a href="javascript:{run}">x</a>
<svg onload="{run}"></svg><iframe srcdoc="<script>{run}</script>"></iframe><style>body {{ display: none }}</style>'''
article = make_article(writer, "Yang Menyerang", body)
edit(article, writer, standfirst="Diubah.", body=body + "<script>document.title = 'RAN'</script>")
print(json.dumps(article.pk))
"""


@pytest.fixture
def page(desk):
    """The desk with the chief signed in, on a page that counts policy violations."""
    page = desk("chief", viewport={"width": 1280, "height": 900})
    page.context.add_init_script(WATCH)
    return page


def check(page, kind):
    """Check that the page has no policy violations and no errors."""
    assert page.evaluate("window.violations") == [], kind
    assert page.context.troubles == [], kind


def test_no_page_of_the_desk_breaks_its_policy(page, site):
    number = json.loads(site.laptop("-c", ATTACK))
    photo = re.search(r"/photo/(\d+)/change/", page.request.get(f"{site.url}/admin/articles/photo/").text())[1]
    addresses = [
        "/admin/",
        "/admin/inbox/",
        "/admin/preferences/",
        "/admin/password_change/",
        "/admin/articles/article/",
        "/admin/articles/event/",
        "/admin/articles/photo/",
        f"/admin/articles/photo/{photo}/change/",
        "/admin/articles/page/1/change/",
        "/admin/articles/contributor/",
        "/admin/articles/category/add/",
        "/admin/articles/topic/add/",
        "/admin/articles/checklistitem/add/",
        "/admin/articles/commentpolicy/",
        "/admin/articles/article/1/history/",
        "/admin/articles/article/1/links/",
        f"/admin/articles/article/{number}/difference/2/",
    ]
    for address in addresses:
        response = page.goto(site.url + address)
        assert response.status == 200, address
        check(page, address)
    page.goto(f"{site.url}/admin/articles/photo/{photo}/change/")
    expect(page.locator("[data-point]")).to_be_visible()
    wide, high = (page.locator(".stage").get_attribute(f"data-{side}") for side in ("width", "height"))
    box = page.locator(".stage").bounding_box()
    assert abs(box["width"] / box["height"] - int(wide) / int(high)) < 0.02
    page.context.clear_cookies()
    page.goto(f"{site.url}/admin/login/")
    check(page, "login")


def test_the_whole_edit_page_works_under_its_policy(page, site):
    page.goto(f"{site.url}/admin/articles/article/1/change/")
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.locator(".select2-selection").first.wait_for()
    # The editor's own stylesheet is there.
    text = page.get_by_role("textbox", name="body")
    assert text.evaluate("one => getComputedStyle(one).whiteSpaceCollapse") == "break-spaces"
    text.click()
    page.get_by_role("button", name="Picture", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    text.click()
    page.get_by_role("button", name="Link card").click()
    page.keyboard.press("Escape")
    text.click()
    page.get_by_role("button", name="Baca juga").click()
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    page.locator(".select2-selection").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Preview").click()
    shown = page.frame_locator("#preview iframe")
    expect(shown.locator("h1")).to_contain_text("Janji Setia")
    # Styles and pictures are loaded, scripts are not.
    assert shown.locator(".masthead").evaluate("one => getComputedStyle(one).fontFamily") != "Times New Roman"
    assert page.locator("#preview iframe").evaluate("one => one.contentDocument") is None
    check(page, "edit page")


def test_a_link_that_would_be_removed_is_refused_in_the_dialog_with_a_message(page, site):
    page.goto(f"{site.url}/admin/articles/article/add/")
    text = page.get_by_role("textbox", name="body")
    text.click()
    page.keyboard.type("tautan")
    for address, is_kept in {
        "//evil.test/": False,
        "/admin/logout/": False,
        "admin/logout/": False,
        "mailto:a@b.co?bcc=c@d.co": False,
        "https://contoh.example/": True,
    }.items():
        text.press("Control+a")
        page.get_by_role("button", name="Link", exact=True).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Address").evaluate("one => one.type = 'text'")
        dialog.get_by_label("Address").fill(address)
        dialog.get_by_role("button", name="Set").click()
        expect(dialog).to_have_count(0)
        body = page.locator("textarea[name=body]")
        if is_kept:
            expect(body).to_have_value(re.compile(f'href="{address}"'))
        else:
            expect(page.get_by_role("alert").filter(has_text=address)).to_be_visible()
            expect(body).to_have_value("<p>tautan</p>")
    check(page, "links")


def test_a_script_stored_in_the_database_does_not_run_on_the_desk(page, site):
    number = json.loads(site.laptop("-c", ATTACK))
    here = f"{site.url}/admin/articles/article/{number}"
    for address in (f"{here}/preview/", f"{here}/difference/2/", f"{here}/history/"):
        page.goto(address, wait_until="networkidle")
        assert page.title() not in {"RAN", ""}, address
    page.goto(f"{here}/preview/")
    page.get_by_text("Isi.").first.click(force=True)
    assert page.title() != "RAN"
    page.goto(f"{here}/change/", wait_until="networkidle")
    page.get_by_role("button", name="Preview").click()
    expect(page.frame_locator("#preview iframe").locator("h1")).to_have_text("Yang Menyerang")
    assert page.title() != "RAN"
