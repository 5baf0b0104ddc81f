"""Pictures on the edit page: the lead picture field, its record, link cards, and pictures at a retraction."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.articles.autosaved_content import as_querydict
from articles.content import LeadPicture, content_of_form, content_of_revision, difference, text_of_changes
from articles.models import Photo
from tests.support.edit_page import form_of, page_of
from tests.support.makers import edit, make_article, make_photo, perform, publish, restore

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EMBED = "/admin/articles/article/embed/"


@pytest.fixture
def photo(writer):
    """A photo of the library."""
    return make_photo(writer)


@pytest.fixture
def article(writer):
    """An article without a picture."""
    return make_article(writer)


@pytest.fixture
def typing(client, writer, article):
    """The form as the writer's browser would send it after opening the article."""
    client.force_login(writer)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return form_of(client, page_of(article)) | {"_continue": "1"}


def save(client, article, typed):
    """Send the form."""
    response = client.post(page_of(article), typed)
    article.refresh_from_db()
    return response


def test_a_lead_picture_is_saved_and_recorded(client, article, typing, photo):
    save(client, article, typing | {"photo": photo.pk, "photo_caption": "Di sini.\r\nSore.", "photo_credit": "Warga"})
    assert article.photo == photo
    said = {"photo": str(photo.uid), "caption": "Di sini.\nSore.", "credit": "Warga"}
    assert article.latest_revision.content["picture"] == said
    page = client.get(page_of(article)).content.decode()
    assert f'value="{photo.pk}"' in page
    assert f"/admin/articles/photo/{photo.pk}/copy/" in page


def test_caption_and_credit_are_removed_with_their_picture(client, article, typing, photo):
    save(client, article, typing | {"photo": photo.pk, "photo_caption": "Di sini."})
    typed = form_of(client, page_of(article)) | {
        "photo": "",
        "_continue": "1",
    }
    save(client, article, typed)
    assert (article.photo, article.photo_caption) == (None, "")
    assert "picture" not in article.latest_revision.content


@pytest.mark.slow
@pytest.mark.parametrize("number", ["999999", "9" * 40, "-1", "satu", "1.5", "<script>", "٣"])
def test_an_unknown_photo_number_is_an_error_and_nothing_is_lost(number, client, article, typing):
    response = save(client, article, typing | {"photo": number, "headline": "Judul Baru"})
    assert (response.status_code, article.photo, article.headline) == (200, None, "Pasar Lama Dibuka Lagi")
    page = response.content.decode()
    assert "Choose one from the library" in page
    assert "Judul Baru" in page
    assert "<script>" not in response.context["adminform"].form["photo"].as_widget()


def test_the_page_shows_the_photos_problems_and_costs_the_same_in_a_large_library(client, article, typing, photo):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            page = client.get(page_of(article)).content.decode()
        return len(asked), page

    save(client, article, typing | {"photo": photo.pk})
    Photo.objects.filter(pk=photo.pk).update(alt="")
    cost()
    few, page = cost()
    assert "no alternative text" in page
    said = {field.attname: getattr(photo, field.attname) for field in Photo._meta.concrete_fields}
    others = [Photo(**said | {"id": None, "uid": uuid4(), "original": f"x{number}"}) for number in range(60)]
    Photo.objects.bulk_create(others)
    many, page = cost()
    assert many == few
    assert page.count("/copy/") <= 2


def test_form_data_gives_the_same_picture_as_a_save(article, photo):
    saved = content_of_revision(article.latest_revision)
    said = LeadPicture(str(photo.uid), "Sore.")
    typed = as_querydict({"photo": [str(photo.pk)], "photo_caption": [" Sore. "], "photo_credit": [""]})
    assert content_of_form(typed, saved).picture == said
    shown = replace(saved, picture=said)
    for odd in ("", "0", "x", "9" * 30):
        assert content_of_form(as_querydict({"photo": [odd]}), shown).picture is None
    assert content_of_form(as_querydict({"headline": ["X"]}), shown).picture == said


def test_the_history_describes_pictures_in_every_language(article, photo, editor):
    body = (
        f'<p>Isi.</p><figure data-gallery=""><figure data-photo="{photo.uid}"></figure>'
        "<figcaption>Semua.</figcaption></figure>"
    )
    before = content_of_revision(article.latest_revision)
    edit(article, editor, body=body, photo=photo, photo_caption="Sore.")
    found = difference(before, content_of_revision(article.latest_revision))
    told = {changes.name: text_of_changes([changes]) for changes in found}
    assert len(told) == 3
    lead, _library, text = told.values()
    assert str(photo.pk) in lead
    assert "Sore." in lead
    assert str(photo.pk) in text
    assert "Semua." in text


def test_a_former_picture_is_restored(article, photo, editor):
    edit(article, editor, photo=photo, photo_credit="Warga")
    edit(article, editor, photo=None, photo_credit="")
    restore(article, article.revisions.get(number=2), by=editor)
    article.refresh_from_db()
    assert (article.photo, article.photo_credit) == (photo, "Warga")


def test_a_stale_save_keeps_the_picture_of_the_other_person(client, article, typing, photo, editor):
    edit(article, editor, photo=photo, photo_caption="Sore.")
    response = save(client, article, typing | {"headline": "Judul Penulis"})
    assert response.status_code == 302
    assert (article.headline, article.photo, article.photo_caption) == ("Judul Penulis", photo, "Sore.")


def test_two_pictures_chosen_by_two_people_are_a_conflict(client, article, typing, photo, editor, writer):
    other = make_photo(writer, name="lain.jpg")
    edit(article, editor, photo=photo)
    response = save(client, article, typing | {"photo": other.pk})
    (side,) = response.context["sides"]
    assert side.conflict.field == "picture"
    sent = dict(response.context["sent"]) | {side.name: "ours", "_continue": "1"}
    save(client, article, sent)
    assert article.photo == other


def test_an_address_gets_its_site_or_the_reason_why_it_cannot_be_a_card(client, writer):
    client.force_login(writer)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    song = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert client.get(EMBED, {"address": f"{song}&si=x"}).json() == {"site": "YouTube", "address": song}
    for odd in ("", "javascript:alert(1)", "https://example.com/", "x" * 9000, "\x00"):
        assert "OpenStreetMap" in client.get(EMBED, {"address": odd}).json()["refused"]
    assert client.post(EMBED).status_code == 405


def test_only_users_who_write_articles_may_check_addresses(client, reader, moderator):
    assert client.get(EMBED).status_code == 302
    for person in (reader, moderator):
        client.force_login(person)
        assert client.get(EMBED).status_code in {302, 403}


@pytest.fixture
def asked(article, photo, writer, editor, chief):
    """An article with a picture of its own and a pending retraction."""
    edit(article, writer, photo=photo)
    publish(article, writer, editor)
    perform(article, "retract", by=chief, reason="Anak itu dapat dikenali.", ground="child")
    return article


@pytest.mark.parametrize("is_ticked", [False, True])
def test_the_person_who_confirms_a_retraction_chooses_whether_its_pictures_are_withdrawn(
    is_ticked, client, asked, photo, editor
):
    client.force_login(editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = client.get(page_of(asked)).content.decode()
    assert "Take its pictures off the site too" in page
    assert "pictures that other articles show stay" in page
    more = {"confirm_retraction-pictures": "1"} if is_ticked else {}
    sent = form_of(client, page_of(asked)) | {"_move": "confirm_retraction"} | more
    told = client.post(page_of(asked), sent, follow=True).content.decode()
    photo.refresh_from_db()
    assert asked.public_status().retracted
    assert bool(photo.withdrawn_at) is is_ticked
    assert ("1 picture was taken off the site." in told) is is_ticked


def test_the_person_who_confirms_a_retraction_is_shown_which_pictures_stay(client, asked, photo, writer, editor):
    publish(make_article(writer, headline="Yang Lain", photo=photo), writer, editor)
    client.force_login(editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    sent = form_of(client, page_of(asked)) | {
        "_move": "confirm_retraction",
        "confirm_retraction-pictures": "1",
    }
    told = client.post(page_of(asked), sent, follow=True).content.decode()
    photo.refresh_from_db()
    assert photo.withdrawn_at is None
    assert "0 pictures were taken off the site." in told
    assert "Readers still see these pictures" in told
    assert f'<a href="{photo.get_absolute_url()}">#{photo.pk}</a>' in told


def test_a_retraction_by_command_can_withdraw_pictures_too(asked, photo, editor, capsys):
    with pytest.raises(CommandError):
        call_command("move", str(asked.pk), "expire", "--as", editor.username, "--withdraw-pictures")
    call_command("move", str(asked.pk), "confirm_retraction", "--as", editor.username, "--withdraw-pictures")
    photo.refresh_from_db()
    assert photo.withdrawn_at
    assert json.loads(capsys.readouterr().out)["public_state"] == "retracted"


@pytest.mark.parametrize("name", ["photo_caption", "photo_credit"])
def test_a_caption_typed_before_a_picture_is_chosen_is_not_lost(name, client, article, typing):
    response = save(client, article, typing | {name: "Pasar pagi"})
    assert (response.status_code, list(response.context["adminform"].form.errors)) == (200, ["photo"])
    assert "Pasar pagi" in response.content.decode()
