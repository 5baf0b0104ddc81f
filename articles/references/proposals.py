"""Changes to references that one person proposes and another confirms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils.translation import gettext as _

from articles.audit import events_of, is_by, name_of, record_event
from articles.models import (
    Category,
    CommentPolicy,
    Event,
    Reference,
    ReferenceVersion,
    reference_model,
    write_version,
)

from .changes import Changes, apply, changed_only, locked, version_in_event
from .merging import check_merge, merge
from .permissions import CONFIRM_PERMISSION, ReferenceNotChanged, check_may_change, plain_value

MERGED_INTO = "merged_into"
PROPOSE, CONFIRMED, REFUSED = "propose_change", "confirm_change", "refuse_change"
# Foreign keys, whose rows a proposal names by their uids.
RELATED_MODELS: dict[str, type[Category] | type[CommentPolicy]] = {"parent": Category, "comment_policy": CommentPolicy}
# The moves that answer an earlier proposal, whose event number is in their details.
ANSWER_EVENTS = (CONFIRMED, REFUSED)


class Proposal(NamedTuple):
    """A change that waits for a second person: the event that proposes it, and the row as it is now."""

    event: Event
    reference: Reference

    @property
    def fields(self) -> dict[str, Any]:
        """The proposed values by the names of fields, as JSON data."""
        return self.event.details["fields"]

    @property
    def is_stale(self) -> bool:
        """Whether the row has changed since the change was proposed."""
        return any(
            plain_value(getattr(self.reference, name, None)) != was for name, was in self.event.details["was"].items()
        )


def propose(reference: Reference, changes: Changes, *, by: AbstractUser, reason: str) -> Event | None:
    """Propose a change and return its event, or None where it changes nothing.

    Raises:
        ReferenceNotChanged: The role does not allow it, there is no reason, or another proposal waits.
        ValidationError: The row would be invalid.
    """
    with transaction.atomic():
        row = locked(reference)
        changes = changed_only(row, changes)
        if not changes:
            return None
        check_may_change(row, by)
        if not reason.strip():
            raise ReferenceNotChanged(_("A reason is required. A second person decides by it."))
        if _open_event(row):
            raise ReferenceNotChanged(_("Another change is waiting for a second person. Decide that one first."))
        # The change is made and rolled back, to validate the row as it would be.
        with transaction.atomic():
            details = apply(row, changes)
            transaction.set_rollback(True)
        details["versions"] = _versions_of(changes.values())
        return record_event(row, PROPOSE, by=by, reason=reason, details=details)


def propose_merge(reference: Reference, into: Reference, *, by: AbstractUser, reason: str) -> Event:
    """Propose to merge a reference that readers see into another, and return the event.

    Raises:
        ReferenceNotChanged: The role does not allow it, the two cannot be merged, or another proposal waits.
    """
    with transaction.atomic():
        row = locked(reference)
        check_merge(row, into, by, reason)
        if _open_event(row):
            raise ReferenceNotChanged(_("Another change is waiting for a second person. Decide that one first."))
        details = {"was": {MERGED_INTO: None}, "fields": {MERGED_INTO: str(into.uid)}}
        details["versions"] = _versions_of([into])
        return record_event(row, PROPOSE, by=by, reason=reason, details=details)


def proposal_of(reference: Reference) -> Proposal | None:
    """Return the change of a reference that waits for a second person, or None."""
    event = _open_event(reference)
    return Proposal(event, reference) if event else None


def open_proposals(user: AbstractUser | None = None, *, limit: int = 50) -> list[Proposal]:
    """Return the changes that wait for a second person, the oldest first.

    Args:
        user: Return only those that this person may confirm.
        limit: How many at most.
    """
    if user is not None and not user.has_perm(CONFIRM_PERMISSION):
        return []
    same = {"subject_kind": OuterRef("subject_kind"), "subject": OuterRef("subject")}
    answered = Event.objects.filter(move__in=ANSWER_EVENTS, number__gt=OuterRef("number"), **same)
    events = Event.objects.filter(~Exists(answered), move=PROPOSE).order_by("at", "pk")
    if user is not None:
        events = events.exclude(actor=user.pk)
    return [Proposal(event, row) for event, row in _with_rows(events[:limit])]


def confirm(reference: Reference, number: int, *, by: AbstractUser, reason: str = "") -> tuple[Reference, Event]:
    """Make a proposed change, as a second person. Returns the row and the event.

    Args:
        number: The number of the event that proposed it.

    Raises:
        ReferenceNotChanged: The proposal does not wait any more, is this person's own, or the row has changed since.
        ValidationError: The row would be invalid by now.
    """
    with transaction.atomic():
        row = _locked_with_target(reference)
        proposal = _answerable(row, number, by)
        if proposal.is_stale:
            raise _stale()
        proposed = proposal.event
        if MERGED_INTO in proposal.fields:
            into = type(row)._base_manager.filter(uid=proposal.fields[MERGED_INTO]).first()
            if into is None or _are_changed(proposed, [into]):
                raise _stale()
            details = {"proposal": number, "fields": proposal.fields}
            event = record_event(row, CONFIRMED, by=by, reason=reason, details=details)
            other = merge(
                row,
                into,
                by=proposed.actor,
                by_name=proposed.actor_name,
                reason=proposed.reason,
                confirmed_by=by,
            )
            return other, event
        values = _values(row, proposal.fields)
        if _are_changed(proposed, values.values()):
            raise _stale()
        details = apply(row, values)
        version = write_version(
            row,
            by=proposed.actor,
            by_name=proposed.actor_name,
            confirmed_by=by,
            confirmed_by_name=name_of(by),
            reason=proposed.reason,
        )
        details |= {"proposal": number, **version_in_event(version)}
        return row, record_event(row, CONFIRMED, by=by, reason=reason, details=details)


def refuse(reference: Reference, number: int, *, by: AbstractUser, reason: str) -> Event:
    """Refuse a proposed change. The person who proposed it may withdraw it in this way."""
    with transaction.atomic():
        row = locked(reference)
        event = _open_event(row)
        if event is None or event.number != number:
            raise ReferenceNotChanged(_("This proposal has been decided already."))
        if not is_by(event, by):
            _answerable(row, number, by)
        if not reason.strip():
            raise ReferenceNotChanged(_("A reason is required."))
        return record_event(row, REFUSED, by=by, reason=reason, details={"proposal": number})


def _locked_with_target(reference: Reference) -> Any:
    """Lock the row of a reference and return it, with what a proposed change of it names, and the sections above that.

    All are locked in the order of their primary keys, so that two opposite merges do not wait for each other.
    """
    event = _open_event(reference)
    fields: dict[str, Any] = event.details["fields"] if event else {}
    uids = [uid for name in (MERGED_INTO, "parent") if (uid := fields.get(name))]
    if uids:
        model = reference_model(reference.KIND)
        named = Q(pk=reference.pk) | Q(uid__in=uids)
        if issubclass(model, Category):
            named |= Q(pk__in=Category._base_manager.filter(uid__in=uids).values("parent"))
        list(model._base_manager.select_for_update(no_key=True).filter(named).order_by("pk").values("pk"))
    if fields.get("comment_policy"):
        policies = CommentPolicy._base_manager.select_for_update(no_key=True)
        list(policies.filter(uid=fields["comment_policy"]).values("pk"))
    return locked(reference)


def _open_event(reference: Reference) -> Event | None:
    event = events_of(reference).filter(move__in=(PROPOSE, *ANSWER_EVENTS)).first()
    return event if event and event.move == PROPOSE else None


def _answerable(row: Reference, number: int, by: AbstractUser) -> Proposal:
    event = _open_event(row)
    if event is None or event.number != number:
        raise ReferenceNotChanged(_("This proposal has been decided already."))
    if not by.is_active or not by.has_perm(CONFIRM_PERMISSION):
        raise ReferenceNotChanged(_("Your role does not allow you to confirm changes of names and pages."))
    if is_by(event, by):
        raise ReferenceNotChanged(_("You proposed this change. A second person confirms it."))
    return Proposal(event, row)


def _versions_of(values: Iterable[Any]) -> dict[str, int]:
    """Return the numbers of the newest versions of the references among values, and of their sections, by uid."""
    named = [value for value in values if isinstance(value, Reference)]
    sections = [one.parent for one in named if isinstance(one, Category) and one.parent]
    return {str(one.uid): _last_version(one) for one in (*named, *sections)}


def _last_version(reference: Reference) -> int:
    """Return the number of the newest version of a reference, or 0."""
    versions = ReferenceVersion.objects.filter(kind=reference.KIND, subject=reference.uid)
    return versions.aggregate(Max("number"))["number__max"] or 0


def _are_changed(proposed: Event, values: Iterable[Any]) -> bool:
    """Return whether references among values, or their sections, have changed since a proposal named them.

    Readers are shown their names, which one person alone may have changed. Earlier proposals have no versions.
    """
    versions = proposed.details.get("versions")
    return versions is not None and versions != _versions_of(values)


def _values(row: Reference, fields: dict[str, Any]) -> Changes:
    """Return proposed values with rows in place of uids, as the model's fields need them."""
    models = {name: model for name, model in RELATED_MODELS.items() if fields.get(name)}
    rows = {name: model.objects.filter(uid=fields[name]).first() for name, model in models.items()}
    if None in rows.values():
        raise _stale()
    return fields | rows


def _stale() -> ReferenceNotChanged:
    return ReferenceNotChanged(_("What this proposal would change has changed since. Refuse it and make a new one."))


def _with_rows(events: Iterable[Event]) -> list[tuple[Event, Reference]]:
    by_kind: dict[str, list[Event]] = {}
    for event in events:
        by_kind.setdefault(event.subject_kind, []).append(event)
    found = []
    for kind, ones in by_kind.items():
        rows = {row.uid: row for row in reference_model(kind)._base_manager.filter(uid__in=[e.subject for e in ones])}
        found += [(event, rows[event.subject]) for event in ones if event.subject in rows]
    return sorted(found, key=lambda pair: (pair[0].at, pair[0].pk))
