"""The record checked: digests, chains and windows of every article, against the events that witnessed them."""

from itertools import pairwise
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Event, Revision
from articles.text import digest, instant

OPENING = {"publish", "schedule", "correct", "reply", "import_publish", "confirm_retraction", "cancel_retraction"}
SAVES = {"create", "edit", "import"}
CHUNK = 100


class Break(NamedTuple):
    """The first place where an article's record does not hold, in words."""

    article: int
    reason: str


def find_breaks(articles=None):
    """Walk the record of articles (all, unless told) in the order of their numbers; give a Break or None for each."""
    queryset = Article.objects.all() if articles is None else articles
    queryset = queryset.prefetch_related(
        "revisions",
        "events__revision",
        "editions__revision",
        "editions__approval",
        "editions__photo",
        "editions__edition_tags",
        "editions__edition_credits",
    ).order_by("pk")
    for article in queryset.iterator(chunk_size=CHUNK):
        try:
            reason = _first_break(article)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            # A value of another type, say, which no program of ours wrote.
            reason = _("its record cannot be read: %(error)s") % {"error": error}
        yield Break(article.pk, reason) if reason else None


def find_orphans() -> list[str]:
    """Return in words which rows of the record belong to no article, which only a database without keys allows."""
    article = Article.objects.filter(pk=OuterRef("article"))
    return [
        _("%(number)s rows of “%(kind)s” belong to no article") % {"number": number, "kind": model._meta.verbose_name}
        for model in (Revision, Event, Edition)
        if (number := model.objects.filter(~Exists(article)).count())
    ]


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
        or _broken_listings(editions)
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
    for event in events:
        if event.move in SAVES and event.revision and event.revision.created_at > event.at:
            return _("event %(number)s is older than the revision that it records") % {"number": event.number}
    first = min((row.live_from for row in editions), default=None)
    for row in editions:
        if row.first_published_at != first:
            return _("edition %(number)s names another first publication than the record") % {"number": row.number}
    return None


def _broken_listings(editions):
    """Compare the lists that an edition is found in with the tags and people that it names."""
    for row in editions:
        people = sum(len(named) for named in row.byline.values())
        if (len(row.edition_tags.all()), len(row.edition_credits.all())) != (len(row.tag_list), people):
            return _("edition %(number)s is listed under other tags or people than it names") % {"number": row.number}
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
