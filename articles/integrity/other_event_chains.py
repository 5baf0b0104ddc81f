"""Checking the event chains of references, photos, logins and the desk, and their counters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from articles.models import Event, EventChain

from .hash_chains import broken_chain
from .redactions import Redactions

CHUNK_SIZE = 2000
ARTICLE = Event.SubjectKind.ARTICLE


def find_broken_chains() -> Iterator[str | None]:
    """Check the chains of all subjects but articles.

    Yields:
        For each chain, a message about the first problem, or None.
    """
    counters = {
        (kind, subject): (count, last)
        for kind, subject, count, last in EventChain.objects.values_list(
            "kind", "subject", "event_count", "last_digest"
        )
    }
    redactions = Redactions()
    events = Event.objects.exclude(subject_kind=ARTICLE).order_by("subject_kind", "subject", "number")
    rows = events.iterator(chunk_size=CHUNK_SIZE)
    for key, chain in groupby(rows, key=lambda event: (event.subject_kind, event.subject)):
        if key in counters:
            yield _in_words(key, _first_break(list(chain), *counters.pop(key), redactions))
        else:
            yield _in_words(key, _("the row of its chain is missing"))
    for key, (count, last) in counters.items():
        yield _in_words(key, _first_break([], count, last, redactions))


def _in_words(key: tuple[str, UUID], reason: str | None) -> str | None:
    if reason is None:
        return None
    kind, subject = key
    label = dict(Event.SubjectKind.choices).get(kind, kind)
    return _("%(kind)s %(subject)s: %(reason)s") % {"kind": label, "subject": subject, "reason": reason}


def _first_break(events: list[Event], count: int, last: str, redactions: Redactions) -> str | None:
    if [event.number for event in events] != list(range(1, len(events) + 1)):
        return _("the numbers of the events have a gap")
    if reason := broken_chain(events, _("event"), redactions, is_salted=True):
        return reason
    for before, after in pairwise(events):
        if after.at < before.at:
            return _("event %(number)s is older than the one before it") % {"number": after.number}
    if len(events) != count:
        return _("there are %(numbers)s events, and its chain had %(last)s") % {"numbers": len(events), "last": count}
    if (events[-1].digest if events else "") != last:
        return _("the last event is not the one that its chain names")
    return None
