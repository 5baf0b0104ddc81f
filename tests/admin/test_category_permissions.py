"""An editor of one category sees articles of other categories only as readers do, on every list of the desk."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.models import Article, Edition
from tests.support.makers import approve, edit, make_article, make_category, make_photo, perform, publish

pytestmark = pytest.mark.django_db
SECRET = "RAHASIA"


@pytest.fixture
def retraction(writer, editor, chief):
    """A live article of another category with a pending retraction and a changed working copy."""
    article = publish(make_article(writer, headline="Pasar Dibuka"), writer, editor)
    edit(article, writer, headline=f"{SECRET} judul")
    return perform(article, "retract", by=chief, reason=f"{SECRET} sebab", ground="child")


@pytest.fixture
def scheduled(writer, editor):
    """A scheduled edition of another category."""
    article = approve(make_article(writer, headline=f"{SECRET} terjadwal", body=f"<p>{SECRET}</p>"), writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    return Edition.objects.get(article=article)


def text_of(answer):
    """Return all text of a response."""
    return b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()


@pytest.mark.parametrize("address", ["", "articles/event/", "articles/event/csv/", "articles/edition/"])
def test_lists_show_no_unpublished_words_of_another_category(client, sports_editor, retraction, scheduled, address):
    make_article(sports_editor, headline="Gol di Menit Akhir", category=make_category("Olahraga"))
    client.force_login(sports_editor)
    text = text_of(client.get(f"/admin/{address}"))
    assert SECRET not in text
    assert ("Pasar Dibuka" if "edition" in address else "Gol di Menit Akhir") in text
    assert SECRET not in text_of(client.get(f"/admin/{address}", {"q": SECRET.lower()}))


def test_a_scheduled_edition_is_opened_only_by_those_who_may_work_on_its_article(
    client, sports_editor, editor, scheduled
):
    address = f"/admin/articles/edition/{scheduled.pk}/change/"
    client.force_login(sports_editor)
    assert client.get(address).status_code == 302
    client.force_login(editor)
    assert SECRET in client.get(address).content.decode()


def test_every_editor_may_read_an_edition_that_was_public(client, sports_editor, retraction):
    edition = Edition.objects.get(article=retraction)
    client.force_login(sports_editor)
    page = client.get(f"/admin/articles/edition/{edition.pk}/change/").content.decode()
    assert "Pasar Dibuka" in page
    assert SECRET not in page


def test_pending_retractions_are_listed_for_the_editors_of_their_category(client, sports_editor, editor, retraction):
    client.force_login(editor)
    assert f"{SECRET} sebab" in client.get("/admin/").content.decode()
    sports_editor.desk_categories.add(retraction.category)
    client.force_login(sports_editor)
    assert f"{SECRET} sebab" in client.get("/admin/").content.decode()


def test_pictures_with_ending_rights_are_listed_for_the_editors_of_their_articles(
    client, writer, editor, sports_editor
):
    soon = timezone.now() + timedelta(days=2)
    for headline, category in (("Gol", make_category("Olahraga")), ("Pasar", make_category())):
        photo = make_photo(writer, expires_at=soon, caption=f"Foto {headline}")
        publish(make_article(writer, headline=headline, category=category, photo=photo), writer, editor)
    for person, captions in ((sports_editor, {"Foto Gol"}), (editor, {"Foto Gol", "Foto Pasar"})):
        client.force_login(person)
        assert {photo.caption for photo in client.get("/admin/").context["desk"]["pictures"]} == captions


def test_somebody_who_may_view_no_article_sees_none_of_their_former_ones(client, writer, moderator):
    make_article(writer, headline=f"{SECRET} dulu")
    writer.groups.set(moderator.groups.all())
    person = get_user_model().objects.get(pk=writer.pk)
    client.force_login(person)
    assert SECRET not in client.get("/admin/").content.decode()
    assert not Article.objects.editable_by(person).exists()
