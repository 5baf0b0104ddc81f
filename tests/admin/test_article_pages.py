"""Pages around the edit page: list, history, differences, restoring, preview, and the record."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import CommentPolicy
from tests.support.forms import post_form
from tests.support.makers import edit, make_article, perform, publish


@pytest.fixture
def desk(client, editor):
    """An editor's browser at the desk."""
    client.force_login(editor)
    return client


LIST = "/admin/articles/article/"


@pytest.mark.django_db
def test_the_list_shows_and_filters_both_states(desk, writer, editor):
    make_article(writer, headline="Masih Konsep")
    live = publish(make_article(writer, headline="Sudah Tayang"), writer, editor)
    edit(live, writer, body="<p>Perubahan.</p>")
    for query, headlines in (
        ("?public=live_with_changes", ["Sudah Tayang"]),
        ("?public=unpublished", ["Masih Konsep"]),
        ("?q=Konsep", ["Masih Konsep"]),
        ("?state__exact=approved", []),
        ("?state__exact=draft", ["Sudah Tayang", "Masih Konsep"]),
    ):
        listed = desk.get(LIST + query).context["cl"].result_list
        assert [article.headline for article in listed] == headlines


@pytest.mark.django_db
def test_the_filter_mine_finds_articles_that_i_began_or_have_a_credit_in(client, writer, second_writer, chief):
    make_article(writer, headline="Punya Wulan")
    make_article(chief, headline="Punya Kepala")
    client.force_login(chief)
    page = client.get(LIST + "?whose=mine").content.decode()
    assert "Punya Kepala" in page
    assert "Punya Wulan" not in page


@pytest.mark.django_db
def test_the_list_costs_the_same_with_many_articles(desk, writer):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(LIST).status_code == 200
        return len(queries)

    for number in range(3):
        make_article(writer, headline=f"Berita {number}", writers=["Wulan"])
    few = cost()
    for number in range(30):
        make_article(writer, headline=f"Berita lagi {number}", writers=["Bagas", "Wulan"])
    assert cost() == few


@pytest.mark.django_db
def test_history_lists_every_event_and_revision(desk, writer, editor):
    article = publish(make_article(writer), writer, editor)
    page = desk.get(reverse("desk:articles_article_history", args=[article.pk])).content.decode()
    for who in ("wulan", "ratna"):
        assert who in page
    assert desk.get("/admin/articles/article/²/history/").status_code == 404


@pytest.mark.django_db
def test_the_difference_marks_words_added_and_removed(desk, writer):
    article = make_article(writer, body="<p>Harga turun tajam.</p>")
    edit(article, writer, body="<p>Harga naik tajam.</p>")
    page = desk.get(reverse("desk:articles_article_difference", args=[article.pk, 2])).content.decode()
    assert "<del>turun</del>" in page
    assert "<ins>naik</ins>" in page
    for query in ("?with=x", "?with=" + "9" * 30, "?with=²"):
        assert desk.get(reverse("desk:articles_article_difference", args=[article.pk, 2]) + query).status_code == 404
    assert desk.get(reverse("desk:articles_article_difference", args=[article.pk, 7])).status_code == 404


@pytest.mark.django_db
def test_restoring_on_a_page_older_than_the_last_save_is_refused_and_says_who_saved(desk, writer):
    article = make_article(writer, body="<p>Pertama.</p>")
    edit(article, writer, body="<p>Kedua.</p>")
    url = reverse("desk:articles_article_restore", args=[article.pk, 1])
    assert '<input type="hidden" name="seen" value="2">' in desk.get(url).content.decode()
    edit(article, writer, body="<p>Ketiga.</p>")
    for seen, words in (("2", "ulan saved revision 3"), ("", "too old"), ("x", "too old")):
        response = desk.post(url, {"seen": seen}, headers={"accept-language": "en"}, follow=True)
        assert words in response.content.decode()
        article.refresh_from_db()
        assert (article.body, article.revision_number) == ("<p>Ketiga.</p>", 3)


@pytest.mark.django_db
def test_a_revision_is_restored_with_a_button(desk, writer):
    article = make_article(writer, body="<p>Pertama.</p>")
    edit(article, writer, body="<p>Kedua.</p>")
    url = reverse("desk:articles_article_restore", args=[article.pk, 1])
    # The page first shows what would change, and changes nothing.
    page = desk.get(url).content.decode()
    assert "<ins>Pertama.</ins>" in page
    assert "<del>Kedua.</del>" in page
    assert article.revisions.count() == 2
    assert desk.post(url, {"seen": "2"}).status_code == 302
    article.refresh_from_db()
    assert (article.body, article.revision_number, article.state) == ("<p>Pertama.</p>", 3, "draft")


@pytest.mark.django_db
def test_restoring_the_present_content_saves_nothing(desk, writer):
    article = make_article(writer)
    page = desk.get(reverse("desk:articles_article_restore", args=[article.pk, 1])).content.decode()
    assert 'name="seen"' not in page
    assert desk.get(reverse("desk:articles_article_restore", args=[article.pk, 9])).status_code == 404


@pytest.mark.django_db
def test_a_revision_opens_as_a_page_as_readers_would_see_it(desk, writer):
    article = make_article(writer, body="<h2>Pertama</h2>", headline="Judul lama")
    edit(article, writer, body="<p>Kedua.</p>", headline="Judul baru")
    history = desk.get(reverse("desk:articles_article_history", args=[article.pk])).content.decode()
    address = reverse("desk:articles_article_preview", args=[article.pk]) + "?revision=1"
    assert f'href="{address}"' in history
    page = desk.get(address).content.decode()
    assert "<h2>Pertama</h2>" in page
    assert "Judul lama" in page
    assert "Kedua" not in page
    # Whoever asks for something that is not there is not shown another version in its place.
    for query in ("revision=9", "revision=x", "revision=", "edition=1", "edition=x"):
        assert desk.get(address.replace("revision=1", query)).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "compared"), [("from=1&to=3", (1, 3)), ("from=3&to=1", (1, 3)), ("from=3", (3, 3))])
def test_any_two_revisions_are_compared(query, compared, desk, writer):
    article = make_article(writer, body="<p>Pertama.</p>")
    for word in ("Kedua", "Ketiga"):
        edit(article, writer, body=f"<p>{word}.</p>")
    response = desk.get(reverse("desk:articles_article_compare", args=[article.pk]) + f"?{query}")
    old, new = compared
    assert response.url == reverse("desk:articles_article_difference", args=[article.pk, new]) + f"?with={old}"
    for wrong in ("from=x&to=1", "from=99999999999&to=1"):
        address = reverse("desk:articles_article_compare", args=[article.pk])
        assert desk.get(f"{address}?{wrong}").status_code == 404
    assert desk.get(reverse("desk:articles_article_difference", args=[article.pk, 2]) + "?with=x").status_code == 404
    page = desk.get(response.url).content.decode()
    assert ("<del>Pertama.</del>" in page and "<ins>Ketiga.</ins>" in page) == (old != new)


@pytest.mark.django_db
def test_the_history_of_many_saves_is_paginated(desk, writer):
    article = make_article(writer)
    for number in range(52):
        edit(article, writer, standfirst=f"Teras {number}.")
    address = reverse("desk:articles_article_history", args=[article.pk])
    first = desk.get(address).content.decode()
    assert f"{address}?before=4" in first
    assert '?revision=3"' not in first
    second = desk.get(f"{address}?before=4").content.decode()
    assert [number for number in range(1, 54) if f'?revision={number}"' in second] == [1, 2, 3]


@pytest.mark.django_db
def test_a_preview_shows_the_working_copy_and_is_not_cached(desk, writer, editor):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, body="<p>Belum untuk pembaca.</p>", headline="Judul Calon")
    response = desk.get(reverse("desk:articles_article_preview", args=[article.pk]))
    page = response.content.decode()
    assert "Belum untuk pembaca." in page
    assert "Judul Calon" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    desk.logout()
    assert desk.get(reverse("desk:articles_article_preview", args=[article.pk])).status_code == 302


@pytest.mark.django_db
def test_a_retracted_article_is_shown_with_who_retracted_it_and_why(desk, writer, editor, chief):
    article = publish(make_article(writer, body="<p>Isi yang <strong>ditarik</strong>.</p>"), writer, editor)
    url = reverse("desk:articles_article_change", args=[article.pk])
    perform(article, "retract", by=chief, reason="Korban dikenali.", ground="victim")
    assert "Korban dikenali." in desk.get(url).content.decode()
    perform(article, "confirm_retraction", by=editor)
    page = desk.get(url, headers={"accept-language": "en"})
    text = page.content.decode()
    assert page.status_code == 200
    for word in ("Korban dikenali.", "a victim&#x27;s trauma", "hendra", "ratna", "sandbox"):
        assert word in text
    # The page contains neither escaped markup nor form fields.
    assert "&lt;p&gt;" not in text
    assert 'name="headline"' not in text
    assert "<strong>ditarik</strong>" in desk.get(f"/admin/articles/article/{article.pk}/preview/").content.decode()
    assert desk.post(url, {"headline": "Lain", "seen": "1"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("model", ["event", "edition"])
def test_the_record_is_read_and_never_changed_on_the_desk(model, desk, writer, editor):
    publish(make_article(writer), writer, editor)
    rows = apps.get_model("articles", model).objects.order_by("pk")
    before = list(rows.values())
    row = f"/admin/articles/{model}/{before[0]['id']}"
    assert desk.get(f"/admin/articles/{model}/").status_code == 200
    assert desk.get(f"{row}/change/").status_code == 200
    assert desk.get(f"/admin/articles/{model}/add/").status_code == 403
    assert desk.post(f"{row}/change/", {"headline": "Lain"}).status_code == 403
    assert desk.post(f"{row}/delete/", {"post": "yes"}).status_code == 403
    assert list(rows.values()) == before


@pytest.mark.django_db
def test_a_changed_notice_gets_a_new_version_once_a_second_person_agrees(client, moderator, chief):
    client.force_login(moderator)
    policy = CommentPolicy.objects.get(is_default=True)
    url = reverse("desk:articles_commentpolicy_change", args=[policy.pk])
    data = {"name": policy.name, "mode": policy.mode, "days_open": 7, "notice": policy.notice, "is_default": "on"}
    proposal = reverse("desk:articles_commentpolicy_proposal", args=[policy.pk])
    for change, version in (({"days_open": 7}, 1), ({"days_open": 7, "notice": "Aturan baru."}, 2)):
        client.force_login(moderator)
        post_form(client, url, data | change | {"reason": "Sebab."})
        before = policy.notice, policy.days_open
        policy.refresh_from_db()
        assert (policy.notice, policy.days_open) == before
        client.force_login(chief)
        number = client.get(proposal).context["proposal"].event.number
        client.post(proposal, {"number": number, "decision": "confirm"})
        policy.refresh_from_db()
        assert (policy.version, policy.days_open) == (version, 7)
    assert policy.notice == "Aturan baru."


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word"), [("id", "Keluar"), ("en", "Log out")])
def test_the_desk_follows_the_language_of_its_user(language, word, desk):
    page = desk.get("/admin/", headers={"accept-language": language}).content.decode()
    assert f'lang="{language}"' in page
    assert word in page


@pytest.mark.django_db
def test_a_retracted_article_shows_the_last_edition_and_not_the_working_copy(desk, writer, editor, chief):
    article = publish(make_article(writer, body="<p>Yang tayang.</p>"), writer, editor)
    edit(article, writer, body="<p>Yang tidak pernah tayang.</p>")
    perform(article, "retract", by=chief, reason="Korban dikenali.", ground="victim")
    perform(article, "confirm_retraction", by=editor)
    page = desk.get(reverse("desk:articles_article_change", args=[article.pk])).content.decode()
    (address,) = re.findall(r'<iframe[^>]* src="([^"]+)"', page)
    shown = desk.get(address).content.decode()
    assert "Yang tayang." in shown
    assert "Yang tidak pernah tayang." not in shown
