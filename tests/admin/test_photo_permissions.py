"""Permissions for photos: downloading originals, describing photos of others, withdrawing those of other sections."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import photo_library
from articles.models import Event
from tests.support.makers import approve, make_article, make_category, make_photo, perform, publish
from tests.support.page_text import texts_of
from tests.support.photo_page import ENGLISH, LIST, described, errors_of, form_of, page_of, press, save

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REFUSAL = "An editor of that section or the chief editor must do this."


def download(client, photo, person):
    """Sign a user in and download the original."""
    client.force_login(person)
    return client.get(f"{LIST}{photo.pk}/original/")


@pytest.mark.parametrize("who", ["writer", "editor", "sports_editor", "chief"])
def test_the_uploader_editors_and_chiefs_download_the_original_and_it_is_logged(client, writer, who, request):
    photo, person = make_photo(writer), request.getfixturevalue(who)
    assert download(client, photo, person).status_code == 200
    page = page_of(client, photo).content.decode()
    assert f"{LIST}{photo.pk}/original/" in page
    [entry] = [entry for entry in texts_of(page, "section li") if entry.startswith("Original downloaded")]
    assert entry.startswith(f"Original downloaded {person.username} ·")


@pytest.mark.parametrize("who", ["second_writer", "moderator", "reader"])
def test_nobody_else_downloads_the_original(client, writer, who, request):
    photo = make_photo(writer)
    assert download(client, photo, request.getfixturevalue(who)).status_code in {302, 403}
    assert not Event.objects.filter(subject_kind="photo").exists()


def test_a_writer_is_shown_no_link_to_the_original_of_somebody_else(client, writer, second_writer):
    photo = make_photo(writer)
    client.force_login(second_writer)
    assert f"{LIST}{photo.pk}/original/" not in page_of(client, photo).content.decode()


def test_a_writer_describes_unused_photos_and_those_of_articles_they_may_edit(client, writer, second_writer, editor):
    own, idle, mine, foreign = (make_photo(by) for by in (writer, second_writer, second_writer, second_writer))
    make_article(writer, photo=mine)
    make_article(second_writer, photo=foreign)
    make_article(second_writer, headline="Lain", photo=own)
    client.force_login(writer)
    for photo in (own, idle, mine):
        assert save(client, photo, place="Merauke").status_code == 302
        photo.refresh_from_db()
        assert photo.place == "Merauke"
    assert 'name="caption"' not in page_of(client, foreign).content.decode()
    data = form_of(client, own) | {
        "seen": foreign.updated_at.isoformat(),
        "caption": "Ditimpa.",
    }
    assert client.post(foreign.get_absolute_url(), data).status_code == 403
    client.force_login(editor)
    assert save(client, foreign, caption="Oleh editor.").status_code == 302


def test_describing_several_photos_changes_only_those_that_the_user_may_describe(client, writer, second_writer):
    own, foreign = make_photo(writer), make_photo(second_writer)
    make_article(second_writer, photo=foreign)
    client.force_login(second_writer)
    data = described(client, own, foreign, caption="Ditimpa.")
    client.force_login(writer)
    asked = {"photo": [own.pk, foreign.pk]}
    page = client.get(f"{LIST}describe/", asked, headers=ENGLISH)
    assert [form.photo for form in page.context["forms"]] == [own]
    assert "You may describe your own uploads" in page.content.decode()
    fetch = ENGLISH | {"x-requested-with": "fetch"}
    assert "data-refused" in client.get(f"{LIST}describe/", {"photo": foreign.pk}, headers=fetch).content.decode()
    rows = client.post(f"{LIST}describe/", data, headers=fetch).json()["rows"]
    assert rows[str(own.pk)]["errors"] == []
    assert "You may not edit it." in rows[str(foreign.pk)]["errors"][0]
    foreign.refresh_from_db()
    assert foreign.caption == "Kapal di dermaga."


def test_consent_is_recorded_by_the_uploader_and_by_editors(client, writer, second_writer, editor):
    photo = make_photo(writer, needs_consent=True, consent="Ibunya, 3 Mei.")
    client.force_login(writer)
    mine = form_of(client, photo)
    client.force_login(second_writer)
    page = page_of(client, photo).content.decode()
    assert "Ibunya, 3 Mei." in page
    assert 'name="consent"' not in page
    assert 'name="caption"' in page
    answer = client.post(photo.get_absolute_url(), mine | {"consent": "Semua.", "needs_consent": "", "place": "Ambon"})
    assert answer.status_code == 302
    photo.refresh_from_db()
    assert (photo.place, photo.consent, photo.needs_consent) == ("Ambon", "Ibunya, 3 Mei.", True)
    with pytest.raises(photo_library.PhotoChangeNotAllowed):
        photo_library.change(photo, ["consent"], by=second_writer)
    for person, words in ((writer, "Ayahnya."), (editor, "Keduanya.")):
        client.force_login(person)
        assert save(client, photo, consent=words).status_code == 302
        photo.refresh_from_db()
        assert photo.consent == words


@pytest.fixture(params=["live", "scheduled"])
def shown(request, writer, editor):
    """A photo that an article of another section shows, or will show, and also an article of the section Olahraga."""
    photo = make_photo(writer, focal_x=0.5)
    publish(make_article(writer, headline="Gol", category=make_category("Olahraga"), photo=photo), writer, editor)
    article = make_article(writer, headline="Rahasia Pasar", photo=photo)
    if request.param == "live":
        publish(article, writer, editor)
    else:
        approve(article, writer, editor)
        perform(article, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    return photo


@pytest.mark.slow
@pytest.mark.parametrize("typed", [{"expires_at": "2024-05-06T07:08"}, {"focal_x": "10"}, {"crop_left": "10"}])
def test_an_editor_cannot_change_at_once_a_photo_that_another_section_shows(
    client, sports_editor, editor, shown, typed
):
    client.force_login(sports_editor)
    answer = save(client, shown, **typed)
    assert REFUSAL in errors_of(answer)[0]
    assert "Rahasia" not in answer.content.decode()
    assert save(client, shown, caption="Kata-kata saja.").status_code == 302
    client.force_login(editor)
    assert save(client, shown, **typed).status_code == 302


def test_an_editor_cannot_withdraw_or_restore_a_photo_that_another_section_shows(client, sports_editor, chief, shown):
    client.force_login(sports_editor)
    page = page_of(client, shown).content.decode()
    assert REFUSAL in page
    assert f"{LIST}{shown.pk}/withdraw/" not in page
    assert "Rahasia" not in page
    assert REFUSAL in press(client, shown, "withdraw", reason="Saya ingin.")
    shown.refresh_from_db()
    assert shown.withdrawn_at is None
    client.force_login(chief)
    assert press(client, shown, "withdraw", reason="Keluarga keberatan.") == "Taken off the site."
    client.force_login(sports_editor)
    assert f"{LIST}{shown.pk}/restore/" not in page_of(client, shown).content.decode()
    assert REFUSAL in press(client, shown, "restore")
    shown.refresh_from_db()
    assert shown.withdrawn_at


def test_an_editor_withdraws_a_photo_that_only_their_own_section_shows(client, sports_editor, writer, editor):
    photo = make_photo(writer)
    publish(make_article(writer, category=make_category("Olahraga"), photo=photo), writer, editor)
    gone = publish(make_article(writer, headline="Pasar", photo=photo), writer, editor)
    perform(gone, "expire", by=editor)
    client.force_login(sports_editor)
    assert save(client, photo, focal_x="10").status_code == 302
    assert press(client, photo, "withdraw", reason="Keliru.") == "Taken off the site."
    assert press(client, photo, "restore") == "Restored to the site."
