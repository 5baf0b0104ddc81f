"""Recording of events, each written once at the end of its subject's chain."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Event, EventChain, Revision
from articles.models.actors import name_of
from articles.states import MoveNotAllowed, PublicState
from articles.text import digest, to_the_second

from .subjects import events_of, subject_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import AbstractUser, User

# Clocks of several servers differ by less than this. A clock that is further behind is wrong.
MAX_CLOCK_LAG = timedelta(minutes=1)
MIN_TIME_STEP = timedelta(microseconds=1)


class ClockBehind(MoveNotAllowed):
    """The server's clock is so far behind the last event of a subject that nothing can be recorded."""


def event_time(subject: object) -> datetime:
    """Return the time of a subject's next event: now, or just after its last event if that is later.

    Raises:
        ClockBehind: The clock is more than ``MAX_CLOCK_LAG`` behind the last event.
    """
    return time_after(events_of(subject).values_list("at", flat=True).first())


def time_after(last: datetime | None) -> datetime:
    """Return now, or just after the time of the last event if that is later. Raises ClockBehind as ``event_time``."""
    now = timezone.now()
    if last is None or last < now:
        return now
    if last - now > MAX_CLOCK_LAG:
        raise ClockBehind(
            _(
                "The clock of this server shows %(now)s, but the last event recorded here is of %(last)s."
                " Nothing was changed. Ask an administrator to set the clock."
            )
            % {"now": to_the_second(now), "last": to_the_second(last)}
        )
    return last + MIN_TIME_STEP


def record_event(
    subject: object,
    move: str,
    *,
    by: AbstractUser | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
    from_state: str | None = None,
    revision: Revision | None = None,
    edition: int | None = None,
    actor_name: str = "",
    typed: str = "",
) -> Event:
    """Write an event at the end of its subject's chain and return it.

    Call it in the same transaction as the change that it records. The row of an article must already be locked. The
    chain of any other subject is locked here.

    Args:
        subject: An article, a reference, a photo, a user, or ``DESK``.
        move: One of ``MOVE_LABELS``.
        by: Who did it, or None for the importer.
        details: Plain data: keys, never translated words, and nothing about readers or guests.
        from_state: The state of an article before the change (default: its current one).
        revision: The revision of an article that it concerns (default: the latest one).
        edition: The number of the edition that it concerns.
        actor_name: The name of who did it, as recorded (default: what ``name_of`` returns).
        typed: Text that a guest entered. Only its digest with the event's salt is recorded, so that the text can be
            erased, and verified until then.

    Raises:
        ClockBehind: The clock is more than ``MAX_CLOCK_LAG`` behind the last event of the subject.
    """
    kind, uid = subject_of(subject)
    article = subject if isinstance(subject, Article) else None
    with transaction.atomic():
        chain = None if article else _locked_chain(kind, uid)
        last, salt = events_of(subject).first(), token_hex(16)
        state = article.state if article else ""
        event = Event(
            subject_kind=kind,
            subject=uid,
            article=article,
            number=last.number + 1 if last else 1,
            move=move,
            from_state=state if from_state is None else from_state,
            to_state=state,
            actor=cast("User | None", by),
            actor_name=actor_name or name_of(by),
            at=time_after(last.at if last else None),
            reason=reason.strip(),
            revision=revision or (article.latest_revision if article else None),
            edition_number=edition,
            details=(details or {}) | ({"typed": digest([salt, typed])} if typed else {}),
            salt=salt,
            previous_digest=last.digest if last else "",
        )
        event.digest = digest(event.digest_payload())
        event.save(force_insert=True)
        if article:
            article.event_count, article.last_event_digest = event.number, event.digest
            _note_on_article(article)
        elif chain:
            EventChain.objects.filter(pk=chain.pk).update(event_count=event.number, last_digest=event.digest)
    return event


def _note_on_article(article: Article) -> None:
    """Write the end of an article's chain on its row, with its public state, which only moves and saves change."""
    row = Article.objects.filter(pk=article.pk)
    ends: dict[str, Any] = {"event_count": article.event_count, "last_event_digest": article.last_event_digest}
    # Without an edition there is nothing to compute.
    unpublished = {"public_state": PublicState.UNPUBLISHED, "public_state_until": None}
    if article.edition_count or not row.filter(edition_count=0).update(**unpublished, **ends):
        row.index_public_state(**ends)


def _locked_chain(kind: str, uid: UUID) -> EventChain:
    chain, _is_new = EventChain.objects.get_or_create(kind=kind, subject=uid)
    return EventChain.objects.select_for_update().get(pk=chain.pk)
