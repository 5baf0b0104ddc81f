"""Tasks that notify people after the commit, in this process or in a worker. None notifies anybody twice."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from articles.models import Event, Note, Notification
from articles.retries import enqueue_with_commit, retry_later
from articles.states import MOVES

from .email import EMAIL_RETRY_MINUTES, build_email, is_email_configured, is_server_paused, send_emails
from .inbox import language_of, preferences_of
from .recipients import kind_of, recipients_for_event, recipients_for_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.contrib.auth.models import AbstractUser, User
    from django_tasks.base import Task

# The most characters of a reason or a note in a notification.
MAX_TEXT_CHARACTERS = 4000


def notify_of_event(event: Event, asked: Iterable[AbstractUser] = ()) -> None:
    """Notify everybody whom an event concerns, after the commit.

    ``asked`` are the people who are to accept what a reviewer changed.
    """
    if kind_of(event):
        keys = [person.pk for person in asked]
        enqueue_with_commit(send_event_notifications, event.pk, asked=keys)


def notify_of_note(note: Note) -> None:
    """Notify everybody whom a note concerns, after the commit."""
    enqueue_with_commit(send_note_notifications, note.pk)


@task
def send_event_notifications(pk: int, tried: int = 0, asked: Sequence[int] = ()) -> None:
    """Notify people of an event. ``tried`` is how often sending the e-mails has failed.

    ``asked`` are the primary keys of those who are to accept what a reviewer changed.
    """
    event = Event.objects.select_related("article__category").defer("article__body").get(pk=pk)
    hour = event.details.get("deadline") or event.details.get("live_from")
    move = MOVES.get(event.move)
    has_hour = (event.move == "assign" or (move is not None and move.requires_time)) and hour
    message = Notification(
        article=event.article,
        about=f"event:{event.pk}",
        move=event.move,
        hour=datetime.fromisoformat(hour) if has_hour else None,
        text=event.why[:MAX_TEXT_CHARACTERS],
        at=event.at,
    )
    kind = cast("Notification.Kind", kind_of(event))
    people = [(person, kind) for person in recipients_for_event(event, asked)]
    if not _notify(people, message, send_event_notifications, lambda: event.who):
        retry_later(send_event_notifications, tried, EMAIL_RETRY_MINUTES, pk, asked=asked)


@task
def send_note_notifications(pk: int, tried: int = 0) -> None:
    """Notify people of a note. ``tried`` is how often sending the e-mails has failed."""
    note = Note.objects.select_related("article__category").defer("article__body").get(pk=pk)
    message = Notification(
        article=note.article,
        about=f"note:{note.pk}",
        text=note.text[:MAX_TEXT_CHARACTERS],
        at=note.created_at,
    )
    if not _notify(recipients_for_note(note), message, send_note_notifications, lambda: note.author_name):
        retry_later(send_note_notifications, tried, EMAIL_RETRY_MINUTES, pk)


def _notify(
    people: Iterable[tuple[AbstractUser, Notification.Kind]],
    message: Notification,
    task_function: Task[..., None],
    actor_name: Callable[[], str],
) -> bool:
    """Create notifications like ``message`` for pairs of a user and a kind, and e-mail those who want that.

    The number of queries does not depend on the number of people. ``actor_name`` returns who did it, in the active
    language. Returns whether all e-mails were sent.
    """
    by_mail: dict[int, AbstractUser] = {}
    rows: list[Notification] = []
    for person, kind in people:
        chosen = preferences_of(person)
        wants_mail = chosen.wants_by_email(kind) and bool(person.email)
        if wants_mail:
            by_mail[person.pk] = person
        if wants_mail or chosen.wants_in_inbox(kind):
            rows.append(
                Notification(
                    recipient=cast("User", person),
                    kind=kind,
                    is_in_inbox=chosen.wants_in_inbox(kind),
                    **{name: getattr(message, name) for name in ("article", "about", "move", "hour")},
                    **{name: getattr(message, name) for name in ("text", "at")},
                )
            )
            with translation.override(language_of(person)):
                rows[-1].actor_name = actor_name()
    # The inbox comes first, because it does not need a mail server.
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    if not by_mail or not is_email_configured():
        return True
    if is_server_paused():
        return False
    return _send_emails(
        message, by_mail, None if task_function.get_backend().supports_defer else settings.EMAIL_TIMEOUT
    )


def _send_emails(message: Notification, people: dict[int, AbstractUser], seconds: float | None) -> bool:
    """E-mail a notification to people (users by primary key) who have not got it. Returns whether all were sent."""
    mine = Notification.objects.filter(about=message.about, recipient__in=people)
    with transaction.atomic():
        # Marked before they are sent, so that a second run of the task leaves them alone.
        waiting = list(mine.filter(mailed_at=None).select_for_update())
        numbers = [row.pk for row in waiting]
        Notification.objects.filter(pk__in=numbers).update(mailed_at=timezone.now())
    letters = []
    for row in waiting:
        row.article = message.article
        person = people[row.recipient_id]
        language = language_of(person)
        letters.append((row.pk, partial(build_email, person, row, language)))
    sent = set(send_emails(letters, seconds=seconds))
    unsent = [number for number in numbers if number not in sent]
    if unsent:
        Notification.objects.filter(pk__in=unsent).update(mailed_at=None)
    return not unsent
