"""The record checked: digests, chains and windows of every article, against the events that witnessed them."""

from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from .models import Article
from .text import digest, instant

OPENING = {"publish", "schedule", "correct", "reply", "import_publish", "confirm_retraction", "cancel_retraction"}
CHUNK = 100


class Break(NamedTuple):
    """The first place where an article's record does not hold, in words."""

    article: int
    reason: str


def find_breaks(articles=None):
    """Walk the record of articles (all, unless told) in the order of their numbers; give a Break or None for each."""
    queryset = Article.objects.all() if articles is None else articles
    queryset = queryset.prefetch_related(
        "revisions", "events__revision", "editions__revision", "editions__approval", "editions__photo"
    ).order_by("pk")
    for article in queryset.iterator(chunk_size=CHUNK):
        reason = _first_break(article)
        yield Break(article.pk, reason) if reason else None


def _in_order(rows):
    return sorted(rows.all(), key=lambda row: row.number)


def _first_break(article):
    revisions, events, editions = map(_in_order, (article.revisions, article.events, article.editions))
    for row in (*revisions, *events, *editions):
        row.article = article
    return (
        _broken_counts(article, revisions, events, editions)
        or _broken_revisions(article, revisions)
        or _broken_chain(events, _("event"))
        or _broken_chain(editions, _("edition"))
        or _broken_end(article, events)
        or _broken_pictures(editions)
        or _broken_windows(events, editions)
        or _backward_times(revisions, events, editions)
    )


def _broken_counts(article, revisions, events, editions):
    """Compare the rows with the numbers that the article's own row holds."""
    counts = (
        (len(revisions), article.revision_number, _("revisions are missing: there are %(numbers)s of %(last)s")),
        (len(events), article.event_count, _("there are %(numbers)s events, and the article had %(last)s")),
        (len(editions), article.edition_count, _("there are %(numbers)s editions, and the article had %(last)s")),
    )
    return next((text % {"numbers": there, "last": kept} for there, kept, text in counts if there != kept), None)


def _broken_end(article, events):
    last = events[-1].digest if events else ""
    if last != article.last_event_digest:
        return _("the last event is not the one that the article's row names")
    return None


def _backward_times(revisions, events, editions):
    """Name the first time that lies before the one it must follow."""
    for name, rows, moment in ((_("revision"), revisions, "created_at"), (_("event"), events, "at")):
        for before, after in pairwise(rows):
            if getattr(after, moment) < getattr(before, moment):
                return _("%(name)s %(number)s is older than the one before it") % {"name": name, "number": after.number}
    for row in editions:
        if row.live_from < row.first_published_at:
            return _("edition %(number)s begins before the article was first published") % {"number": row.number}
    return None


def _broken_revisions(article, revisions):
    numbers = [row.number for row in revisions]
    if numbers != list(range(1, article.revision_number + 1)):
        return _("the numbers of the revisions have a gap")
    for row in revisions:
        if digest(row.says()) != row.digest:
            return _("revision %(number)s does not match its SHA-256") % {"number": row.number}
    return None


def _broken_chain(rows, name):
    previous = ""
    for row in rows:
        where = {"name": name, "number": row.number}
        if digest(row.says()) != row.digest:
            return _("%(name)s %(number)s does not match its SHA-256") % where
        if row.previous_digest != previous:
            return _("%(name)s %(number)s does not follow the one before it") % where
        previous = row.digest
    return None


def _broken_pictures(editions):
    for edition in editions:
        shown = (str(edition.photo.uid), edition.photo.sha256) if edition.photo else (None, None)
        if shown != (edition.picture.get("photo"), edition.picture.get("sha256")):
            return _("edition %(number)s shows another picture than it says") % {"number": edition.number}
    return None


def _witnessed(events):
    """The editions and windows that the events, replayed in order, leave behind."""
    windows = {}
    for expected, event in enumerate(events, start=1):
        if event.number != expected:
            raise LookupError(_("event %(number)s is missing") % {"number": expected})
        details = event.details
        for withdrawn in details.get("withdrawn", []):
            windows.pop(withdrawn["edition"], None)
        for closed in details.get("closed", []):
            if closed["edition"] not in windows:
                raise LookupError(_("edition %(number)s was closed and never made") % {"number": closed["edition"]})
            windows[closed["edition"]][2] = closed["until"]
        if event.move in OPENING and event.edition_number:
            windows[event.edition_number] = [details["digest"], details["live_from"], details["live_until"]]
    return windows


def _broken_windows(events, editions):
    try:
        windows = _witnessed(events)
    except LookupError as missing:
        return missing.args[0]
    for row in editions:
        if row.number not in windows:
            return _("edition %(number)s was witnessed by no event") % {"number": row.number}
        made, start, end = windows.pop(row.number)
        if row.digest != made:
            return _("edition %(number)s is not the one its event witnessed") % {"number": row.number}
        if [instant(row.live_from), instant(row.live_until)] != [start, end]:
            return _("the window of edition %(number)s is not the one its events witnessed") % {"number": row.number}
    for number in windows:
        return _("edition %(number)s was witnessed by an event and is gone") % {"number": number}
    return None
