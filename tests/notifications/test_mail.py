"""Notifications by e-mail: their content, and that a broken mail server does no harm."""

import socket
import time
from datetime import datetime
from unittest.mock import patch

import pytest

from articles import notifications, retries, workflow
from articles.models import Notification, NotificationPreferences
from articles.notifications import email
from articles.states import State
from tests.support.makers import approve, edit, make_article, move, perform

pytestmark = pytest.mark.django_db


def html_of(letter):
    """Return the HTML part of an e-mail."""
    (part,) = letter.alternatives
    assert part.mimetype == "text/html"
    return part.content


def test_an_email_says_who_did_what_and_links_to_the_article(notified, people, mailoutbox, writer, editor):
    article = make_article(writer, headline="Harga Beras Turun")
    NotificationPreferences.objects.create(user=writer, language="en")
    move(article, "submit", by=writer)
    notified(move, article, "request_changes", by=editor, reason="Sebutkan sumber <angka> & waktunya.")
    (letter,) = mailoutbox
    assert letter.subject == "Changes requested: Harga Beras Turun"
    assert letter.to == ["wulan@example.com"]
    address = f"https://kabar.example.com/admin/articles/article/{article.pk}/change/"
    for body in (letter.body, html_of(letter)):
        assert "ratna asks for changes." in body
        assert address in body
        assert "https://kabar.example.com/admin/preferences/" in body
    assert "Sebutkan sumber <angka> & waktunya." in letter.body
    assert "Sebutkan sumber &lt;angka&gt; &amp; waktunya." in html_of(letter)


def test_an_email_about_changes_to_accept_links_to_them(notified, people, mailoutbox, writer, editor):
    article = make_article(writer, headline="Harga Beras Turun")
    NotificationPreferences.objects.create(user=writer, language="en")
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Diubah dalam tinjauan.")
    notified(move, article, "approve", by=editor)
    (letter,) = mailoutbox
    assert letter.subject == "Changes to accept: Harga Beras Turun"
    address = f"https://kabar.example.com/admin/articles/article/{article.pk}/acceptance/"
    assert address in letter.body
    assert address in html_of(letter)


def test_each_email_is_in_the_language_of_its_recipient(notified, people, mailoutbox, writer, editor, chief):
    NotificationPreferences.objects.create(user=editor, language="en")
    NotificationPreferences.objects.create(user=chief, language="id")
    notified(move, make_article(writer), "submit", by=writer)
    languages = {letter.to[0]: html_of(letter).split('<html lang="')[1][:2] for letter in mailoutbox}
    assert languages == {"ratna@example.com": "en", "hendra@example.com": "id"}


def test_times_are_written_in_the_format_of_each_language(
    notified, people, mailoutbox, writer, second_writer, editor, chief
):
    NotificationPreferences.objects.create(user=writer, language="en")
    NotificationPreferences.objects.create(user=second_writer, language="id")
    article = make_article(writer)
    workflow.assign(article, by=chief, to=second_writer)
    approve(article, writer, editor)
    hour = datetime.fromisoformat("2031-08-04T03:15:00+00:00")
    notified(perform, article, "schedule", by=editor, at=hour)
    subjects = {letter.to[0]: letter.subject for letter in mailoutbox}
    assert "4 Aug 2031, 10:15 WIB" in subjects["wulan@example.com"]
    assert "4 Agu 2031, 10.15 WIB" in subjects["bagas@example.com"]


def test_without_a_choice_an_email_is_in_the_language_of_the_site(
    notified, people, mailoutbox, writer, editor, settings
):
    settings.LANGUAGE_CODE = "en"
    notified(move, make_article(writer, headline="Banjir"), "submit", by=writer)
    assert {letter.subject for letter in mailoutbox} == {"Submitted for review: Banjir"}


def test_times_are_in_the_newsrooms_time_zone_and_name_it(notified, people, mailoutbox, writer, editor, chief):
    for person in (writer, editor):
        NotificationPreferences.objects.create(user=person, language="en")
    article, hour = make_article(writer), datetime.fromisoformat("2031-09-04T03:15:00+00:00")
    notified(workflow.assign, article, by=chief, to=writer, deadline=hour)
    notified(approve, article, writer, editor)
    mailoutbox.clear()
    notified(perform, article, "schedule", by=editor, at=hour)
    (letter,) = mailoutbox
    assert letter.subject.startswith("Scheduled for 4 Sep 2031, 10:15 WIB: ")
    assert "ratna scheduled this article for 4 Sep 2031, 10:15 WIB." in letter.body
    with email.translation.override("en"):
        said = notifications.sentence_of(Notification.objects.get(kind="assigned"))
    assert said == "hendra assigned this article to you; it is due on 4 Sep 2031, 10:15 WIB."


def test_a_hostile_headline_is_escaped(notified, people, mailoutbox, writer, editor):
    headline = "Beras\r\nBcc: semua@example.com\u202e\x07 <script>alert(1)</script> " + "panjang " * 20
    notified(move, make_article(writer, headline=headline), "submit", by=writer)
    letter = mailoutbox[0]
    raw = letter.message().as_bytes().split(b"\n\n")[0]
    assert b"\nBcc:" not in raw
    assert "\n" not in letter.subject
    assert letter.subject.isprintable()
    assert len(letter.subject) < 200
    assert "<script>" not in html_of(letter)
    assert "&lt;script&gt;" in html_of(letter)


def test_emails_load_nothing_external_and_are_marked_as_automatic(notified, people, mailoutbox, writer):
    article = make_article(writer)
    notified(move, article, "submit", by=writer)
    notified(workflow.add_note, article, by=writer, text="@ratna lihat paragraf dua")
    first, *_more, last = [letter for letter in mailoutbox if letter.to == ["ratna@example.com"]]
    html = html_of(first)
    assert "src=" not in html
    assert "url(" not in html
    assert "<link" not in html
    headers, later = first.message(), last.message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["References"] == later["References"]
    assert headers["Message-ID"] != later["Message-ID"]


def test_only_users_with_an_address_get_emails(notified, people, mailoutbox, writer, editor, chief):
    chief.email = ""
    chief.save()
    submitted = notified(move, make_article(writer), "submit", by=writer)
    assert submitted == {("ratna", "submitted"), ("hendra", "submitted")}
    assert [letter.to for letter in mailoutbox] == [["ratna@example.com"]]
    assert set(Notification.objects.exclude(mailed_at=None).values_list("recipient__username", flat=True)) == {"ratna"}


def test_without_a_mail_server_nothing_is_sent(notified, people, mail_server, mailoutbox, writer, settings):
    settings.EMAIL_HOST = ""
    assert notified(move, make_article(writer), "submit", by=writer)
    assert mail_server.opened == 0
    assert not mailoutbox


def test_one_broken_mailbox_does_not_prevent_emails_to_others(
    notified, people, mail_server, mailoutbox, writer, editor, chief
):
    mail_server.refused = {"ratna@example.com"}
    submitted = notified(move, make_article(writer), "submit", by=writer)
    assert submitted == {("ratna", "submitted"), ("hendra", "submitted")}
    assert [letter.to for letter in mailoutbox] == [["hendra@example.com"]]
    assert Notification.objects.get(recipient=editor).mailed_at is None
    assert Notification.objects.get(recipient=chief).mailed_at is not None


def test_an_unavailable_mail_server_does_no_harm_and_is_not_retried_at_once(
    notified, people, mail_server, mailoutbox, writer
):
    mail_server.is_unavailable = True
    articles = [make_article(writer, headline=f"Kabar {number}") for number in range(3)]
    for article in articles:
        assert notified(move, article, "submit", by=writer)
        article.refresh_from_db()
        assert article.state == State.IN_REVIEW
    assert mail_server.opened == 1
    assert Notification.objects.filter(mailed_at=None).count() == 6
    mail_server.is_unavailable = False
    with patch.object(retries, "monotonic", return_value=retries.monotonic() + email.SERVER_PAUSE_SECONDS + 1):
        notified(move, make_article(writer), "submit", by=writer)
    assert len(mailoutbox) == 2


def test_nobody_waits_long_for_a_slow_mail_server(people, mail_server, mailoutbox):
    clock = iter(range(0, 1000, 7))
    letters = [(number, lambda: email.EmailMultiAlternatives("x", to=["a@example.com"])) for number in range(9)]
    with patch.object(email.time, "monotonic", lambda: next(clock)):
        sent = email.send_emails(letters, seconds=10)
    assert sent == [0]
    assert len(mailoutbox) == 1


def test_a_mail_server_that_does_not_answer_is_not_waited_for_twice(notified, people, writer, editor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.2
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        began = time.monotonic()
        for number in range(5):
            assert notified(move, make_article(writer, headline=f"Kabar {number}"), "submit", by=writer)
        assert time.monotonic() - began < 5
    assert email.server.is_open
    assert Notification.objects.filter(mailed_at=None).count() == 10


def test_a_move_is_kept_if_its_notification_task_fails(people, writer, django_capture_on_commit_callbacks, caplog):
    article = make_article(writer)
    with (
        patch("articles.notifications.tasks.recipients_for_event", side_effect=ValueError("rusak")),
        django_capture_on_commit_callbacks(execute=True),
    ):
        move(article, "submit", by=writer)
    article.refresh_from_db()
    assert article.state == State.IN_REVIEW
    assert "send_event_notifications" in caplog.text
