"""The desk in a browser while somebody writes: counters, autosave, preview, and lost connections."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_counters_follow_what_is_typed(desk):
    page = desk("writer", "/admin/articles/article/add/")
    numbers = {name: page.locator(f"[data-count={name}]") for name in ("headline", "words", "minutes")}
    expect(numbers["words"]).to_have_text("0")
    page.fill("textarea[name=headline]", "Pasar  Dibuka Lagi")
    expect(numbers["headline"]).to_have_text("17")
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.type("Satu dua tiga.")
    page.keyboard.press("Enter")
    page.keyboard.type("Baca juga: Yang Lain")
    expect(numbers["words"]).to_have_text("3")
    expect(numbers["minutes"]).to_have_text("1")


@pytest.mark.slow
def test_two_tabs_of_one_user_lose_nothing_while_the_server_is_unavailable(site, desk):
    address = "/admin/articles/article/add/"
    first = desk("writer2", address)
    context = first.context
    second = context.new_page()
    second.goto(site.url + address)
    context.set_offline(True)
    for page, words in ((first, "Ditulis di tab pertama"), (second, "Ditulis di tab kedua")):
        page.bring_to_front()
        page.get_by_label("Headline").fill(words)
        expect(page.locator("[data-kept-at]")).to_contain_text("this browser")
    # Words typed just before the tab is closed.
    second.get_by_label("Standfirst").fill("Kata terakhir.")
    for page in (first, second):
        page.close(run_before_unload=True)
        page.wait_for_event("close") if not page.is_closed() else None
    context.set_offline(False)
    again = context.new_page()
    again.goto(site.url + address)
    expect(again.locator(".offer")).to_have_count(2)
    expect(again.locator(".offer", has_text="Ditulis di tab pertama")).to_have_count(1)
    expect(again.locator(".offer", has_text="Ditulis di tab kedua")).to_contain_text("Kata terakhir.")


@pytest.mark.slow
def test_typing_is_still_autosaved_after_a_save_failed(desk):
    page = desk("writer2", "/admin/articles/article/add/")
    page.route("**/add/", lambda route: route.abort("aborted"))
    page.get_by_label("Headline").fill("Disimpan tanpa jawaban")
    page.locator("#id_category").select_option(index=1)
    page.locator(".moves button.save").click()
    with page.expect_request("**/session/", timeout=15000):
        page.get_by_label("Headline").fill("Masih diketik")
    expect(page.locator("[data-kept-at]")).to_contain_text("What you type is kept")


def test_a_preview_beside_the_form_follows_what_is_typed(desk, site):
    page = desk("chief", "/admin/articles/article/1/change/", viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name="Preview").click()
    shown = page.frame_locator("#preview iframe")
    expect(shown.locator("h1")).to_contain_text("Janji Setia")
    page.get_by_label("Headline").fill("Judul yang Sedang Diketik")
    expect(shown.locator("h1")).to_have_text("Judul yang Sedang Diketik")
    expect(shown.locator(".preview-banner")).to_be_visible()
    page.get_by_role("button", name="Desktop").click()
    assert shown.locator("html").evaluate("() => innerWidth") == 1280
    page.get_by_role("button", name="Close the preview").click()
    expect(page.locator("#preview")).to_be_hidden()


@pytest.mark.slow
def test_text_typed_after_signing_out_is_kept_in_the_browser(desk, site):
    page = desk("writer2", "/admin/articles/article/add/")
    context = page.context
    context.clear_cookies(name="sessionid")
    page.get_by_label("Headline").fill("Sesi Sudah Berakhir")
    expect(page.locator("[data-kept-at]")).to_contain_text("You have been signed out")


def test_a_save_the_server_never_answered_is_offered_again(desk, site):
    page = desk("writer2", "/admin/articles/article/add/")
    context = page.context
    context.set_offline(True)
    page.get_by_label("Headline").fill("Simpanan yang Hilang di Jalan")
    page.locator("#id_category").select_option(index=1)
    page.locator(".moves button.save").click(no_wait_after=True)
    expect(page.locator("#main-frame-error, .neterror, body.neterror").first).to_be_attached()
    context.set_offline(False)
    again = context.new_page()
    again.goto(site.url + "/admin/articles/article/add/")
    offer = again.locator(".offer", has_text="Simpanan yang Hilang di Jalan")
    expect(offer).to_be_attached()


def test_after_a_save_with_a_stale_csrf_token_the_text_is_offered_again(desk, site):
    page = desk("writer2", "/admin/articles/article/add/")
    # As after signing in again in another tab: the form's CSRF token differs from the browser's.
    page.context.clear_cookies(name="csrftoken")
    page.get_by_label("Headline").fill("Ditolak tetapi Tidak Hilang")
    expect(page.locator("[data-kept-at]")).to_contain_text("It is kept in this browser")
    page.locator("#id_category").select_option(index=1)
    page.locator(".moves button.save").click()
    expect(page.locator("#content h1")).to_have_text("This was refused")
    expect(page.locator(".refusal")).to_contain_text("What you typed is kept in this browser")
    page.get_by_role("link", name="Back to the article").click()
    expect(page.locator(".offer", has_text="Ditolak tetapi Tidak Hilang")).to_be_attached()
