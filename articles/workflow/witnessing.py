"""Witnessing: the Event of what has just been done, written once."""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import telling
from articles.models import Event
from articles.text import digest, excerpt

# Letters that a revision and an event have for who made them.
LONGEST_NAME = 160


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
    last = article.events.order_by("-number").first()
    event = Event(
        article=article,
        number=last.number + 1 if last else 1,
        move=move,
        from_state=article.state if from_state is None else from_state,
        to_state=article.state,
        actor=by,
        actor_name=called or name_of(by),
        at=timezone.now(),
        reason=reason.strip(),
        revision=revision or article.latest_revision,
        edition_number=edition,
        details=details or {},
        previous_digest=last.digest if last else "",
    )
    event.digest = digest(event.says())
    event.save()
    telling.of_event(event)
    return event
