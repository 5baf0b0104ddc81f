"""The form of a new article makes one article, even if it is sent several times or at the same time."""

import threading

import pytest
from django.db import connections

from articles.models import Article, Contributor
from tests.support.client import ADD, Browser
from tests.support.edit_page import BODY, page_of
from tests.support.makers import edit, make_category, make_person
from tests.support.messages import said_by


def new_form(browser, **fields):
    """Return the filled-in form of a new article."""
    return (
        browser.open(ADD)
        | {"headline": "Baru", "body": BODY, "category": make_category().pk, "_continue": "1"}
        | fields
    )


@pytest.mark.django_db
@pytest.mark.parametrize("is_signed", [True, False])
def test_the_form_of_a_new_article_sent_twice_makes_one_article(is_signed, writer):
    if is_signed:
        Contributor.objects.create(name="Wulan Prasetya", user=writer, is_writer=True)
    browser = Browser(writer)
    form = new_form(browser)
    first, second = browser.post(ADD, form), browser.post(ADD, form)
    article = Article.objects.get()
    assert first.url == second.url == page_of(article)
    assert "nothing was saved twice" in said_by(second)[-1]
    assert (article.revision_number, article.credits.count()) == (1, int(is_signed))


@pytest.mark.django_db
def test_changes_in_a_form_sent_again_are_saved_in_the_same_article(writer, editor):
    browser = Browser(writer)
    form = new_form(browser)
    browser.post(ADD, form)
    article = Article.objects.get()
    edit(article, editor, dateline="KOTA")
    browser.post(ADD, form | {"body": BODY.replace("Dua", "DUA")})
    article = Article.objects.get()
    assert (article.body, article.dateline, article.revision_number) == (BODY.replace("Dua", "DUA"), "KOTA", 3)


@pytest.mark.django_db
def test_a_form_sent_again_with_conflicts_shows_them(writer, editor):
    browser = Browser(writer)
    Contributor.objects.create(name="Wulan Prasetya", user=writer, is_writer=True)
    form = new_form(browser)
    browser.post(ADD, form)
    article = Article.objects.get()
    edit(article, editor, headline="Judul Editor")
    response = browser.post(ADD, form | {"headline": "Judul Lain"})
    (side,) = response.context["sides"]
    browser.post(page_of(article), dict(response.context["sent"]) | {side.name: "ours", "_continue": "1"})
    article.refresh_from_db()
    assert (article.headline, article.revision_number, article.credits.count()) == ("Judul Lain", 3, 1)
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_a_form_sent_again_after_access_was_lost_shows_its_text(editor, chief):
    desk, elsewhere = make_category("Ekonomi"), make_category("Nasional")
    desk.editors.add(editor)
    browser = Browser(chief)
    form = new_form(browser, category=desk.pk)
    browser.post(ADD, form)
    Article.objects.update(created_by=editor)
    chief.groups.clear()
    chief.groups.add(*editor.groups.all())
    elsewhere.editors.add(chief)
    response = browser.post(ADD, form | {"headline": "Yang diketik"})
    assert (response.status_code, Article.objects.get().headline) == (403, "Baru")
    assert "Yang diketik" in response.content.decode()


@pytest.mark.django_db
def test_the_same_tab_id_of_another_user_makes_another_article(writer, editor):
    browser, other = Browser(writer), Browser(editor)
    form = new_form(browser)
    browser.post(ADD, form)
    other.post(ADD, form)
    assert sorted(Article.objects.values_list("created_by__username", flat=True)) == ["ratna", "wulan"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_form_of_a_new_article_sent_three_times_at_once_makes_one_article():
    writer = make_person("wulan", "Writer")
    browsers = [Browser(writer) for _number in range(3)]
    form, barrier, answers = new_form(browsers[0]), threading.Barrier(3), []

    def send(browser):
        try:
            barrier.wait()
            answers.append(browser.post(ADD, form))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    article = Article.objects.get()
    assert [answer.url for answer in answers] == [page_of(article)] * 3
    assert (article.revision_number, article.events.count()) == (1, 1)
