"""Unsaved texts: only for the user who typed them, limited in number and time, and restorable after being discarded."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import EditSession
from tests.support.client import ADD, Browser
from tests.support.edit_page import TYPED, page_of
from tests.support.makers import edit, make_article

pytestmark = pytest.mark.django_db


def test_only_their_writer_sees_unsaved_texts(writer, second_writer):
    article, browser = make_article(writer), Browser(writer)
    browser.keep(article, browser.open(page_of(article)) | TYPED)
    kept = EditSession.objects.get(form_content__isnull=False)
    other = Browser(second_writer)
    for address in (f"{kept.pk}/", f"{kept.pk}/discard/"):
        assert other.get(f"/admin/articles/article/unsaved/{address}").status_code == 404
    assert "Yang diketik" not in other.get("/admin/articles/article/unsaved/").content.decode()


def test_a_discarded_text_is_asked_about_first_and_can_be_restored_for_half_an_hour(writer, second_writer):
    article, browser = make_article(writer), Browser(writer)
    browser.keep(article, browser.open(page_of(article)) | TYPED)
    kept = EditSession.objects.get(form_content__isnull=False)
    address = f"/admin/articles/article/unsaved/{kept.pk}/"
    assert "Yang diketik" in browser.get(f"{address}discard/").content.decode()
    assert Browser(second_writer).post(f"{address}discard/").status_code == 404
    assert len(browser.get(page_of(article)).context["offers"]) == 1
    page = browser.post(f"{address}discard/", follow=True)
    assert (page.context["offers"], address in page.content.decode()) == ([], True)
    browser.post(f"{address}restore/")
    (offer,) = browser.get(page_of(article)).context["offers"]
    assert offer.headline == "Yang diketik"
    browser.post(f"{address}discard/")
    EditSession.objects.update(discarded_at=timezone.now() - timedelta(minutes=31))
    assert browser.get(address).status_code == 404
    assert browser.post(f"{address}restore/").status_code == 404
    assert browser.get(page_of(article)).context["offers"] == []


@pytest.mark.slow
@pytest.mark.parametrize("is_new", [True, False])
def test_five_texts_are_kept_and_one_more_is_refused_with_a_message(is_new, writer):
    article, browser = None if is_new else make_article(writer), Browser(writer)
    address = ADD if is_new else page_of(article)
    for number in range(5):
        assert browser.keep(article, browser.open(address) | {"headline": f"Ketikan {number}"}).status_code == 200
    last = browser.open(address) | {"headline": "Ketikan keenam"}
    answer = browser.keep(article, last)
    assert (answer.status_code, "in this browser only" in answer.json()["error"]) == (409, True)
    assert EditSession.objects.filter(form_content__isnull=False).count() == 5
    assert len(browser.get(address).context["offers"]) == 5
    one = EditSession.objects.filter(form_content__isnull=False).first()
    browser.post(f"/admin/articles/article/unsaved/{one.pk}/discard/")
    assert browser.keep(article, last).status_code == 200
    browser.post(f"/admin/articles/article/unsaved/{one.pk}/restore/")
    assert EditSession.objects.filter(form_content__isnull=False, discarded_at=None).count() == 5


def test_an_unsaved_text_that_was_saved_as_a_revision_makes_room_for_another(writer):
    article, browser = make_article(writer), Browser(writer)
    for number in range(5):
        browser.keep(article, browser.open(page_of(article)) | {"headline": f"Ketikan {number}"})
    edit(article, writer, headline="Ketikan 2")
    edit(article, writer, headline="Lain lagi")
    assert browser.keep(article, browser.open(page_of(article)) | {"headline": "Keenam"}).status_code == 200
    kept = {row.form_content["headline"][0] for row in EditSession.objects.filter(form_content__isnull=False)}
    assert kept == {"Ketikan 0", "Ketikan 1", "Ketikan 3", "Ketikan 4", "Keenam"}


def test_a_tab_with_an_unsaved_text_is_still_autosaved_at_the_limit(writer):
    article, browser = make_article(writer), Browser(writer)
    forms = [browser.open(page_of(article)) for _number in range(5)]
    for number in (0, 1, 2, 3, 4, 0, 4):
        assert browser.keep(article, forms[number] | {"headline": f"Ketikan {number}"}).status_code == 200


@pytest.mark.slow
def test_each_of_many_discarded_texts_can_be_restored_for_half_an_hour(writer):
    article, browser = make_article(writer), Browser(writer)
    pages = []
    for number in range(7):
        browser.keep(article, browser.open(page_of(article)) | {"headline": f"Ketikan {number}"})
        kept = EditSession.objects.get(form_content__isnull=False, discarded_at=None)
        pages.append(f"/admin/articles/article/unsaved/{kept.pk}/")
        browser.post(f"{pages[-1]}discard/")
    assert [browser.get(page).status_code for page in pages] == [200] * 7
    kept_list = browser.get("/admin/articles/article/unsaved/").content.decode()
    assert ("?take=" in kept_list, kept_list.count("Restore it first")) == (False, 7)
