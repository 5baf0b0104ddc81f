"""Public pages of imported articles: escaped text, no dead links, and the comment notice of the source."""

import pytest

from articles.models import Article, CommentPolicy, Edition
from tests.support.imports import run, seed


def page(client, headline):
    """Return the public page of an article as text."""
    response = client.get(Edition.objects.live().get(headline=headline).get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_markup_in_a_seed_is_escaped_on_the_page(client, tmp_path):
    run(
        seed(
            tmp_path,
            headline="<i>Miring</i> & Tegak",
            second="<script>alert(1)</script> lalu &lt;b&gt; dan {{ 7 }}.",
            other="<u>Lain</u>",
        ),
        "--publish",
    )
    html = page(client, "<i>Miring</i> & Tegak")
    for shown in (
        "&lt;i&gt;Miring&lt;/i&gt; &amp; Tegak",
        "&lt;script&gt;alert(1)&lt;/script&gt; lalu &amp;lt;b&amp;gt; dan {{ 7 }}.",
        "&lt;u&gt;Lain&lt;/u&gt;",
    ):
        assert shown in html
    for never in ("<script>alert", "<i>Miring", "<u>Lain"):
        assert never not in html


@pytest.mark.django_db
def test_a_baca_juga_line_is_plain_text_until_its_target_is_published(client, tmp_path):
    run(seed(tmp_path, "satu.txt", headline="Yang Merujuk", other="Yang Dicari"), "--publish")
    assert "Yang Dicari" in page(client, "Yang Merujuk")
    run(seed(tmp_path, "dua.txt", headline="Yang Dicari"))
    target = Article.objects.get(headline="Yang Dicari")
    assert f"/{target.pk}/" not in page(client, "Yang Merujuk")
    run(tmp_path / "dua.txt", "--publish")
    assert Edition.objects.live().get(article=target).get_absolute_url() in page(client, "Yang Merujuk")


@pytest.mark.django_db
def test_an_imported_draft_is_not_public(client, tmp_path):
    run(seed(tmp_path))
    article = Article.objects.get()
    assert client.get(f"/{article.category.slug}/{article.pk}/{article.slug}/").status_code == 404
    assert "Harga Beras Turun" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_an_existing_policy_with_the_notice_of_a_source_is_used_and_shown(client, tmp_path):
    policy = CommentPolicy.objects.create(name="Lama", mode="open", notice="Isi komentar diatur.")
    run(seed(tmp_path), "--publish")
    assert Article.objects.get().comment_policy == policy
    html = page(client, "Harga Beras Turun")
    assert html.count("Isi komentar diatur.") == 1
    assert CommentPolicy.objects.filter(notice="Isi komentar diatur.").count() == 1


@pytest.mark.django_db
def test_a_dry_run_reports_a_change_and_saves_nothing(client, tmp_path):
    run(seed(tmp_path), "--publish")
    before = page(client, "Harga Beras Turun")
    seed(tmp_path, second="Paragraf lain.")
    (tmp_path / "zz.txt").write_bytes(b"\x00")
    code, results = run(tmp_path, "--dry-run", "--publish")
    assert (code, [result["status"] for result in results]) == (1, ["updated", "refused"])
    article = Article.objects.get()
    assert (article.state, article.revision_number) == ("approved", 1)
    assert page(client, "Harga Beras Turun") == before
