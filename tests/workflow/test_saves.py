"""Saves of the working copy: revisions, stale copies, and the effect of an edit on an approval."""

import pytest

from articles import workflow
from articles.content import content_of_revision
from articles.models import Revision
from articles.workflow import StaleCopy
from tests.support.makers import approve, edit, make_article, move, restore


@pytest.mark.django_db
def test_a_save_without_a_change_makes_no_revision_and_keeps_the_approval(writer, editor):
    article = approve(make_article(writer), writer, editor)
    changed_at = article.updated_at
    edit(article, writer, body=article.body)
    article.refresh_from_db()
    assert (article.state, article.revision_number, article.updated_at) == ("approved", 1, changed_at)


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["headline", "standfirst", "dateline", "body"])
def test_an_edit_makes_an_approved_article_a_draft_again(change, writer, editor):
    article = approve(make_article(writer), writer, editor)
    edit(article, writer, **{change: "<p>Lain sama sekali.</p>"})
    article.refresh_from_db()
    assert (article.state, article.revision_number) == ("draft", 2)
    assert article.events.order_by("-number").first().move == "edit"


@pytest.mark.django_db
def test_a_move_of_an_older_revision_is_refused(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    seen = article.revision_number
    edit(article, writer, body="<p>Diganti diam-diam.</p>")
    move(article, "submit", by=writer)
    with pytest.raises(StaleCopy) as refusal:
        workflow.move(article, "approve", by=editor, seen=seen)
    assert refusal.value.current.number == 2
    article.refresh_from_db()
    assert article.state == "in_review"


@pytest.mark.django_db
def test_restoring_a_revision_restores_words_tags_and_credits_as_a_new_draft(writer, editor):
    article = make_article(writer, tags=["Pasar", "Harga"], writers=["Wulan", "Bagas"], editors=[], topic="Pasar Lama")
    article.credits.all().delete()
    article.tags.set(["Lain"])
    edit(article, writer, body="<p>Lain.</p>", topic=None)
    first = Revision.objects.get(article=article, number=1)
    article, missed, _saved = restore(article, first, by=editor)
    assert missed == []
    assert content_of_revision(article.latest_revision) == content_of_revision(first)
    assert (article.state, article.revision_number) == ("draft", 3)
    assert sorted(article.tags.names()) == ["Harga", "Pasar"]
    assert [credit.contributor.name for credit in article.credits.all()] == ["Wulan", "Bagas"]


@pytest.mark.django_db
def test_a_baca_juga_line_finds_its_article_when_that_is_added_later(writer):
    waiting = make_article(writer, body="<p>Satu.</p><p>Baca juga: Jembatan  Baru DIBUKA</p>")
    line = waiting.read_also.get()
    assert (line.headline, line.target) == ("Jembatan Baru DIBUKA", None)
    arrived = make_article(writer, headline="Jembatan Baru Dibuka")
    line.refresh_from_db()
    assert line.target == arrived
    edit(arrived, writer, headline="Jembatan Baru Ditutup Lagi")
    line.refresh_from_db()
    assert line.target == arrived
