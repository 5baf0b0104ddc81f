"""Writing a save: nothing slow happens in a transaction, and a save is repeated if somebody else saved meanwhile."""

import threading

import pytest
from django.db import connection, connections
from django.test.signals import template_rendered

from articles import workflow
from articles.admin.articles import conflicts
from articles.admin.articles.article_admin import ArticleAdmin
from articles.models import Article
from tests.support.client import Browser
from tests.support.edit_page import BODY, form_of, page_of
from tests.support.makers import edit, make_article, make_category, make_person
from tests.support.messages import said_by


@pytest.mark.django_db
@pytest.mark.parametrize("button", ["_continue", "_save", "_move"])
def test_after_a_save_that_ends_the_users_access_a_message_says_what_was_saved(button, writer):
    desk, elsewhere = make_category("Ekonomi"), make_category("Nasional")
    editor = make_person("eko", "Editor")
    desk.editors.add(editor)
    article, browser = make_article(writer, category=desk), Browser(editor)
    form = browser.open(page_of(article)) | {
        "category": elsewhere.pk,
        "headline": "Judul dari Eko",
    }
    response = browser.post(page_of(article), form | {button: "submit"})
    article.refresh_from_db()
    assert (article.headline, article.category, article.state) == ("Judul dari Eko", elsewhere, "draft")
    assert response.url == "/admin/articles/article/"
    said = said_by(response)
    assert "Saved: “Judul dari Eko”, revision 2, now in Nasional." in said[0]
    assert len(said) == (2 if button == "_move" else 1)
    assert ("Submit for review was not done" in said[-1]) == (button == "_move")
    assert "Perhaps it was deleted" not in browser.get(response.url).content.decode()


@pytest.mark.django_db
def test_a_merged_save_that_ends_the_users_access_redirects_to_the_list_too(writer, chief):
    desk, elsewhere = make_category("Ekonomi"), make_category("Nasional")
    editor = make_person("eko", "Editor")
    desk.editors.add(editor)
    article, browser = make_article(writer, category=desk), Browser(editor)
    form = browser.open(page_of(article)) | {"category": elsewhere.pk, "_continue": "1"}
    edit(article, chief, dateline="KOTA")
    assert browser.post(page_of(article), form).url == "/admin/articles/article/"
    article.refresh_from_db()
    assert (article.category, article.dateline) == (elsewhere, "KOTA")


@pytest.mark.django_db
def test_a_save_does_not_undo_an_assignment_made_meanwhile(writer, second_writer, chief):
    article, browser = make_article(writer), Browser(writer)
    form = browser.open(page_of(article)) | {"headline": "Baru", "_continue": "1"}
    workflow.assign(article, by=chief, to=second_writer)
    browser.post(page_of(article), form)
    article.refresh_from_db()
    assert (article.headline, article.assignee) == ("Baru", second_writer)


@pytest.fixture
def in_transaction():
    """The names of the templates that were rendered within a transaction."""
    names = []

    def note(template, **_more):
        if connection.in_atomic_block:
            names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_another_article_can_be_saved_while_a_conflict_is_computed(monkeypatch, in_transaction):
    writer, editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
    article, other, browser = (
        make_article(writer, body=BODY),
        make_article(editor),
        Browser(writer),
    )
    form = browser.open(page_of(article)) | {
        "body": BODY.replace("Dua", "Dua penulis"),
        "_continue": "1",
    }
    edit(article, editor, body=BODY.replace("Dua", "Dua editor"))
    merge, merged = conflicts.merge_contents, []

    def save_another():
        try:
            edit(other, editor, headline=f"Disimpan {len(merged)}")
        finally:
            connections.close_all()

    def merge_and_save_another(*contents):
        assert not connection.in_atomic_block
        thread = threading.Thread(target=save_another)
        thread.start()
        thread.join()
        merged.append(contents)
        return merge(*contents)

    monkeypatch.setattr(conflicts, "merge_contents", merge_and_save_another)
    response = browser.post(page_of(article), form)
    assert len(response.context["sides"]) == 1
    other.refresh_from_db()
    assert other.headline == f"Disimpan {len(merged) - 1}"
    assert in_transaction == []


@pytest.fixture
def save_between(monkeypatch):
    """A function that makes somebody save each time a form has been validated and is about to be written."""

    def let(save):
        judged, put_together = ArticleAdmin.save_form, conflicts.merge_contents

        def save_form(*arguments, **more):
            save()
            return judged(*arguments, **more)

        def merge_contents(*contents):
            save()
            return put_together(*contents)

        monkeypatch.setattr(ArticleAdmin, "save_form", save_form)
        monkeypatch.setattr(conflicts, "merge_contents", merge_contents)

    return let


@pytest.mark.django_db
@pytest.mark.parametrize("is_stale", [True, False])
def test_a_save_is_repeated_if_somebody_else_saved_meanwhile(is_stale, save_between, writer, editor):
    article, browser, saves = make_article(writer, body=BODY), Browser(writer), []
    form = browser.open(page_of(article)) | {
        "body": BODY.replace("Dua", "DUA"),
        "_continue": "1",
    }
    if is_stale:
        edit(article, editor, dateline="KOTA")

    def save_once():
        if not saves:
            saves.append(edit(Article.objects.get(pk=article.pk), editor, standfirst="Teras editor."))

    save_between(save_once)
    response = browser.post(page_of(article), form)
    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.body, article.standfirst) == (BODY.replace("Dua", "DUA"), "Teras editor.")


@pytest.mark.django_db
def test_if_others_save_at_each_attempt_the_text_is_shown_and_kept(save_between, monkeypatch, writer, editor):
    article, browser, saves = make_article(writer, body=BODY), Browser(writer), []
    form = browser.open(page_of(article)) | {
        "body": BODY.replace("Dua", "DUA"),
        "_continue": "1",
    }

    def save_always():
        saves.append(edit(Article.objects.get(pk=article.pk), editor, standfirst=f"Teras {len(saves)}."))

    save_between(save_always)
    response = browser.post(page_of(article), form)
    assert response.status_code == 409
    assert "DUA" in response.content.decode()
    monkeypatch.undo()
    assert len(browser.get(page_of(article)).context["offers"]) == 1


@pytest.mark.django_db
def test_a_user_who_loses_access_during_validation_sees_their_text(save_between, writer, editor, chief):
    article = make_article(editor, writers=[])
    workflow.assign(article, by=chief, to=writer)
    browser = Browser(writer)
    form = browser.open(page_of(article)) | {"headline": "Yang diketik", "_continue": "1"}
    save_between(lambda: workflow.assign(article, by=chief, to=None))
    response = browser.post(page_of(article), form)
    article.refresh_from_db()
    assert (response.status_code, article.revision_number) == (403, 1)
    assert "hendra took back your assignment" in response.content.decode()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_form_is_validated_without_a_transaction(in_transaction):
    writer = make_person("wulan", "Writer")
    article, browser = make_article(writer), Browser(writer)
    form = browser.open(page_of(article)) | {"headline": "", "_continue": "1"}
    response = browser.post(page_of(article), form)
    assert (response.status_code, "headline" in response.context["adminform"].form.errors) == (200, True)
    assert in_transaction == []
    assert form_of(browser, page_of(article))["headline"] == article.headline
