"""Losing the right to edit while typing: the text stays readable for its writer, with the true reason."""

import time
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group

from articles import publishing, workflow
from articles.models import Article, EditSession
from tests.support.client import ADD, Browser
from tests.support.edit_page import TYPED, form_of, page_of
from tests.support.makers import edit, make_article, make_category, make_person, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def assignment_taken_back():
    """Remove the user's assignment."""
    chief, person = make_person("hendra", "Chief"), make_person("bagas", "Writer")
    article = make_article(make_person("wulan", "Writer"))
    workflow.assign(article, by=chief, to=person)
    yield person, article
    workflow.assign(article, by=chief, to=None)
    yield "hendra took back your assignment to this article on "


def article_retracted():
    """Retract the article."""
    person, editor, chief = (
        make_person("wulan", "Writer"),
        make_person("ratna", "Editor"),
        make_person("hendra", "Chief"),
    )
    article = publish(make_article(person), person, editor)
    yield person, article
    seen = article.revision_number
    publishing.perform(article, "retract", by=make_person("sri", "Chief"), reason="Salah.", ground="child", seen=seen)
    publishing.perform(article, "confirm_retraction", by=chief, seen=seen)
    yield "hendra confirmed the retraction of this article on "


def category_moved():
    """File the article in a category that its editor does not edit."""
    person, chief = make_person("eko", "Editor"), make_person("hendra", "Chief")
    category = make_category("Ekonomi")
    category.editors.add(person)
    article = make_article(make_person("wulan", "Writer"), category=category)
    yield person, article
    edit(article, chief, category=make_category("Nasional"))
    yield "hendra moved this article to another category on "


def group_lost():
    """Remove the user from their group."""
    person = make_person("ratna", "Editor")
    yield person, make_article(make_person("wulan", "Writer"))
    person.groups.clear()
    yield "Your role at the desk does not allow you to edit articles any more."


def byline_lost():
    """Remove the user from the byline."""
    person, chief = make_person("bagas", "Writer"), make_person("hendra", "Chief")
    article = make_article(make_person("wulan", "Writer"), writers=["Bagas Tri"])
    credit = article.credits.get(contributor__name="Bagas Tri")
    credit.contributor.user = person
    credit.contributor.save()
    yield person, article
    credit.delete()
    edit(article, chief, standfirst="Tanpa Bagas.")
    yield "hendra took you off the byline of this article on "


LOSSES = [assignment_taken_back, article_retracted, category_moved, group_lost, byline_lost]


@pytest.fixture
def category_editor():
    """An editor of one category."""
    person = make_person("eko", "Editor")
    make_category("Ekonomi").editors.add(person)
    return person


@pytest.mark.parametrize("is_kept_before", [True, False])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_refused_save_shows_the_text_and_why_and_keeps_it(loss, is_kept_before):
    steps = loss()
    person, article = next(steps)
    browser = Browser(person)
    form = browser.open(page_of(article)) | TYPED
    if is_kept_before:
        assert browser.keep(article, form | {"headline": "Awal dari yang diketik"}).status_code == 200
    reason = next(steps)
    said = Article.objects.values("headline", "revision_number", "state").get(pk=article.pk)
    response = browser.post(page_of(article), form)
    page = response.content.decode()
    assert response.status_code == 403
    assert reason in page
    assert "Yang diketik" in page
    assert "Kalimat yang <strong>diketik</strong>." in page
    assert Article.objects.values("headline", "revision_number", "state").get(pk=article.pk) == said
    (kept,) = EditSession.objects.filter(user=person, form_content__isnull=False)
    assert (kept.article, kept.form_content["headline"]) == (article, ["Yang diketik"])
    shown = browser.get(f"/admin/articles/article/unsaved/{kept.pk}/")
    assert "Kalimat yang diketik." in shown.content.decode()
    assert shown.context["text"].edit_url == ""
    assert "Yang diketik" in browser.get("/admin/articles/article/unsaved/").content.decode()


@pytest.mark.parametrize("loss", LOSSES)
def test_typing_is_still_autosaved_and_nothing_new_about_the_article_is_shown(loss):
    steps = loss()
    person, article = next(steps)
    browser = Browser(person)
    form = browser.open(page_of(article)) | TYPED
    reason = next(steps)
    answer = browser.keep(article, form | {"headline": "Sesudahnya"})
    told = answer.json()
    assert answer.status_code == 200
    assert reason in told["refused"]
    assert told["others"] == []
    assert not told.keys() & {"revision", "by", "at", "state", "public"}
    assert EditSession.objects.get(user=person, form_content__isnull=False).form_content["headline"] == ["Sesudahnya"]
    chief = Browser(make_person("lain", "Chief"))
    there = chief.post(f"/admin/articles/article/{article.pk}/session/", {"tab": uuid4()}).json()["others"]
    assert person.username not in [one["name"] for one in there]


@pytest.mark.parametrize("loss", [assignment_taken_back, category_moved, group_lost])
def test_the_address_of_an_article_that_was_lost_redirects_to_the_unsaved_text(loss):
    steps = loss()
    person, article = next(steps)
    browser = Browser(person)
    browser.keep(article, browser.open(page_of(article)) | TYPED)
    next(steps)
    page = browser.get(page_of(article), follow=True).content.decode()
    assert "Yang diketik" in page
    assert "You cannot open this article any more." in page
    assert "Perhaps it was deleted" not in page


def test_an_unsaved_text_is_restored_in_its_article_once_access_is_back():
    steps = group_lost()
    person, article = next(steps)
    browser = Browser(person)
    form = browser.open(page_of(article)) | TYPED
    next(steps)
    browser.post(page_of(article), form)
    person.groups.add(Group.objects.get(name="Editor"))
    (text,) = browser.get("/admin/articles/article/unsaved/").context["texts"]
    assert form_of(browser, text.edit_url)["headline"] == "Yang diketik"


def test_a_new_article_is_shown_and_kept_when_the_group_is_lost(writer):
    browser = Browser(writer)
    form = browser.open(ADD) | TYPED | {"category": make_category().pk}
    writer.groups.clear()
    assert "refused" in browser.keep(None, form).json()
    response = browser.post(ADD, form)
    assert (response.status_code, Article.objects.count()) == (403, 0)
    assert "Yang diketik" in response.content.decode()
    assert EditSession.objects.get(form_content__isnull=False).form_content["headline"] == ["Yang diketik"]


def test_a_user_never_shown_an_article_sees_only_their_own_text(writer, second_writer):
    article, browser = make_article(writer, headline="Rahasia"), Browser(second_writer)
    others = Browser(writer).open(page_of(article))["access"]
    pages = [
        browser.post(
            f"/admin/articles/article/{number}/change/", TYPED | {"seen": "1", "access": access, "tab": uuid4()}
        )
        for number in (article.pk, 987654)
        for access in ("", "x", others)
    ]
    assert {page.status_code for page in pages} == {404}
    assert len({page.context["reason"] for page in pages}) == 1
    assert all("Yang diketik" in page.content.decode() and "Rahasia" not in page.content.decode() for page in pages)
    assert not EditSession.objects.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text-body.1", "Ditulis baru."),
        ("photo_credit", "Foto: Sari"),
        ("slug", "alamat-yang-diketik"),
        ("request_changes-reason", "Tolong cek angka."),
    ],
)
def test_every_word_of_a_refused_save_is_shown_and_kept(name, text):
    steps = assignment_taken_back()
    person, article = next(steps)
    browser = Browser(person)
    form = browser.open(page_of(article)) | TYPED | {name: text}
    next(steps)
    page = browser.post(page_of(article), form)
    assert text in [shown for _label, shown in page.context["words"]]
    kept = EditSession.objects.get(user=person, form_content__isnull=False)
    page = browser.get(f"/admin/articles/article/unsaved/{kept.pk}/")
    assert text in [shown for _label, shown in page.context["words"]]


def test_an_assignment_removed_before_the_page_was_opened_is_not_the_reason(category_editor, monkeypatch):
    person, chief = category_editor, make_person("sri", "Chief")
    article = make_article(make_person("tono", "Writer"), category=person.desk_categories.get())
    workflow.assign(article, by=chief, to=person)
    workflow.assign(article, by=chief, to=None)
    later = time.time() + 60
    browser = Browser(person)
    with monkeypatch.context() as patched:
        patched.setattr(time, "time", lambda: later)
        form = browser.open(page_of(article)) | TYPED
    person.desk_categories.set([make_category("Nasional")])
    page = browser.post(page_of(article), form).content.decode()
    assert "not in your categories any more" in page
    assert "took back your assignment" not in page
