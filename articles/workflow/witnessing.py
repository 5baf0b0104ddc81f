"""Witnessing: the Event of what has just been done, written once."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import telling
from articles.models import Article, Event
from articles.text import digest, excerpt, to_the_second

from .asking import MoveNotAllowed

# Letters that a revision and an event have for who made them.
LONGEST_NAME = 160
# Clocks of several servers differ by less. A clock that is further behind is wrong.
MAX_CLOCK_LAG = timedelta(minutes=1)
INSTANT = timedelta(microseconds=1)


class ClockBehind(MoveNotAllowed):
    """The server's clock is so far behind the article's last event that nothing can be recorded."""


def event_time(article: Article) -> datetime:
    """Return the instant of an article's next event: now, or just after its last event where that is later.

    Events never run backwards. Raises ClockBehind where the clock is more than ``MAX_CLOCK_LAG`` behind.
    """
    now = timezone.now()
    last = article.events.order_by("-number").values_list("at", flat=True).first()
    if last is None or last < now:
        return now
    if last - now > MAX_CLOCK_LAG:
        raise ClockBehind(
            _(
                "The clock of this server shows %(now)s, but the last event of this article is of %(last)s."
                " Nothing was changed. Ask an administrator to set the clock."
            )
            % {"now": to_the_second(now), "last": to_the_second(last)}
        )
    return last + INSTANT


def name_of(user):
    """How a person is written into the record."""
    if user is None:
        return _("importer")
    full, login = user.get_full_name(), user.get_username()
    return f"{excerpt(full, LONGEST_NAME - len(login) - 3)} ({login})" if full else login


def witness(
    article, move, *, by=None, from_state=None, reason="", revision=None, edition=None, details=None, called=""
):
    """Write the Event of a move that has just been made; the chain of digests grows by one.

    ``called`` is how the actor is written where somebody acted in their name. Whoever the move concerns is told
    once it has been committed.
    """
    at = event_time(article)
    last = article.events.order_by("-number").first()
    event = Event(
        article=article,
        number=last.number + 1 if last else 1,
        move=move,
        from_state=article.state if from_state is None else from_state,
        to_state=article.state,
        actor=by,
        actor_name=called or name_of(by),
        at=at,
        reason=reason.strip(),
        revision=revision or article.latest_revision,
        edition_number=edition,
        details=details or {},
        previous_digest=last.digest if last else "",
    )
    event.digest = digest(event.says())
    event.save()
    article.event_count, article.last_event_digest = event.number, event.digest
    Article.objects.filter(pk=article.pk).update(event_count=event.number, last_event_digest=event.digest)
    telling.of_event(event)
    return event
