"""A reason typed beside the button of a move is shown again if the move was not made."""

import pytest

from articles import publishing
from articles.models import Article
from tests.support.client import Browser
from tests.support.edit_page import form_of, page_of
from tests.support.makers import edit, make_article

pytestmark = pytest.mark.django_db
REASON = "Angka di alinea dua belum cocok."


@pytest.fixture
def article(writer):
    """An article in review."""
    article = make_article(writer)
    publishing.perform(article, "submit", by=writer, seen=article.revision_number)
    return article


@pytest.fixture
def browser(editor):
    """The editor's browser."""
    return Browser(editor)


def box_of(page):
    """Return the text in the field for the reason of sending an article back, and whether the field is open."""
    before, _name, after = page.content.decode().partition('name="request_changes-reason" rows="3">')
    return after.partition("</textarea>")[0], before.rpartition("<details")[2].partition(">")[0].endswith(" open")


def test_the_reason_is_shown_after_a_merge(article, browser):
    form = form_of(browser, page_of(article)) | {
        "_move": "request_changes",
        "request_changes-reason": REASON,
    }
    edit(article, article.created_by, standfirst="Teras lain.")
    page = browser.post(page_of(article), form, follow=True)
    article = Article.objects.get()
    assert article.state == "draft"
    assert f"readonly>{REASON}</textarea>" in page.content.decode()


def test_the_reason_is_shown_after_an_ordinary_save_and_after_a_form_error(article, browser):
    form = form_of(browser, page_of(article)) | {
        "_continue": "1",
        "request_changes-reason": REASON,
    }
    assert box_of(browser.post(page_of(article), form | {"headline": ""})) == (REASON, True)
    assert box_of(browser.post(page_of(article), form, follow=True)) == (REASON, True)
    assert box_of(browser.get(page_of(article))) == (REASON, True)


def test_the_reason_is_shown_after_a_refusal_and_gone_once_the_move_is_made(article, browser):
    form = form_of(browser, page_of(article)) | {
        "_move": "retract",
        "request_changes-reason": REASON,
    }
    assert box_of(browser.post(page_of(article), form, follow=True)) == (REASON, True)
    browser.post(page_of(article), form | {"_move": "request_changes"})
    assert Article.objects.get().state != "in_review"
    assert REASON not in str(browser.session.get("reasons_of_moves"))
