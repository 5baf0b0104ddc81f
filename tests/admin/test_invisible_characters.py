"""Invisible and direction-changing characters do not get into articles, neither from the desk nor from imports."""

import json

import pytest
from django.urls import reverse

from articles.importers import load_all
from articles.models import Article
from tests.support.long_texts import form_of

SIGNS = "\u202e\u2066\u200b\ufeff\u00ad"


@pytest.mark.django_db
def test_invisible_characters_are_removed_from_what_is_typed(client, writer):
    client.force_login(writer)
    typed = {
        "headline": f"Polisi{SIGNS} tersangka",
        "standfirst": f"Satu{SIGNS}\r\ndua {SIGNS}",
        "dateline": f"JAKAR{SIGNS}TA",
        "body": f"<p>I{SIGNS}si.</p>",
        "tags": f"Ban{SIGNS}jir, {SIGNS}",
        "verification_notice": f"Di{SIGNS}cek.",
    }
    assert client.post(reverse("desk:articles_article_add"), form_of(**typed)).status_code == 302
    article = Article.objects.get()
    assert (article.headline, article.standfirst, article.dateline) == ("Polisi tersangka", "Satu\ndua", "JAKARTA")
    assert (article.body, list(article.tags.names())) == ("<p>Isi.</p>", ["Banjir"])
    assert article.verification_notice == "Dicek."
    assert article.slug == "polisi-tersangka"


@pytest.mark.django_db
def test_a_headline_of_invisible_characters_is_missing(client, writer):
    client.force_login(writer)
    answer = client.post(reverse("desk:articles_article_add"), form_of(headline=SIGNS))
    assert answer.context["errors"]
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_invisible_characters_are_removed_from_imports(tmp_path):
    seed = tmp_path / "berita.txt"
    seed.write_text(f"Judul{SIGNS} Besar\nPenulis:\nAni{SIGNS}\nIsi{SIGNS} berita ini.\n", encoding="utf-8")
    body = [{"type": "paragraph", "text": f"I{SIGNS}si."}]
    row = {"source": "kawat/1", "headline": f"Da{SIGNS}ri Kawat", "writers": [f"B{SIGNS}udi"], "body": body}
    line = tmp_path / "kawat.jsonl"
    line.write_text(json.dumps(row))
    assert [result.status for result in load_all([seed, line])] == ["created", "created"]
    first, second = Article.objects.order_by("pk")
    assert (first.headline, first.body) == ("Judul Besar", "<p>Isi berita ini.</p>")
    assert (second.headline, second.body) == ("Dari Kawat", "<p>Isi.</p>")
    assert [credit.contributor.name for one in (first, second) for credit in one.credits.all()] == ["Ani", "Budi"]
