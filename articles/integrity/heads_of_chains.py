"""Chains of events and of versions by subject: their latest digests, and the digests of given entries.

A subject is written as its kind and uid, such as ``article:0b4f…``. ``topic_version:0b4f…`` are versions of a topic.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Event, EventChain, Reference, ReferenceVersion

CHUNK_SIZE = 2000
ARTICLE = "article"
VERSION_SUFFIX = "_version"
KINDS = frozenset(Event.SubjectKind.values) | {f"{kind}{VERSION_SUFFIX}" for kind in Reference.Kind.values}


class Chain(NamedTuple):
    """What the database holds of a subject's chain of events."""

    name: str
    # Number of the last entry, 0 where there is none.
    length: int
    # Digest of the entry that was asked for, None where it is missing.
    digest: str | None
    # What an entry is, in words.
    entry: Promise | str = _("event")


def kind_of(subject: str) -> str:
    """Return the kind of a subject, such as ``article``."""
    return subject.partition(":")[0]


def latest_digests() -> Iterator[tuple[str, int, str]]:
    """Yield each subject that has events, with the number and digest of the last one, from the subject's own row.

    The versions of each reference follow. Not every version is named by an event.
    """
    articles = Article.objects.exclude(event_count=0).order_by("pk")
    of_articles = articles.values_list("uid", "event_count", "last_event_digest")
    for uid, number, digest in of_articles.iterator(chunk_size=CHUNK_SIZE):
        yield f"{ARTICLE}:{uid}", number, digest
    chains = EventChain.objects.exclude(event_count=0).order_by("pk")
    of_others = chains.values_list("kind", "subject", "event_count", "last_digest")
    for kind, uid, number, digest in of_others.iterator(chunk_size=CHUNK_SIZE):
        yield f"{kind}:{uid}", number, digest
    versions = ReferenceVersion.objects.order_by("kind", "subject", "-number")
    last = None
    of_versions = versions.values_list("kind", "subject", "number", "digest")
    for kind, uid, number, digest in of_versions.iterator(chunk_size=CHUNK_SIZE):
        if (kind, uid) != last:
            last = kind, uid
            yield f"{kind}{VERSION_SUFFIX}:{uid}", number, digest


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
        if kind in KINDS and kind.endswith(VERSION_SUFFIX):
            found |= _versions(kind.removesuffix(VERSION_SUFFIX), wanted, numbers)
        elif kind in KINDS:
            found |= _chains(kind, wanted, numbers)
    return found


def _chains_of_articles(uids: list[str], numbers: Mapping[str, int]) -> dict[str, Chain]:
    articles = Article.objects.filter(uid__in=uids).order_by().annotate(length=Max("events__number"))
    events = Event.objects.filter(article__uid__in=uids, number__in=set(numbers.values())).order_by()
    digests = {(uid, number): digest for uid, number, digest in events.values_list("article__uid", "number", "digest")}
    return {
        f"{ARTICLE}:{uid}": Chain(
            name=gettext("Article %(id)s") % {"id": pk},
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


def _versions(kind: str, uids: list[str], numbers: Mapping[str, int]) -> dict[str, Chain]:
    """Return the versions of references of one kind."""
    versions = ReferenceVersion.objects.filter(kind=kind, subject__in=uids).order_by()
    lengths = dict(versions.values_list("subject").annotate(length=Max("number")))
    name = f"{kind}{VERSION_SUFFIX}"
    asked = versions.filter(number__in={numbers[f"{name}:{uid}"] for uid in uids})
    digests = {(uid, number): digest for uid, number, digest in asked.values_list("subject", "number", "digest")}
    label = Reference.Kind(kind).label
    return {
        f"{name}:{uid}": Chain(f"{label} {uid}", length, digests.get((uid, numbers[f"{name}:{uid}"])), _("version"))
        for uid, length in lengths.items()
    }
