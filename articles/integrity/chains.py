"""Chains of events by subject: their latest digests, and the digests of given events.

A subject is written as its kind and uid, such as ``article:0b4f…``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from articles.models import Article, Event, EventChain

CHUNK_SIZE = 2000
ARTICLE = "article"
KINDS = frozenset(Event.SubjectKind.values)


class Chain(NamedTuple):
    """What the database holds of a subject's chain of events."""

    name: str
    # Number of the last event, 0 where there is none.
    length: int
    # Digest of the event that was asked for, None where it is missing.
    digest: str | None


def kind_of(subject: str) -> str:
    """Return the kind of a subject, such as ``article``."""
    return subject.partition(":")[0]


def latest_digests() -> Iterator[tuple[str, int, str]]:
    """Yield each subject that has events, with the number and digest of the last one, from the subject's own row."""
    articles = Article.objects.exclude(event_count=0).order_by("pk")
    columns = articles.values_list("uid", "event_count", "last_event_digest")
    for uid, number, digest in columns.iterator(chunk_size=CHUNK_SIZE):
        yield f"{ARTICLE}:{uid}", number, digest
    chains = EventChain.objects.exclude(event_count=0).order_by("pk")
    columns = chains.values_list("kind", "subject", "event_count", "last_digest")
    for kind, uid, number, digest in columns.iterator(chunk_size=CHUNK_SIZE):
        yield f"{kind}:{uid}", number, digest


def find_chains(numbers: Mapping[str, int]) -> dict[str, Chain]:
    """Look up one event of each subject, from the events themselves, in a fixed number of queries.

    Args:
        numbers: The number of the event to look up, by subject. At most about 500, which become query parameters.

    Returns:
        The chains by subject. Subjects that no longer exist, or whose kind is unknown, are left out.
    """
    uids: dict[str, list[str]] = defaultdict(list)
    for subject in numbers:
        uids[kind_of(subject)].append(subject.partition(":")[2])
    found = _chains_of_articles(uids.pop(ARTICLE, []), numbers)
    for kind, wanted in uids.items():
        if kind in KINDS:
            found |= _chains(kind, wanted, numbers)
    return found


def _chains_of_articles(uids: list[str], numbers: Mapping[str, int]) -> dict[str, Chain]:
    articles = Article.objects.filter(uid__in=uids).order_by().annotate(length=Max("events__number"))
    events = Event.objects.filter(article__uid__in=uids, number__in=set(numbers.values())).order_by()
    digests = {(uid, number): digest for uid, number, digest in events.values_list("article__uid", "number", "digest")}
    return {
        f"{ARTICLE}:{uid}": Chain(
            name=_("Article %(id)s") % {"id": pk},
            length=length or 0,
            digest=digests.get((uid, numbers[f"{ARTICLE}:{uid}"])),
        )
        for pk, uid, length in articles.values_list("pk", "uid", "length")
    }


def _chains(kind: str, uids: list[str], numbers: Mapping[str, int]) -> dict[str, Chain]:
    """Return the chains of subjects of one kind that are no articles."""
    events = Event.objects.filter(subject_kind=kind, subject__in=uids).order_by()
    lengths = dict(events.values_list("subject").annotate(length=Max("number")))
    asked = events.filter(number__in={numbers[f"{kind}:{uid}"] for uid in uids})
    digests = {(uid, number): digest for uid, number, digest in asked.values_list("subject", "number", "digest")}
    label = Event.SubjectKind(kind).label
    return {
        f"{kind}:{uid}": Chain(
            name=f"{label} {uid}", length=length, digest=digests.get((uid, numbers[f"{kind}:{uid}"]))
        )
        for uid, length in lengths.items()
    }
