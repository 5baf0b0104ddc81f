"""Taking an article off the site, and retracting what readers have seen, at any time and permanently."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import references
from articles.integrity import find_breaks
from articles.models import Contributor, Edition, Topic
from articles.states import MOVES
from articles.workflow import MoveNotAllowed, moves_for
from tests.support.makers import approve, edit, make_article, move, perform, publish

HOUR = timedelta(hours=1)


@pytest.fixture
def updated(writer, editor):
    """A live article with an update that is scheduled in an hour."""
    article = publish(make_article(writer, headline="Yang tayang", topic="Banjir", tags=["Desa"]), writer, editor)
    edit(article, writer, headline="Yang terjadwal")
    approve(article, writer, editor)
    return perform(article, "schedule", by=editor, at=timezone.now() + HOUR)


def ask(article, chief):
    """Request a retraction."""
    return perform(article, "retract", by=chief, reason="Korban dikenali.", ground="victim")


def consequence(article, person, name):
    """Return the consequence that the desk shows before the move."""
    return next(move.consequence for move in moves_for(article, person)[0] if move.name == name)


@pytest.mark.django_db
def test_the_scheduled_update_of_an_article_taken_off_the_site_is_withdrawn(updated, editor, client):
    assert consequence(updated, editor, "expire") != MOVES["expire"].consequence
    perform(updated, "expire", by=editor)
    assert updated.public_status().public_state == "expired"
    assert not Edition.objects.live(timezone.now() + 2 * HOUR).exists()
    assert client.get(updated.get_absolute_url()).status_code == 404
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_the_desk_does_not_mention_a_schedule_if_there_is_none(writer, editor):
    article = publish(make_article(writer), writer, editor)
    assert consequence(article, editor, "expire") == MOVES["expire"].consequence


@pytest.mark.django_db
def test_an_article_taken_off_the_site_can_be_retracted(writer, editor, chief, client):
    article = publish(make_article(writer), writer, editor)
    perform(article, "expire", by=editor)
    ask(article, chief)
    perform(article, "confirm_retraction", by=editor)
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 410
    assert "Korban dikenali." in answer.content.decode()
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_article_that_readers_never_saw_cannot_be_retracted(writer, editor, chief):
    article = approve(make_article(writer), writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + HOUR)
    with pytest.raises(MoveNotAllowed):
        ask(article, chief)


@pytest.mark.django_db
def test_no_new_edition_is_published_while_a_retraction_is_pending(updated, editor, chief):
    ask(updated, chief)
    assert [edition.headline for edition in Edition.objects.live(timezone.now() + 2 * HOUR)] == ["Yang tayang"]
    with pytest.raises(MoveNotAllowed):
        perform(updated, "schedule", by=editor, at=timezone.now() + HOUR)


@pytest.mark.django_db
def test_an_article_can_be_taken_off_while_its_retraction_is_pending(updated, editor, chief, client):
    ask(updated, chief)
    perform(updated, "expire", by=editor)
    assert client.get(updated.get_absolute_url()).status_code == 404
    perform(updated, "confirm_retraction", by=editor)
    assert client.get(updated.get_absolute_url()).status_code == 410
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_a_refused_retraction_schedules_again_what_its_request_withdrew(updated, editor, chief):
    planned = Edition.objects.get(number=2)
    ask(updated, chief)
    perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    again = Edition.objects.get(live_from=planned.live_from)
    same = ("headline", "body", "byline", "tag_list", "kind", "note", "live_until", "topic_id", "revision_id")
    assert [getattr(again, name) for name in same] == [getattr(planned, name) for name in same]
    # The number of a withdrawn edition is never used again.
    assert again.number == 3
    assert again.edition_tags.count() == 1
    assert Edition.objects.get(number=1).live_until == planned.live_from
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_edition_scheduled_again_has_the_approved_content(updated, editor, chief, writer):
    ask(updated, chief)
    edit(updated, writer, headline="Belum disetujui siapa pun")
    perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    assert Edition.objects.get(number=3).headline == "Yang terjadwal"
    assert Edition.objects.get(number=3).edition_credits.count() == 2
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("renamed", [Topic, Contributor])
def test_an_update_is_scheduled_again_with_the_names_that_were_approved(renamed, updated, editor, chief, writer):
    planned = Edition.objects.get(number=2)
    ask(updated, chief)
    edit(updated, writer, headline="Belum disetujui siapa pun")
    row = renamed.objects.first()
    row.name, row.slug = "Nama lain", "nama-lain"
    row.save()
    article = perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    assert article.public_status().scheduled
    again = Edition.objects.get(number=3)
    assert (again.topic_name, again.byline) == (planned.topic_name, planned.byline)
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_update_is_scheduled_again_with_a_name_confirmed_by_two_people(updated, editor, chief, writer):
    topic = Topic.objects.first()
    event = references.propose(topic, {"name": "Nama benar"}, by=editor, reason="Keliru.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    assert len(list(references.apply_names(topic, by=chief))) == 1
    planned = Edition.objects.latest("live_from")
    ask(updated, chief)
    perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    again = Edition.objects.latest("live_from")
    assert again.live_from == planned.live_from
    assert (again.topic_name, again.content["renamed"]) == ("Nama benar", planned.content["renamed"])
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_embargo_set_meanwhile_prevents_scheduling_again_at_an_earlier_time(updated, editor, chief, writer):
    ask(updated, chief)
    edit(updated, writer, embargo=timezone.now() + 5 * HOUR)
    article = perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    assert not article.public_status().scheduled


@pytest.mark.django_db
def test_nothing_is_scheduled_again_after_its_time_or_after_the_article_was_taken_off(
    updated, editor, chief, monkeypatch
):
    ask(updated, chief)
    perform(updated, "expire", by=editor)
    article = perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    assert article.public_status().public_state == "expired"
    assert not article.public_status().scheduled
    ask(updated, chief)
    later = timezone.now() + 2 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: later)
    article = perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    assert not article.editions.filter(number__gt=1).exists()


@pytest.mark.django_db
def test_numbers_of_withdrawn_editions_are_not_reused(updated, editor):
    perform(updated, "unschedule", by=editor)
    perform(updated, "publish", by=editor)
    assert list(updated.editions.order_by("number").values_list("number", flat=True)) == [1, 3]


@pytest.mark.django_db
def test_an_article_sent_back_meanwhile_is_not_scheduled_again(updated, editor, chief):
    ask(updated, chief)
    move(updated, "request_changes", by=editor, reason="Jangan tayang.")
    article = perform(updated, "cancel_retraction", by=editor, reason="Tidak beralasan.")
    assert not article.public_status().scheduled
    assert "not_scheduled_again" in article.events.order_by("-number").first().details


@pytest.mark.django_db
def test_the_user_who_requested_a_retraction_cannot_confirm_it(updated, editor, chief):
    ask(updated, chief)
    with pytest.raises(MoveNotAllowed, match="orang kedua"):
        perform(updated, "confirm_retraction", by=chief)
    assert not Edition.objects.filter(kind="retraction").exists()
    perform(updated, "confirm_retraction", by=editor)
    assert updated.public_status().public_state == "retracted"


@pytest.mark.django_db
def test_a_name_that_one_person_gave_meanwhile_is_not_scheduled_again(updated, writer, chief):
    edit(updated, writer, topic=Topic.objects.create(name="Sidang"))
    # The scheduled edition has a topic that readers have not seen.
    perform(updated, "unschedule", by=chief)
    approve(updated, writer, chief)
    perform(updated, "schedule", by=chief, at=timezone.now() + HOUR)
    ask(updated, chief)
    edit(updated, chief, standfirst="Lain.")
    references.change(Topic.objects.get(name="Sidang"), {"name": "Nama sepihak"}, by=chief)
    perform(updated, "cancel_retraction", by=chief, reason="Tidak jadi.")
    assert "not_scheduled_again" in updated.events.order_by("-number").first().details
    assert not Edition.objects.live(timezone.now() + 2 * HOUR).filter(topic__name="Nama sepihak").exists()
    assert list(find_breaks()) == [None]
