"""Recipients: who is notified of a move or a note, and who is not."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from articles import notifications, publishing, workflow
from articles.models import Article, Contributor, Credit, Notification, NotificationPreferences
from tests.support.makers import approve, edit, make_article, make_category, make_person, move, perform, publish, share

pytestmark = pytest.mark.django_db


def sign(article, user, role="writer"):
    """Add a credit for a user."""
    person = Contributor.objects.get_or_create(user=user, defaults={"name": user.username})[0]
    return Credit.objects.create(article=article, contributor=person, role=role)


def test_those_who_may_review_are_notified_of_a_submission(
    notified, writer, second_writer, editor, chief, moderator, reader
):
    article = make_article(writer)
    assert notified(move, article, "submit", by=writer) == {("ratna", "submitted"), ("hendra", "submitted")}


def test_authors_are_not_asked_to_review_their_own_article(notified, editor, chief, writer):
    own = make_article(editor)
    assert notified(move, own, "submit", by=editor) == {("hendra", "submitted")}
    signed = make_article(writer)
    sign(signed, editor)
    assert notified(move, signed, "submit", by=writer) == {("hendra", "submitted")}


def test_an_editor_of_other_categories_is_not_notified(notified, writer, editor, chief):
    sport = make_category("Olahraga")
    sport.editors.add(editor)
    assert notified(move, make_article(writer), "submit", by=writer) == {("hendra", "submitted")}
    article = make_article(writer, category=make_category("Sepak Bola", parent=sport))
    assert notified(move, article, "submit", by=writer) == {("hendra", "submitted"), ("ratna", "submitted")}


def test_only_the_reviewer_who_claimed_the_article_is_notified(notified, writer, editor, chief):
    article = make_article(writer)
    move(article, "submit", by=writer)
    workflow.claim(article, by=editor)
    move(article, "request_changes", by=editor, reason="Sumber?")
    assert notified(move, article, "submit", by=writer) == {("ratna", "submitted")}
    move(article, "withdraw", by=writer)
    editor.is_active = False
    editor.save()
    assert notified(move, article, "submit", by=writer) == {("hendra", "submitted")}


def test_the_articles_own_people_are_notified_of_decisions_but_not_the_actor(
    notified, writer, second_writer, editor, chief
):
    article = make_article(writer)
    sign(article, second_writer, "reporter")
    edit(article, writer)
    move(article, "submit", by=writer)
    own = ("wulan", "bagas")
    changes = notified(move, article, "request_changes", by=editor, reason="Sumber?")
    assert changes == {(name, "changes") for name in own}
    move(article, "submit", by=writer)
    assert notified(move, article, "approve", by=editor) == {(name, "approved") for name in own}
    published = {(name, "published") for name in own}
    hour = timezone.now() + timedelta(hours=1)
    assert notified(perform, article, "schedule", by=editor, at=hour) == published
    assert notified(perform, article, "unschedule", by=editor) == set()
    assert notified(perform, article, "publish", by=editor) == published


def test_an_editor_credited_as_editor_and_a_photographer_are_not_the_articles_own_people(
    notified, writer, editor, chief
):
    article = make_article(writer)
    sign(article, editor, "editor")
    move(article, "submit", by=writer)
    assert notified(move, article, "approve", by=chief) == {("wulan", "approved")}


def test_the_submitter_and_the_assignee_are_the_articles_own_people_too(notified, writer, second_writer, editor, chief):
    article = make_article(None)
    workflow.assign(article, by=chief, to=second_writer)
    move(article, "submit", by=chief)
    approved = notified(move, article, "approve", by=editor)
    assert approved == {("bagas", "approved"), ("hendra", "approved")}


def test_a_retraction_is_notified_once_it_is_confirmed(notified, writer, editor, chief):
    article = publish(make_article(writer), writer, editor)
    assert notified(perform, article, "retract", by=chief, reason="Keliru.", ground="child") == set()
    assert notified(perform, article, "confirm_retraction", by=editor) == {("wulan", "published")}
    with translation.override("en"):
        said = notifications.sentence_of(Notification.objects.get(move="confirm_retraction"))
    assert said == "ratna confirmed the retraction of this article."


def test_only_the_assignee_is_notified_of_an_assignment_with_its_deadline(notified, writer, second_writer, chief):
    article, due = make_article(writer), timezone.now() + timedelta(days=2)
    assert notified(workflow.assign, article, by=chief, to=second_writer, deadline=due) == {("bagas", "assigned")}
    assert Notification.objects.get().hour == due
    assert notified(workflow.assign, article, by=chief, to=chief) == set()
    assert notified(workflow.assign, article, by=chief, to=None) == set()


def test_a_mention_in_any_case_notifies_the_user(notified, writer, editor, chief):
    article = make_article(writer)
    called = notified(workflow.add_note, article, by=editor, text="(@Wulan), tanya @HENDRA. Surat ke x@ratna.example")
    assert called == {("wulan", "mentioned"), ("hendra", "mentioned")}


def test_a_mention_does_not_notify_users_who_may_not_see_the_article(
    notified, writer, second_writer, editor, moderator, reader
):
    make_category("Olahraga").editors.add(editor)
    article = make_article(writer)
    text = "@bagas @ratna @mira @pembaca @wulan @tidakada"
    assert notified(workflow.add_note, article, by=writer, text=text) == set()


def test_a_note_notifies_at_most_twenty_mentioned_users(notified, writer, chief):
    people = [make_person(f"editor{number:02}", "Editor") for number in range(22)]
    text = " ".join(f"@{person.username}" for person in people)
    assert len(notified(workflow.add_note, make_article(chief), by=chief, text=text)) == 20


def test_a_note_notifies_the_articles_own_people_and_a_reply_the_participants(notified, writer, editor, chief):
    article = make_article(writer)
    assert notified(workflow.add_note, article, by=editor, text="Berapa harganya?") == {("wulan", "noted")}
    note = article.notes.get()
    assert notified(workflow.add_note, article, by=writer, text="Rp 12.000.", parent=note) == {("ratna", "noted")}
    answer = notified(workflow.add_note, article, by=chief, text="@ratna cukup?", parent=note)
    assert answer == {("wulan", "noted"), ("ratna", "mentioned")}
    assert notified(workflow.add_note, article, by=writer, text="Catatan sendiri.") == set()


def test_users_who_lost_their_access_are_not_notified(notified, writer, second_writer, editor, chief):
    article = make_article(writer)
    sign(article, second_writer)
    move(article, "submit", by=writer)
    writer.is_staff = False
    writer.save()
    second_writer.groups.clear()
    assert notified(move, article, "approve", by=editor) == set()


def test_saves_and_imports_notify_nobody(notified, writer, editor):
    article = make_article(writer)
    assert notified(edit, article, editor, standfirst="Baru.") == set()
    imported = make_article(None)
    assert notified(publishing.publish_import, workflow.lock(imported)) == set()


def test_a_move_that_is_rolled_back_notifies_nobody(writer, editor, django_capture_on_commit_callbacks):
    article = make_article(writer)

    class Change(Exception):
        pass

    with django_capture_on_commit_callbacks(execute=True) as calls, pytest.raises(Change), transaction.atomic():
        move(article, "submit", by=writer)
        raise Change
    assert not calls
    assert not Notification.objects.exists()


def test_nobody_is_notified_before_the_move_is_committed(writer, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as calls:
        move(make_article(writer), "submit", by=writer)
        assert not Notification.objects.exists()
    assert calls


def test_each_user_chooses_their_notifications(notified, people, mailoutbox, writer, editor, chief):
    NotificationPreferences.objects.create(user=editor, inbox=["approved"], mail=["submitted"])
    NotificationPreferences.objects.create(user=chief, inbox=[], mail=[])
    assert notified(move, make_article(writer), "submit", by=writer) == {("ratna", "submitted")}
    assert notifications.inbox_of(editor)[0] == []
    assert [letter.to for letter in mailoutbox] == [["ratna@example.com"]]


def test_the_users_who_may_see_an_article_are_those_who_may_work_on_it(
    people, writer, second_writer, editor, chief, reader
):
    """Compare the users who may see each article with the articles that each user may edit."""
    sport = make_category("Olahraga")
    football = make_category("Sepak Bola", parent=sport)
    sport_editor, football_editor = make_person("dewi", "Editor"), make_person("eko", "Editor")
    sport.editors.add(sport_editor)
    football.editors.add(football_editor)
    everybody = [*people.values(), reader, sport_editor, football_editor]
    articles = [make_article(writer, category=category) for category in (sport, football, make_category())]
    articles.append(make_article(None, category=football))
    workflow.assign(articles[3], by=chief, to=second_writer)
    sign(articles[0], football_editor, "reporter")
    for article in Article.objects.all():
        see = set(notifications.who_may_see(article))
        may_edit = {
            person
            for person in everybody
            if person.is_staff and person.has_perm("articles.view_article") and article.is_editable_by(person)
        }
        assert see == may_edit


def test_notifying_costs_the_same_for_one_and_for_many(notified, people, mailoutbox, writer, editor):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            notified(move, make_article(writer), "submit", by=writer)
        return len(asked.captured_queries)

    cost()
    few = cost()
    for number in range(30):
        person = make_person(f"editor{number}", "Editor")
        person.email = f"editor{number}@example.com"
        person.save()
        if number % 2:
            NotificationPreferences.objects.create(user=person)
    mailoutbox.clear()
    assert cost() == few
    assert len(mailoutbox) == 32


def test_a_task_that_runs_twice_notifies_once(
    people, mailoutbox, writer, editor, chief, django_capture_on_commit_callbacks
):
    article = make_article(writer)
    with django_capture_on_commit_callbacks(execute=True) as calls:
        approve(article, writer, editor)
        workflow.add_note(article, by=editor, text="@wulan @hendra")
    once = Notification.objects.count()
    letters = len(mailoutbox)
    assert (once, letters) == (5, 5)
    for call in calls:
        call()
    assert Notification.objects.count() == once
    assert len(mailoutbox) == letters


def test_the_maker_of_a_link_is_notified_of_what_a_guest_did(notified, writer, editor, chief):
    article = make_article(writer)
    move(article, "submit", by=writer)
    link = share(article, by=editor, use="approve")
    said = notified(workflow.comment_as_guest, link, name="Budi Santoso", text="Baik. @hendra")
    assert said == {("wulan", "noted"), ("ratna", "noted")}
    said = notified(workflow.approve_as_guest, link, name="Budi Santoso")
    assert said == {("wulan", "approved"), ("ratna", "approved")}
