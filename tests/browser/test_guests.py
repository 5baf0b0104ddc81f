"""Guest links in a browser: the forms work under the page's own policies, and nothing is cached."""

import pytest

from tests.support.offline import open_with_worker

pytestmark = pytest.mark.browser

HELD = """async () => {
  const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const keys = await Promise.all(stores.map((store) => store.keys()));
  return keys.flat().map((request) => new URL(request.url).pathname);
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_comment_is_sent_from_a_browser(scripts, site, reader):
    context = reader(site, viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(site["guest"])
    page.fill("[name=comment-name]", "Budi Santoso")
    page.fill("[name=comment-text]", f"Dikirim {'dengan' if scripts else 'tanpa'} skrip.")
    page.locator("form:has([value=comment]) button").click()
    page.wait_for_load_state()
    assert page.locator(".received[role=status]").count() == 1
    assert f"Dikirim {'dengan' if scripts else 'tanpa'} skrip." in page.locator(".comments").inner_text()
    assert [cookie["name"] for cookie in context.cookies()] == ["csrftoken"]
    assert context.troubles == []


def test_the_service_worker_neither_caches_nor_shows_guest_pages(site, reader):
    _context, page = open_with_worker(site, reader)
    page.goto(site["guest"], wait_until="networkidle")
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    # The page opened after it is cached, so the guest's page would be by now, too.
    page.goto(site["article"], wait_until="networkidle")
    page.goto(site["front page"], wait_until="networkidle")
    held = page.evaluate(HELD)
    assert site.pages["article"] in held
    assert site.pages["guest"] not in held
