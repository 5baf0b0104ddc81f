"""Checking the record: digests, chains and time windows of every article, against the events that recorded them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content import known_aliases
from articles.models import Article, Edition, Event, Revision
from articles.revisions import History
from articles.text import instant

from .approvals import broken_approvals
from .author_checks import broken_authorship
from .contents import broken_contents
from .guest_words import broken_guest_words
from .hash_chains import broken_chain
from .logins import Logins
from .redactions import Redactions

if TYPE_CHECKING:
    from django.db.models import Manager

    from articles.models.article_queryset import ArticleQuerySet

OPENING = {
    "publish",
    "minor",
    "schedule",
    "reschedule",
    "correct",
    "reply",
    "import_publish",
    "confirm_retraction",
    "cancel_retraction",
    "apply_names",
}
SAVE_EVENTS = {"create", "edit", "import"}
CHUNK_SIZE = 100


class Break(NamedTuple):
    """The first problem in an article's record, with a message."""

    article: int
    reason: str


def find_breaks(articles: ArticleQuerySet | None = None) -> Iterator[Break | None]:
    """Check the record of articles (default: all) in the order of their numbers. Yield a Break or None for each."""
    queryset = Article.objects.all() if articles is None else articles
    queryset = (
        queryset.with_public_state(timezone.now())
        .prefetch_related(
            "revisions",
            "events__revision",
            "editions__revision",
            "editions__approval",
            "editions__photo",
            "editions__category__parent",
            "editions__section",
            "editions__topic",
            "editions__replies_to",
            "editions__comment_policy",
            "editions__edition_tags__tag",
            "editions__edition_credits__contributor",
        )
        .order_by("pk")
    )
    aliases, redactions, logins = known_aliases(), Redactions(), Logins()
    for article in queryset.iterator(chunk_size=CHUNK_SIZE):
        try:
            reason = _first_break(article, aliases, redactions, logins)
        except (TypeError, ValueError, KeyError, AttributeError, ObjectDoesNotExist) as error:
            # For example a value of a wrong type, which this program cannot have written.
            reason = _("its record cannot be read: %(error)s") % {"error": error}
        yield Break(article.pk, reason) if reason else None


def find_orphans() -> list[str]:
    """Return messages about rows of the record without an article, as only missing foreign keys would allow."""
    article = Article.objects.filter(pk=OuterRef("article"))
    rows = (Revision.objects.all(), Event.objects.filter(subject_kind=Event.SubjectKind.ARTICLE), Edition.objects.all())
    return [
        _("%(number)s rows of “%(kind)s” belong to no article")
        % {"number": number, "kind": some.model._meta.verbose_name}
        for some in rows
        if (number := some.filter(~Exists(article)).count())
    ]


def _in_order(rows: Manager[Any]) -> list[Any]:
    return sorted(rows.all(), key=lambda row: row.number)


def _first_break(article: Article, aliases: dict[str, str], redactions: Redactions, logins: Logins) -> str | None:
    revisions, events, editions = map(_in_order, (article.revisions, article.events, article.editions))
    for row in (*revisions, *events, *editions):
        row.article = article
    if any((row.subject_kind, row.subject) != (Event.SubjectKind.ARTICLE, article.uid) for row in events):
        return _("an event names another subject")
    history = History(article, revisions)
    return (
        _broken_counts(article, revisions, events, editions)
        or _broken_revisions(article, revisions, redactions)
        or _of_another_login(revisions, logins)
        or broken_chain(events, _("event"), redactions)
        or broken_chain(editions, _("edition"), redactions)
        or _broken_end(article, events)
        or _broken_windows(events, editions, redactions)
        or broken_approvals(editions, events, history)
        or broken_contents(editions, aliases)
        or broken_authorship(history, revisions)
        or _backward_times(revisions, events, editions)
        or broken_guest_words(events)
        or _wrong_public_state(article)
    )


def _wrong_public_state(article: Article) -> str | None:
    """Compare the stored public state with the editions. It may be out of date where a window has begun since."""
    if article.public_state_until and article.public_state_until <= timezone.now():
        return None
    is_right = article.public_state == article.shown_as
    return None if is_right else _("its stored public state is not that of its editions: run rebuild_listings")


def _broken_counts(
    article: Article, revisions: list[Revision], events: list[Event], editions: list[Edition]
) -> str | None:
    """Compare the number of rows with the counters on the article's own row."""
    counts = (
        (len(revisions), article.revision_number, _("revisions are missing: there are %(numbers)s of %(last)s")),
        (len(events), article.event_count, _("there are %(numbers)s events, and the article had %(last)s")),
        (len(editions), article.edition_count, _("there are %(numbers)s editions, and the article had %(last)s")),
    )
    return next((text % {"numbers": there, "last": kept} for there, kept, text in counts if there != kept), None)


def _broken_end(article: Article, events: list[Event]) -> str | None:
    last = events[-1].digest if events else ""
    if last != article.last_event_digest:
        return _("the last event is not the one that the article's row names")
    if events and events[-1].to_state != article.state:
        return _("its state is not the one that its last event led to")
    return None


def _backward_times(revisions: list[Revision], events: list[Event], editions: list[Edition]) -> str | None:
    """Return a message about the first time that is before the one it must follow, or None."""
    timed: list[tuple[str, Sequence[Any], str]] = [
        (_("revision"), revisions, "created_at"),
        (_("event"), events, "at"),
    ]
    for name, rows, moment in timed:
        for before, after in pairwise(rows):
            if getattr(after, moment) < getattr(before, moment):
                return _("%(name)s %(number)s is older than the one before it") % {"name": name, "number": after.number}
    for event in events:
        if event.move in SAVE_EVENTS and event.revision and event.revision.created_at > event.at:
            return _("event %(number)s is older than the revision that it records") % {"number": event.number}
    first = min((row.live_from for row in editions), default=None)
    for row in editions:
        if row.first_published_at != first:
            return _("edition %(number)s names another first publication than the record") % {"number": row.number}
    return None


def _of_another_login(revisions: list[Revision], logins: Logins) -> str | None:
    for row in revisions:
        if logins.is_of_another(row.author_id, row.author_name):
            return _("revision %(number)s belongs to another login than it names") % {"number": row.number}
    return None


def _broken_revisions(article: Article, revisions: list[Revision], redactions: Redactions) -> str | None:
    numbers = [row.number for row in revisions]
    if numbers != list(range(1, article.revision_number + 1)):
        return _("the numbers of the revisions have a gap")
    for row in revisions:
        if reason := redactions.broken_row(row, _("revision")):
            return reason
    return None


def _windows_of(events: list[Event], redactions: Redactions) -> dict[int, list[Any]]:
    """Replay the events in order and return the digest, start and end of each edition that results."""
    windows: dict[int, list[Any]] = {}
    for expected, event in enumerate(events, start=1):
        if event.number != expected:
            raise LookupError(_("event %(number)s is missing") % {"number": expected})
        details = redactions.details_of(event)
        for withdrawn in details.get("withdrawn", []):
            windows.pop(withdrawn["edition"], None)
        for closed in details.get("closed", []):
            if closed["edition"] not in windows:
                raise LookupError(_("edition %(number)s was closed and never made") % {"number": closed["edition"]})
            windows[closed["edition"]][2] = closed["until"]
        if event.move in OPENING and event.edition_number:
            windows[event.edition_number] = [details["digest"], details["live_from"], details["live_until"]]
    return windows


def _broken_windows(events: list[Event], editions: list[Edition], redactions: Redactions) -> str | None:
    try:
        windows = _windows_of(events, redactions)
    except LookupError as missing:
        return missing.args[0]
    for row in editions:
        if row.number not in windows:
            return _("no event records edition %(number)s") % {"number": row.number}
        made, start, end = windows.pop(row.number)
        if row.digest != made:
            return _("edition %(number)s differs from what its event recorded") % {"number": row.number}
        if [instant(row.live_from), instant(row.live_until)] != [start, end]:
            return _("the time window of edition %(number)s differs from what its events recorded") % {
                "number": row.number
            }
    for number in windows:
        return _("edition %(number)s is recorded by an event and is missing") % {"number": number}
    return None
