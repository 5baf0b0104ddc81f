"""Events and versions of the references whose new names an exported article was given, put back to the letter."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from articles.models import Event, EventChain, ReferenceVersion
from articles.states import MOVE_LABELS

from .records import Refused
from .restored_record import People, read_past
from .restored_redactions import check_digest, mismatch


def restore_reference_records(rows: list[dict[str, Any]], people: People) -> None:
    """Put the chains of references back that have no events here yet. Those that have some are left as they are.

    Raises:
        KeyError, TypeError, ValueError: parts are missing or of another kind.
        Refused: a row does not match its checksum, or does not follow the one before it.
    """
    for row in rows:
        kind, uid = row["kind"], row["uid"]
        _check_chain(row["events"], f"{kind} {uid}")
        _check_chain(row["versions"], f"{kind} {uid}")
        if Event.objects.filter(subject_kind=kind, subject=uid).exists():
            continue
        for one in row["events"]:
            _restore_event(kind, uid, one, people)
        last = row["events"][-1]
        EventChain.objects.update_or_create(
            kind=kind, subject=uid, defaults={"event_count": last["number"], "last_digest": last["digest"]}
        )
        if not ReferenceVersion.objects.filter(kind=kind, subject=uid).exists():
            for one in row["versions"]:
                _restore_version(kind, uid, one, people)


def _check_chain(rows: list[dict[str, Any]], name: str) -> None:
    """Refuse rows of which some are missing or in another order. Verification would find that later on."""
    previous = ""
    for number, one in enumerate(rows, start=1):
        if (one["number"], one["previous_digest"]) != (number, previous):
            raise mismatch(name)
        previous = one["digest"]


def approval_of(edition: dict[str, Any], events: dict[int, Event]) -> Event:
    """Return the approval of an exported edition: an event of its article, or of a reference that was renamed.

    Raises:
        Refused: the event of the reference is not here.
    """
    said = edition["approval"]
    if not isinstance(said, dict):
        return events[said]
    found = Event.objects.filter(subject_kind=said["kind"], subject=said["uid"], digest=said["digest"]).first()
    if found is None:
        raise Refused(_("The confirmation of a changed name is not here: %(uid)s.") % {"uid": said["uid"]})
    return found


def _restore_event(kind: str, uid: str, one: dict[str, Any], people: People) -> None:
    if one["move"] not in dict(MOVE_LABELS):
        raise Refused(_("There is no move %(name)s.") % {"name": one["move"]})
    event = Event(
        subject_kind=kind,
        subject=uid,
        number=one["number"],
        move=one["move"],
        actor=people.called(one["actor_name"]),
        actor_name=one["actor_name"],
        at=read_past(one["at"]),
        reason=one["reason"],
        details=one["details"],
        salt=one["salt"],
        previous_digest=one["previous_digest"],
        digest=one["digest"],
    )
    check_digest(event)
    event.save(force_insert=True)


def _restore_version(kind: str, uid: str, one: dict[str, Any], people: People) -> None:
    version = ReferenceVersion(
        kind=kind,
        subject=uid,
        number=one["number"],
        fields=one["fields"],
        slug=one["fields"].get("slug", ""),
        at=read_past(one["at"]),
        by=people.called(one["by_name"]),
        by_name=one["by_name"],
        confirmed_by=people.called(one["confirmed_by_name"]),
        confirmed_by_name=one["confirmed_by_name"],
        reason=one["reason"],
        is_reconstructed=one["is_reconstructed"],
        salt=one["salt"],
        previous_digest=one["previous_digest"],
        digest=one["digest"],
    )
    check_digest(version)
    version.save(force_insert=True)
