"""The editions of an article whose row is locked, read once for all that a move asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from articles.audit import MIN_TIME_STEP, time_after

if TYPE_CHECKING:
    from datetime import datetime

    from articles.models import Article, Edition
    from articles.states.facts import PublicStatus


class ArticleEditions:
    """The editions of an article, in the order of their numbers. Their texts are read only where they are needed."""

    def __init__(self, article: Article) -> None:
        self.article = article
        rows = article.editions.select_related("revision").defer("body", "content", "revision__content")
        self._rows: list[Edition] = list(rows.order_by("number"))
        self._events = article.events.aggregate(at=Max("at"), number=Max("edition_number"))

    def event_time(self) -> datetime:
        """Return the time of the article's next event. Raises ClockBehind as ``audit.event_time``."""
        return time_after(self._events["at"])

    @property
    def next_number(self) -> int:
        """The number of the next edition. Numbers of editions that were withdrawn are not used again."""
        return 1 + max(self._events["number"] or 0, self.newest.number if self.newest else 0)

    def live(self, at: datetime) -> Edition | None:
        """Return the edition that readers see at an instant."""
        shown = (one for one in self._begun(at) if one.live_until is None or at < one.live_until)
        return next(shown, None)

    def planned(self, now: datetime) -> list[Edition]:
        """Return the editions that begin later than an instant."""
        return [one for one in self._rows if one.live_from > now]

    def first(self, at: datetime) -> Edition | None:
        """Return the edition that readers saw first, of those that begin by an instant."""
        return min(self._begun(at), key=lambda one: one.live_from, default=None)

    @property
    def newest(self) -> Edition | None:
        """The edition with the highest number."""
        return self._rows[-1] if self._rows else None

    def numbered(self, number: int) -> Edition | None:
        """Return the edition with a number, or None where it was withdrawn."""
        return next((one for one in self._rows if one.number == number), None)

    def add(self, edition: Edition) -> None:
        """Note an edition that was made."""
        self._rows.append(edition)

    def delete(self, edition: Edition) -> None:
        """Delete an edition that has not begun."""
        self._rows.remove(edition)
        edition.delete()

    def public_status(self, at: datetime) -> PublicStatus:
        """Return the public status of the article at an instant."""
        return self.article.public_status(
            at, [(one.kind, one.live_from, one.live_until, one.revision.number) for one in self._rows]
        )

    def start_now(self, now: datetime) -> datetime:
        """Return the instant at which a change that readers see at once begins.

        It is the time of the clock, but never before the start of the open edition or the end of one that has ended.
        ``now``, the time of the event, is later than the clock where the clock was set back a little.
        """
        windows = ((one.live_from, one.live_until) for one in self._begun(now))
        borders = (end if end and end <= now else start + MIN_TIME_STEP for start, end in windows)
        return max([min(now, timezone.now()), *borders])

    def _begun(self, at: datetime) -> list[Edition]:
        return [one for one in self._rows if one.live_from <= at]
