"""The desk in a browser: what a page tells while somebody writes."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_numbers_follow_what_is_typed(desk):
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
