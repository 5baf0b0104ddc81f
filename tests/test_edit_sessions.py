"""Autosaves of tabs: each article keeps its own."""

from uuid import uuid4

import pytest

from articles import edit_sessions
from tests.support.makers import make_article

pytestmark = pytest.mark.django_db


def test_a_tab_used_for_two_articles_keeps_the_texts_of_both(writer):
    one, other, tab = make_article(writer), make_article(writer, headline="Lain"), uuid4()
    for article, headline in ((one, "Pertama"), (other, "Kedua")):
        edit_sessions.touch(writer, article, tab, form_content={"headline": [headline]})
    kept = {row.article_id: row.form_content["headline"] for row in edit_sessions.autosaves_of(writer)}
    assert kept == {one.pk: ["Pertama"], other.pk: ["Kedua"]}


def test_of_two_heartbeats_of_one_tab_the_later_text_is_kept(writer):
    article, tab = make_article(writer), uuid4()
    for headline in ("Awal", "Akhir"):
        edit_sessions.touch(writer, article, tab, form_content={"headline": [headline]})
    (kept,) = edit_sessions.autosaves_of(writer)
    assert kept.form_content == {"headline": ["Akhir"]}
