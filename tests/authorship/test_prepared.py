"""Authorship that was computed before the row of the article was locked."""

import pytest

from articles import revisions, workflow
from articles.content import content_of
from articles.integrity import find_breaks
from tests.support.makers import edit, make_article, move

pytestmark = pytest.mark.django_db

BODY = "<p>Ditulis editor sebelum penulis menyimpan lagi.</p>"


def prepare_change(article, by):
    """Give the working copy another body, not yet saved as a revision, and compute its authors."""
    article.body = BODY
    article.save()
    return revisions.prepare(article, content_of(article), by)


def test_authors_computed_before_the_lock_are_those_of_the_revision(writer, editor):
    article = make_article(writer)
    prepared = prepare_change(article, editor)
    revision = workflow.record_save(workflow.lock(article), by=editor, prepared=prepared)
    assert revision.authorship == prepared.entries
    assert list(find_breaks()) == [None]


def test_authors_computed_before_somebody_else_saved_are_computed_again(writer, editor):
    article = make_article(writer)
    prepared = prepare_change(article, editor)
    edit(article, writer, body="<p>Disimpan penulis di antaranya.</p>")
    article.body = BODY
    article.save()
    revision = workflow.record_save(workflow.lock(article), by=editor, prepared=prepared)
    assert revision.authorship != prepared.entries
    assert list(find_breaks()) == [None]


def test_authors_computed_for_another_text_are_computed_again(writer, editor, chief):
    article = make_article(writer)
    prepared = prepare_change(article, editor)
    article.headline = "Judul lain"
    article.save()
    workflow.record_save(workflow.lock(article), by=editor, prepared=prepared)
    assert list(find_breaks()) == [None]
    move(article, "submit", by=writer)
    with pytest.raises(workflow.MoveNotAllowed):
        move(article, "approve", by=editor)
