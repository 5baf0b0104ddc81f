"""Content that was not approved is never published, however it got there."""

import pytest
from django.db import transaction

from articles import workflow
from articles.content import content_of_revision
from articles.editions import content_of_edition
from articles.models import Article, Contributor, Credit, Edition
from articles.publishing import perform_move, publish_import
from articles.workflow import MoveNotAllowed
from tests.support.makers import approve, edit, make_article, make_photo, perform

pytestmark = pytest.mark.django_db


def change_headline(article):
    Article.objects.filter(pk=article.pk).update(headline="Judul yang tidak disetujui")


def add_tag(article):
    article.tags.add("tanpa-persetujuan")


def swap_signature(article):
    other = Contributor.objects.create(name="Orang Lain", is_writer=True)
    article.credits.filter(contributor__name="Laras Wening").update(contributor=other)


def turn_byline_around(article):
    first, second = article.credits.filter(role="writer").order_by("order")
    Credit.objects.filter(pk=first.pk).update(order=second.order + 1)


CHANGES = [change_headline, add_tag, swap_signature, turn_byline_around]


@pytest.mark.parametrize("change", CHANGES)
def test_rows_that_were_changed_without_a_save_are_not_published(change, writer, editor):
    article = approve(make_article(writer, writers=["Laras Wening", "Ayu Lestari"]), writer, editor)
    change(article)
    with pytest.raises(MoveNotAllowed, match="Naskah kerja"):
        perform(article, "publish", by=editor)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("change", CHANGES)
def test_an_import_publishes_no_rows_that_were_changed_without_a_save(change, writer, editor):
    article = make_article(writer, writers=["Laras Wening", "Ayu Lestari"])
    change(article)
    with pytest.raises(MoveNotAllowed, match="Naskah kerja"), transaction.atomic():
        publish_import(workflow.lock(article))
    article.refresh_from_db()
    assert (article.state, Edition.objects.count()) == ("draft", 0)


def test_picture_texts_changed_in_the_library_do_not_block_publication(writer, editor):
    photo = make_photo(writer)
    article = approve(make_article(writer, photo=photo), writer, editor)
    photo.caption = "Kata-kata yang baru di pustaka."
    photo.save()
    perform(article, "publish", by=editor)
    assert Edition.objects.get().picture["caption"] == "Kapal di dermaga."


def test_segments_computed_before_somebody_else_saved_are_computed_again(writer, editor, chief, monkeypatch):
    article = approve(make_article(writer), writer, editor)
    lock = perform_move.lock

    def lock_after_a_save(one):
        monkeypatch.setattr(perform_move, "lock", lock)
        edit(Article.objects.get(pk=article.pk), writer, headline="Judul yang disetujui kemudian")
        approve(Article.objects.get(pk=article.pk), writer, chief)
        return lock(one)

    monkeypatch.setattr(perform_move, "lock", lock_after_a_save)
    perform(article, "publish", by=editor)
    edition = Edition.objects.get()
    assert edition.headline == "Judul yang disetujui kemudian"
    assert content_of_edition(edition.content) == content_of_revision(edition.revision)
