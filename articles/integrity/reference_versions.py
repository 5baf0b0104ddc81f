"""Checking versions of references, and comparing them with the present rows of the references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import (
    Event,
    Page,
    Reference,
    ReferenceAlias,
    ReferenceVersion,
    reference_model,
    reference_models,
)
from articles.models.redactions import is_mark

from .redactions import Redactions, are_two_people

if TYPE_CHECKING:
    from django.db.models import QuerySet

# The uid of a reference, and its versions in order.
VersionChain = tuple[UUID, list[ReferenceVersion]]

CHUNK_SIZE = 500
# Events that may write a version, and those that archive a reference or restore it.
CHANGE_EVENTS = frozenset({"change_reference", "confirm_change"})
ARCHIVING_EVENTS = frozenset({"archive_reference", "unarchive_reference", "merge_reference"})


def find_broken_versions() -> Iterator[str | None]:
    """Check the references and their versions.

    Yields:
        For each reference, a message about the first problem, or None.
    """
    redactions = Redactions()
    for model in reference_models():
        yield from _of_kind(model, redactions)
    yield from _unproved_confirmations()
    yield from _unproved_aliases()
    yield from _lost_aliases()


def _unproved_confirmations() -> Iterator[str]:
    """Yield a message for each confirmed change by its own proposer, or whose version is missing or different."""
    events = Event.objects.filter(move="confirm_change").order_by("pk")
    for event in events.iterator(chunk_size=CHUNK_SIZE):
        if not is_mark(event.details) and not _answers_another(event):
            yield _of_event(event, _("whoever confirmed a change had proposed it"))
        number, fields = event.details.get("version"), event.details.get("fields", {})
        if number is None:
            continue
        version = ReferenceVersion.objects.filter(kind=event.subject_kind, subject=event.subject, number=number).first()
        if version is None:
            yield _of_event(event, _("the version that was confirmed is gone"))
        elif not is_mark(version.fields) and any(
            version.fields.get(name, value) != value for name, value in fields.items()
        ):
            yield _of_event(event, _("the version differs from what was confirmed"))


def _answers_another(event: Event) -> bool:
    """Return whether a confirmation answers a proposal that somebody else made."""
    proposals = Event.objects.filter(subject_kind=event.subject_kind, subject=event.subject, move="propose_change")
    proposal = proposals.filter(number=event.details.get("proposal")).first()
    return proposal is not None and are_two_people(proposal, event)


def _of_event(event: Event, reason: str) -> str:
    words = {"kind": event.get_subject_kind_display(), "subject": event.subject, "reason": reason}
    return _("%(kind)s %(subject)s: %(reason)s") % words


def _lost_aliases() -> Iterator[str]:
    """Yield a message for each reference that was merged and has no alias."""
    known = ReferenceAlias.objects.filter(kind=OuterRef("subject_kind"), uid=OuterRef("subject"))
    merges = Event.objects.filter(~Exists(known), move="merge_reference").order_by("pk")
    for event in merges.iterator(chunk_size=CHUNK_SIZE):
        model = reference_model(event.subject_kind)
        # An alias without a row of its own was imported.
        if "into" in event.details and model._base_manager.filter(uid=event.subject).exists():
            yield _in_words(model, event.subject, _("it was merged and has no alias"))


def _unproved_aliases() -> Iterator[str]:
    """Yield a message for each alias that no merge explains, or whose merge was into another reference."""
    known = {str(uid): str(target) for uid, target in ReferenceAlias.objects.values_list("uid", "target")}
    kinds = {str(model.KIND): model for model in reference_models()}
    for alias in ReferenceAlias.objects.order_by("pk").iterator(chunk_size=CHUNK_SIZE):
        model = kinds.get(alias.kind)
        if model is None:
            yield _("alias %(uid)s has an unknown kind: %(kind)s") % {"uid": alias.uid, "kind": alias.kind}
            continue
        # An alias without a row of its own was imported.
        if model._base_manager.filter(uid=alias.uid).exists():
            merges = Event.objects.filter(subject_kind=alias.kind, subject=alias.uid, move="merge_reference")
            event = merges.filter(details__has_key="into").order_by("-number").first() or merges.first()
            if event is None:
                yield _in_words(model, alias.uid, _("it leads to another one without a merge"))
            elif not is_mark(event.details) and _present(event.details.get("into"), known) != str(alias.target):
                yield _in_words(model, alias.uid, _("it leads to another one than it was merged into"))


def _present(uid: str | None, aliases: dict[str, str]) -> str | None:
    """Return the present uid of a reference that may have been merged, perhaps several times."""
    return aliases.get(uid or "", uid)


def _of_kind(model: type[Reference], redactions: Redactions) -> Iterator[str | None]:
    kind = str(model.KIND)
    versions = ReferenceVersion.objects.filter(kind=kind).order_by("subject", "number").iterator(chunk_size=CHUNK_SIZE)
    versioned = set()
    chains = ((subject, list(chain)) for subject, chain in groupby(versions, key=lambda version: version.subject))
    for some in _in_batches(chains):
        subjects = [subject for subject, _chain in some]
        rows, events = _rows(model, subjects), _events(kind, subjects)
        for subject, chain in some:
            versioned.add(subject)
            row, acts = rows.get(subject), events.get(subject, [])
            reason = (
                _first_break(chain, redactions) or _unrecorded(chain, acts, row, redactions) or _differs(chain[-1], row)
            )
            yield None if reason is None else _in_words(model, subject, reason)
    # No article refers to standing pages, but readers see all of them.
    shown = model._base_manager.all() if model is Page else model._base_manager.filter(is_in_record=True)
    named = shown.order_by("pk").values_list("uid", flat=True)
    for uid in named.iterator(chunk_size=CHUNK_SIZE):
        if uid not in versioned:
            yield _in_words(model, uid, _("readers were shown it, and it has no version"))


def _in_batches(chains: Iterable[VersionChain]) -> Iterator[list[VersionChain]]:
    batch: list[VersionChain] = []
    for one in chains:
        batch.append(one)
        if len(batch) == CHUNK_SIZE:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows(model: type[Reference], subjects: list[UUID]) -> dict[UUID, Reference]:
    rows: QuerySet[Any] = model._base_manager.filter(uid__in=subjects)
    if "parent" in model.VERSIONED:
        rows = rows.select_related("parent")
    return {row.uid: row for row in rows}


def _events(kind: str, subjects: list[UUID]) -> dict[UUID, list[Event]]:
    """Return the events that create, change or archive references, by subject and in order."""
    found = Event.objects.filter(
        subject_kind=kind, subject__in=subjects, move__in=CHANGE_EVENTS | ARCHIVING_EVENTS | {"create_reference"}
    )
    by_subject: dict[UUID, list[Event]] = {}
    for event in found.order_by("number"):
        by_subject.setdefault(event.subject, []).append(event)
    return by_subject


def _in_words(model: type[Reference], uid: UUID, reason: str) -> str:
    words = {"kind": Reference.Kind(model.KIND).label, "subject": uid, "reason": reason}
    return _("%(kind)s %(subject)s: %(reason)s") % words


def _first_break(versions: list[ReferenceVersion], redactions: Redactions) -> str | None:
    if [version.number for version in versions] != list(range(1, len(versions) + 1)):
        return _("the numbers of the versions have a gap")
    previous = ""
    for version in versions:
        where = {"number": version.number}
        if reason := redactions.broken_row(version, _("version")):
            return reason
        if version.previous_digest != previous:
            return _("version %(number)s does not follow the one before it") % where
        if not isinstance(version.fields, dict) or version.slug != version.fields.get("slug", ""):
            return _("version %(number)s is found under another slug than its own") % where
        previous = version.digest
    for before, after in pairwise(versions):
        if after.at < before.at:
            return _("version %(number)s is older than the one before it") % {"number": after.number}
    return None


def _unrecorded(
    versions: list[ReferenceVersion], events: list[Event], row: Reference | None, redactions: Redactions
) -> str | None:
    """Return a message about a version or the archiving of a reference that no event recorded, or None."""
    details = {event.number: redactions.details_of(event) for event in events}
    confirmed = [event for event in events if event.move == "confirm_change"]
    for version in versions:
        if version.confirmed_by_name and not any(_made(event, version) for event in confirmed):
            return _("version %(number)s names who confirmed it, and no event does") % {"number": version.number}
        digests = [
            one["version_digest"]
            for one in details.values()
            if one.get("version") == version.number and "version_digest" in one
        ]
        if any(one != version.digest for one in digests):
            return _("version %(number)s is not the one that its event recorded") % {"number": version.number}
    changes = [details[event.number] for event in events if event.move in CHANGE_EVENTS]
    known = {one["version"] for one in changes if one.get("version") is not None}
    # The first version was written when the reference was created, or by an upgrade. Events of older versions of this
    # program, and some that were redacted, do not say which version they wrote.
    unknown = sum("version" not in one for one in changes)
    unrecorded = [version.number for version in versions[1:] if version.number not in known]
    if len(unrecorded) > unknown:
        return _("no event recorded version %(number)s") % {"number": unrecorded[-1]}
    archived = [event for event in events if event.move in ARCHIVING_EVENTS and "merged" not in event.details]
    is_archived = bool(archived) and archived[-1].move != "unarchive_reference"
    if row and row.archived_at and not is_archived:
        return _("it was archived without an event")
    if row and is_archived and not row.archived_at:
        return _("it is not archived, although an event archived it")
    return None


def _made(event: Event, version: ReferenceVersion) -> bool:
    """Return whether an event confirmed a version, as far as its details are known."""
    return is_mark(event.details) or event.details.get("version") == version.number


def _differs(version: ReferenceVersion, row: Reference | None) -> str | None:
    """Return a message where a reference differs from its newest version, or None.

    A reference that nothing in the record refers to may have been deleted.
    """
    if row is None and version.fields.get("is_in_footer"):
        return _("it is linked at the foot of every page, and it is gone")
    if row is None or is_mark(version.fields) or row.versioned_fields() == version.fields:
        return None
    now = row.versioned_fields()
    names = [name for name in now if now[name] != version.fields.get(name)]
    return _("it was changed without a version: %(fields)s") % {"fields": ", ".join(names)}
