"""Two saves of an article without conflicts: they are merged, and nothing is lost."""

import pytest

from articles.models import Article
from tests.support.conflicts import save
from tests.support.edit_page import BODY, form_of, page_of
from tests.support.makers import edit, make_article, publish, restore

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_changes_in_different_places_are_merged_with_a_message(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor", body=BODY.replace("Tiga", "TIGA"))
    article.tags.add("Kota")
    response, said = save(client, article, typing | {"body": BODY.replace("Satu", "SATU"), "tags": "Pasar, Harga"})
    assert response.status_code == 302
    assert (article.headline, article.body) == ("Judul Editor", "<p>SATU.</p><p>Dua.</p><p>TIGA.</p>")
    assert set(article.tags.names()) == {"Pasar", "Harga"}
    assert article.revision_number == 3
    assert "ratna saved revision 2" in said[0]
    assert "headline, body" in said[0]


def test_a_move_pressed_on_a_stale_page_is_not_made(client, article, typing, editor):
    edit(article, editor, standfirst="Teras editor.")
    response, said = save(client, article, typing | {"body": BODY + "<p>Empat.</p>", "_move": "submit"})
    assert (response.status_code, article.state, article.standfirst) == (302, "draft", "Teras editor.")
    assert "The action was not carried out" in said[-1]


def test_an_invalid_stale_save_keeps_the_revision_it_is_based_on(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Tiga", "TIGA"))
    response, _said = save(client, article, typing | {"headline": "", "body": BODY.replace("Satu", "SATU")})
    assert (response.status_code, response.context["seen"]) == (200, 1)
    assert "SATU" in response.content.decode()
    save(client, article, typing | {"seen": response.context["seen"], "body": BODY.replace("Satu", "SATU")})
    assert article.body == "<p>SATU.</p><p>Dua.</p><p>TIGA.</p>"


def test_a_merge_that_breaks_a_rule_is_refused_and_no_text_is_lost(client, article, typing, editor):
    edit(article, editor, label="advert")
    response, said = save(client, article, typing | {"is_breaking": "on", "headline": "Yang Diketik"})
    assert (response.status_code, article.is_breaking, article.label) == (200, False, "advert")
    assert "breaks a rule: Paid content cannot be breaking news." in " ".join(said)
    assert "Yang Diketik" in response.content.decode()


def test_publishing_an_article_does_not_disturb_those_who_edit_it(client, writer, editor):
    article = make_article(writer, body=BODY)
    client.force_login(writer)
    typed = form_of(client, page_of(article)) | {
        "headline": "Sesudah Tayang",
        "_continue": "1",
    }
    publish(article, writer, editor)
    response, _said = save(client, article, typed)
    assert (response.status_code, article.headline, article.state) == (302, "Sesudah Tayang", "draft")
    assert Article.objects.with_public_state().get().shown_as == "live_with_changes"


def test_the_same_change_made_twice_is_one_revision(client, article, typing, editor):
    edit(article, editor, headline="Sama")
    response, _said = save(client, article, typing | {"headline": "Sama"})
    assert (response.status_code, article.revision_number) == (302, 2)


def test_saving_an_unchanged_standfirst_of_two_lines_makes_no_revision(client, writer, article):
    edit(article, writer, standfirst="Satu.\nDua.")
    client.force_login(writer)
    typed = form_of(client, page_of(article)) | {
        "standfirst": "Satu.\r\nDua.",
        "_continue": "1",
    }
    save(client, article, typed)
    assert article.revision_number == 2


def test_a_stale_save_of_an_article_that_the_user_may_not_edit_is_refused(
    client, article, typing, editor, second_writer
):
    edit(article, editor, headline="Judul Editor")
    client.force_login(second_writer)
    save(client, article, typing | {"headline": "Curian"})
    assert article.headline == "Judul Editor"


def test_a_stale_save_without_a_change_does_not_make_other_open_forms_stale(client, article, typing, editor):
    edit(article, editor, standfirst="Teras editor.")
    other = form_of(client, page_of(article)) | {"_continue": "1"}
    save(client, article, typing)
    response, _said = save(client, article, other | {"headline": "Judul Baru"})
    assert (response.status_code, article.headline, article.revision_number) == (302, "Judul Baru", 3)


def test_a_stale_save_with_many_tags_loses_none(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    names = {f"Tanda {number}" for number in range(130)}
    save(client, article, typing | {"tags": ", ".join(names)})
    assert (set(article.tags.names()), article.headline) == (names, "Judul Editor")


@pytest.mark.parametrize(
    "typed",
    [
        {"embargo": "01/02/2030 10:00"},
        {"embargo": "2030-01-02T10:00+09:00"},
        {"headline": "Kata\u200bmajemuk  baru", "slug": ""},
        {"body": " <p>Satu.</p><p>Dua.</p> "},
        {"credits-0-order": "5"},
        {"credits-0-DELETE": "on"},
        {"label": "advert", "is_unverified": "on", "verification_notice": " Masih dicek.\r\nSegera. "},
    ],
)
def test_a_stale_save_has_the_same_content_as_a_timely_one(typed, client, article, typing, editor):
    save(client, article, typing | typed)
    timely = article.latest_revision.content
    restore(article, article.revisions.get(number=1), by=editor)
    edit(article, editor, dateline="JAKARTA")
    save(client, article, typing | typed)
    assert article.latest_revision.content == timely | {"dateline": "JAKARTA"}


@pytest.mark.parametrize("seen", ["", "x", "99", "-1", "1.0"])
def test_a_form_without_a_valid_revision_is_refused_and_its_text_shown(seen, client, article, typing):
    response, _said = save(client, article, typing | {"headline": "Dari halaman tua", "seen": seen})
    page = response.content.decode()
    assert (response.status_code, article.revision_number) == (200, 1)
    assert "This page is too old. Load it again." in page
    assert "Dari halaman tua" in page
