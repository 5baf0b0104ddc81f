"""Restoring the events and versions of the references that an exported article names, exactly as they were."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.editions import relist_category
from articles.models import Category, Event, EventChain, ReferenceVersion, reference_model
from articles.models.redactions import is_mark
from articles.references import CONFIRMED, PROPOSE, fields_to_confirm
from articles.states import MOVE_LABELS

from .records import Refused
from .restored_merges import in_order_of_merges, make, may_be_made, merge_event
from .restored_record import People, read_past
from .restored_redactions import Redacted, mismatch

ARCHIVING_EVENTS = frozenset({"archive_reference", "unarchive_reference", "merge_reference"})


def restore_reference_records(rows: list[dict[str, Any]], people: People, redacted: Redacted) -> None:
    """Restore the records of references, or what is new in them where the rest is here already.

    A reference whose record here differs or is newer keeps its own. So does one that readers are shown here, where one
    person alone changed in the other database what needs two people here, and one that is merged otherwise here. A
    record with redacted rows is left out until the article whose events redacted them is imported.

    Raises:
        KeyError, TypeError, ValueError: Parts are missing or of a wrong type.
        Refused: A row does not match its checksum, or does not follow the one before it.
    """
    for row in in_order_of_merges(rows):
        kind, uid = row["kind"], row["uid"]
        chains = (row["events"], row["versions"])
        for chain in chains:
            _check_chain(chain, f"{kind} {uid}")
        here = (
            Event.objects.filter(subject_kind=kind, subject=uid),
            ReferenceVersion.objects.filter(kind=kind, subject=uid),
        )
        counts = [_shared(chain, found) for chain, found in zip(chains, here, strict=True)]
        if None in counts:
            continue
        events, versions = (chain[count:] for chain, count in zip(chains, counts, strict=True))
        made = (
            [_event(kind, uid, one, people) for one in events],
            [_version(kind, uid, one, people) for one in versions],
        )
        if not all(redacted.knows(one) for ones in made for one in ones):
            continue
        if counts[1] and _needs_confirmation(kind, uid, row["versions"][counts[1] - 1 :], row["events"]):
            continue
        merge = merge_event(events)
        if merge and not may_be_made(kind, uid, row["events"], merge):
            continue
        for one in (row for rows in made for row in rows):
            redacted.check(one)
            one.save(force_insert=True)
        if events:
            last = {"event_count": events[-1]["number"], "last_digest": events[-1]["digest"]}
            EventChain.objects.update_or_create(kind=kind, subject=uid, defaults=last)
        if versions and not is_mark(versions[-1]["fields"]) and (counts[1] or _is_default(kind, uid)):
            _bring_up_to_date(kind, uid, versions[-1]["fields"])
        if merge:
            make(kind, uid, merge, row["versions"])
        if events:
            _archive(kind, uid, row["events"])


def _shared(chain: list[dict[str, Any]], found: QuerySet[Any]) -> int | None:
    """Return how many rows of a chain are here already, or None where those here differ or are more."""
    here = list(found.order_by("number").values_list("digest", flat=True))
    return len(here) if here == [one["digest"] for one in chain[: len(here)]] else None


def _needs_confirmation(kind: str, uid: str, versions: list[dict[str, Any]], events: list[dict[str, Any]]) -> bool:
    """Return whether versions contain changes that need a second person here and that nobody confirmed."""
    row = reference_model(kind)._base_manager.filter(uid=uid).first()
    if row is None:
        return False
    changed = {
        name
        for before, after in pairwise(versions)
        for name in after["fields"]
        if not _is_confirmed(after, events) and after["fields"][name] != before["fields"].get(name)
    }
    return bool(fields_to_confirm(row, changed))


def _is_confirmed(version: dict[str, Any], events: list[dict[str, Any]]) -> bool:
    """Return whether an event of somebody else than the proposer confirmed a version, as far as it is known."""
    proposers = {one["number"]: one["actor_name"] for one in events if one["move"] == PROPOSE}
    return bool(version["confirmed_by_name"]) and any(
        one["move"] == CONFIRMED
        and one["actor_name"] == version["confirmed_by_name"]
        and (
            is_mark(one["details"])
            or (
                one["details"].get("version") == version["number"]
                and proposers.get(one["details"].get("proposal")) not in (None, one["actor_name"])
            )
        )
        for one in events
    )


def _is_default(kind: str, uid: str) -> bool:
    """Return whether a row is the default one, which a new database has before anything is imported."""
    row = reference_model(kind)._base_manager.filter(uid=uid).first()
    return bool(row and getattr(row, "is_default", False))


def _archive(kind: str, uid: str, events: list[dict[str, Any]]) -> None:
    """Archive a row or restore it, according to its events."""
    acts = [one for one in events if one["move"] in ARCHIVING_EVENTS and "merged" not in one["details"]]
    if acts:
        at = None if acts[-1]["move"] == "unarchive_reference" else read_past(acts[-1]["at"])
        reference_model(kind)._base_manager.filter(uid=uid).update(archived_at=at)


def _bring_up_to_date(kind: str, uid: str, fields: dict[str, Any]) -> None:
    """Update a row from its newest version."""
    model = reference_model(kind)
    row = model._base_manager.filter(uid=uid).first()
    if row is None or row.versioned_fields() == fields:
        return
    for name in model.VERSIONED:
        setattr(row, name, _value(name, fields[name]))
    row.is_restored = True  # type: ignore[attr-defined]
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    row.save()
    if isinstance(row, Category):
        relist_category(row)


def _value(name: str, value: Any) -> Any:
    return Category.objects.get(uid=value) if name == "parent" and value else value


def _check_chain(rows: list[dict[str, Any]], name: str) -> None:
    """Raise Refused for rows that are incomplete or in another order, which verification would report later."""
    previous = ""
    for number, one in enumerate(rows, start=1):
        if (one["number"], one["previous_digest"]) != (number, previous):
            raise mismatch(name)
        previous = one["digest"]


def approval_of(edition: dict[str, Any], events: dict[int, Event]) -> Event:
    """Return the approval of an exported edition: an event of its article, or of a reference that was renamed.

    Raises:
        Refused: The event of the reference is not here.
    """
    approval = edition["approval"]
    if not isinstance(approval, dict):
        return events[approval]
    found = Event.objects.filter(
        subject_kind=approval["kind"], subject=approval["uid"], digest=approval["digest"]
    ).first()
    if found is None:
        reason = _(
            "The confirmation of a changed name is not here: %(uid)s. Import this article together with the one whose"
            " redaction removed the former name."
        ) % {"uid": approval["uid"]}
        # It may be restored later, with the article whose events redacted part of its record.
        raise Refused(reason, waits=True)
    return found


def _event(kind: str, uid: str, one: dict[str, Any], people: People) -> Event:
    if one["move"] not in dict(MOVE_LABELS):
        raise Refused(_("There is no move %(name)s.") % {"name": one["move"]})
    return Event(
        subject_kind=kind,
        subject=uid,
        number=one["number"],
        move=one["move"],
        actor=people.user_for(one["actor_name"]),
        actor_name=one["actor_name"],
        at=read_past(one["at"]),
        reason=one["reason"],
        details=one["details"],
        salt=one["salt"],
        previous_digest=one["previous_digest"],
        digest=one["digest"],
    )


def _version(kind: str, uid: str, one: dict[str, Any], people: People) -> ReferenceVersion:
    return ReferenceVersion(
        kind=kind,
        subject=uid,
        number=one["number"],
        fields=one["fields"],
        slug=one["fields"].get("slug", ""),
        at=read_past(one["at"]),
        by=people.user_for(one["by_name"]),
        by_name=one["by_name"],
        confirmed_by=people.user_for(one["confirmed_by_name"]),
        confirmed_by_name=one["confirmed_by_name"],
        reason=one["reason"],
        is_reconstructed=one["is_reconstructed"],
        salt=one["salt"],
        previous_digest=one["previous_digest"],
        digest=one["digest"],
    )
