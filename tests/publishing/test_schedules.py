"""Changes of schedules, and publishing while an edition is scheduled."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles.integrity import find_breaks
from articles.models import Edition
from articles.models.actors import display_name
from articles.workflow import MoveNotAllowed, allowed_moves
from tests.support.edit_page import page_of
from tests.support.makers import approve, edit, make_article, make_photo, move, perform, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def scheduled(writer, editor):
    """An article that is live, with an update scheduled in an hour."""
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, headline="Yang dijadwalkan")
    approve(article, writer, editor)
    return perform(article, "schedule", by=editor, at=timezone.now() + HOUR, until=timezone.now() + 5 * HOUR)


def planned():
    return Edition.objects.get(live_from__gt=timezone.now())


@pytest.mark.parametrize("hours", [-0.5, 2])
def test_a_schedule_is_moved_earlier_or_later_in_one_move(hours, scheduled, editor):
    before, hour = planned(), timezone.now() + HOUR + hours * HOUR
    perform(scheduled, "reschedule", by=editor, at=hour)
    after = planned()
    assert (after.live_from, after.live_until) == (hour, None)
    assert (after.kind, after.approval, after.revision, after.content) == (
        before.kind,
        before.approval,
        before.revision,
        before.content,
    )
    assert Edition.objects.live().get().live_until == hour
    event = scheduled.events.order_by("-number").first()
    assert (event.move, event.edition_number) == ("reschedule", after.number)
    assert [one["edition"] for one in event.details["withdrawn"]] == [before.number]
    assert list(find_breaks()) == [None]


def test_a_schedule_can_be_changed_when_the_article_is_a_draft_again(scheduled, writer, editor):
    edit(scheduled, writer, headline="Konsep baru")
    hour = timezone.now() + 2 * HOUR
    perform(scheduled, "reschedule", by=editor, at=hour, until=hour + HOUR)
    assert (planned().headline, planned().live_from, planned().live_until) == ("Yang dijadwalkan", hour, hour + HOUR)


@pytest.mark.parametrize(("at", "until"), [(-1, None), (2, 2), (2, 1)])
def test_an_invalid_window_is_refused_and_the_schedule_stays(at, until, scheduled, editor):
    before, now = planned(), timezone.now()
    with pytest.raises(MoveNotAllowed):
        perform(scheduled, "reschedule", by=editor, at=now + at * HOUR, until=until and now + until * HOUR)
    assert planned() == before
    assert Edition.objects.live().get().live_until == before.live_from


def test_no_schedule_is_moved_before_the_embargo_that_was_approved(writer, editor):
    article = make_article(writer, embargo=timezone.now() + 3 * HOUR)
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + 4 * HOUR)
    # The end of the embargo was not approved.
    edit(article, writer, embargo=None)
    with pytest.raises(MoveNotAllowed):
        perform(article, "reschedule", by=editor, at=timezone.now() + 2 * HOUR)
    assert planned().live_from > timezone.now() + 3 * HOUR


def test_unscheduling_after_a_change_of_the_schedule_reopens_the_live_edition(scheduled, editor):
    perform(scheduled, "reschedule", by=editor, at=timezone.now() + 2 * HOUR)
    perform(scheduled, "unschedule", by=editor)
    assert Edition.objects.get().live_until is None
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("name", ["publish", "correct"])
def test_publishing_at_once_replaces_the_scheduled_edition(name, scheduled, editor):
    before = planned()
    means = {one.name: str(one.consequence) for one in allowed_moves(scheduled, editor)}
    perform(scheduled, name, by=editor, reason="Yang benar.")
    live = Edition.objects.live().get()
    assert (live.headline, live.live_until) == ("Yang dijadwalkan", None)
    assert not Edition.objects.filter(live_from__gt=timezone.now()).exists()
    event = scheduled.events.order_by("-number").first()
    assert [one["edition"] for one in event.details["withdrawn"]] == [before.number]
    assert list(find_breaks()) == [None]
    # The button showed this consequence before.
    assert "dibatalkan" in means[name]


@pytest.mark.parametrize("end", [None, 9 * HOUR])
@pytest.mark.parametrize("is_rescheduled", [False, True])
def test_the_form_offers_the_end_that_holds_once_the_schedule_is_withdrawn(end, is_rescheduled, client, writer, editor):
    end = end and timezone.now() + end
    article = publish(make_article(writer), writer, editor, until=end)
    edit(article, writer, headline="Yang dijadwalkan")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + HOUR)
    if is_rescheduled:
        perform(article, "reschedule", by=editor, at=timezone.now() + 2 * HOUR)
    client.force_login(editor)
    assert client.get(page_of(article)).context["ends"]["publish"] == end
    perform(article, "unschedule", by=editor)
    assert client.get(page_of(article)).context["ends"]["publish"] == end


def test_the_button_says_that_a_scheduled_edition_appears_though_its_article_is_sent_back(scheduled, chief):
    means = {one.name: str(one.consequence) for one in allowed_moves(scheduled, chief)}
    assert "tetap tayang" in means["request_changes"]


def ends(article):
    """Return when the editions of an article end, the latest first."""
    return list(article.editions.order_by("-number").values_list("live_until", flat=True))


def test_a_shell_keeps_the_end_that_was_planned_unless_told_otherwise(scheduled, editor):
    end, hour = planned().live_until, (timezone.now() + 2 * HOUR).isoformat()
    who = ["--as", editor.username]
    call_command("move", str(scheduled.pk), "reschedule", *who, "--at", hour, stdout=StringIO())
    assert planned().live_until == end
    call_command("move", str(scheduled.pk), "reschedule", *who, "--at", hour, "--until", "", stdout=StringIO())
    assert planned().live_until is None


def test_an_article_with_an_end_that_is_published_early_keeps_it(writer, editor, client):
    end = timezone.now() + 5 * HOUR
    first, second = (approve(make_article(writer, headline=f"Berita {n}"), writer, editor) for n in range(2))
    for article in (first, second):
        perform(article, "schedule", by=editor, at=timezone.now() + HOUR, until=end)
    call_command("move", str(first.pk), "publish", "--as", editor.username, stdout=StringIO())
    assert ends(first) == [end]
    client.force_login(editor)
    page = LexborHTMLParser(client.get(page_of(second)).content.decode())
    offered = page.css_first("#publish-until").attributes["value"]
    assert datetime.fromisoformat(offered).replace(microsecond=0) == timezone.localtime(end).replace(
        microsecond=0, tzinfo=None
    )


def test_a_scheduled_update_ends_when_what_it_replaces_would_have_ended(writer, editor, client):
    end = timezone.now() + 5 * HOUR
    article = publish(make_article(writer), writer, editor, until=end)
    edit(article, writer, headline="Yang dijadwalkan")
    approve(article, writer, editor)
    client.force_login(editor)
    page = LexborHTMLParser(client.get(page_of(article)).content.decode())
    assert page.css_first("#schedule-until").attributes["value"]
    at = (timezone.now() + HOUR).isoformat()
    call_command("move", str(article.pk), "schedule", "--as", editor.username, "--at", at, stdout=StringIO())
    assert planned().live_until == end
    call_command("move", str(article.pk), "publish", "--as", editor.username, stdout=StringIO())
    assert ends(article)[0] == end


def test_a_scheduled_update_that_is_published_at_once_keeps_its_own_end(scheduled, editor, client):
    end = planned().live_until
    client.force_login(editor)
    page = LexborHTMLParser(client.get(page_of(scheduled)).content.decode())
    assert page.css_first("#publish-until").attributes["value"]
    call_command("move", str(scheduled.pk), "publish", "--as", editor.username, stdout=StringIO())
    assert ends(scheduled)[0] == end


def test_what_was_sent_back_later_is_not_shown_earlier(scheduled, writer, chief):
    edit(scheduled, writer, standfirst="Ditambah.")
    move(scheduled, "submit", by=writer)
    move(scheduled, "request_changes", by=chief, reason="Faktanya salah sejak awal.")
    with pytest.raises(MoveNotAllowed):
        perform(scheduled, "reschedule", by=chief, at=timezone.now() + HOUR / 2)


def test_whoever_would_publish_what_was_not_approved_is_told_who_could_approve_it(writer, editor, chief):
    article = approve(make_article(writer), writer, editor)
    edit(article, editor, standfirst="Diubah setelah disetujui.")
    with pytest.raises(MoveNotAllowed, match=display_name(chief)):
        perform(article, "publish", by=editor)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed, match=display_name(chief)):
        perform(article, "publish", by=editor)


def test_an_article_that_is_only_scheduled_is_published_at_once(writer, editor):
    article = approve(make_article(writer), writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + HOUR)
    perform(article, "publish", by=editor)
    (edition,) = Edition.objects.all()
    assert (edition.kind, edition.live_from <= timezone.now()) == ("first", True)
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("name", ["correct", "minor"])
def test_a_correction_ends_when_what_it_corrects_would_have_ended(name, writer, editor):
    end = timezone.now() + 5 * HOUR
    article = publish(make_article(writer), writer, editor, until=end)
    edit(article, writer, body="<p>Pasar itu buka, lagi.</p>")
    approve(article, writer, editor)
    perform(article, name, by=editor, reason="Koma.")
    assert Edition.objects.live().get().live_until == end
    assert list(find_breaks()) == [None]


def test_a_scheduled_edition_that_was_sent_back_cannot_be_moved_earlier(writer, editor, chief):
    article = approve(make_article(writer), writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + 5 * HOUR)
    move(article, "request_changes", by=chief, reason="Fitnah.")
    with pytest.raises(MoveNotAllowed):
        perform(article, "reschedule", by=editor, at=timezone.now() + HOUR)
    perform(article, "reschedule", by=editor, at=timezone.now() + 9 * HOUR)
    assert planned().live_from > timezone.now() + 8 * HOUR


def test_a_refused_retraction_does_not_schedule_a_picture_whose_rights_end_before(writer, editor, chief):
    photo = make_photo(writer)
    article = publish(make_article(writer, photo=photo), writer, editor)
    edit(article, writer, headline="Yang dijadwalkan")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + 3 * HOUR)
    perform(article, "retract", by=chief, reason="Keliru.", ground="special")
    photo.expires_at = timezone.now() + HOUR
    photo.save(update_fields=["expires_at"])
    perform(article, "cancel_retraction", by=editor, reason="Tidak perlu.")
    assert not Edition.objects.filter(live_from__gt=timezone.now()).exists()
    assert "not_scheduled_again" in article.events.order_by("-number").first().details
