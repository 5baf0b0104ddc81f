"""Chains of events and of versions by subject: their latest digests, and the digests of given entries.

A subject is written as its kind and uid: ``article:0b4f…`` for events, ``topic_version:0b4f…`` for versions.
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
    """What the database has of a subject's chain of events or versions."""

    name: str
    # The number of the last entry, or 0.
    length: int
    # The digest of the requested entry, or None where it is missing.
    digest: str | None
    # The noun for an entry in messages.
    entry: Promise | str = _("event")


def kind_of(subject: str) -> str:
    """Return the kind of a subject, such as ``article``."""
    return subject.partition(":")[0]


def latest_digests() -> Iterator[tuple[str, int, str]]:
    """Yield each subject that has events, with the number and digest of the last one, from the subject's own row.

    Then yield the same for the versions of each reference, because not every version is named by an event.
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
    """Look up one entry of each subject, from the entries themselves, in a fixed number of queries.

    Args:
        numbers: The number of the entry to look up, by subject. At most about 500, which become query parameters.

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
    """Return the event chains of subjects of one kind other than articles."""
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
    """Return the version chains of references of one kind."""
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
