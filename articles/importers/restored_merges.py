"""Merges of references in an exported record, made here too where nobody here decided otherwise."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError

from articles.content import Reference, known_aliases, row_of
from articles.integrity import are_two_people
from articles.models import Category, Event, ReferenceAlias, reference_model
from articles.models.redactions import is_mark
from articles.references import (
    MERGED_INTO,
    ReferenceNotChanged,
    apply_merge,
    check_may_be_merged,
    is_agreed_on,
)


def merge_event(events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the event that merged the subject of a chain into another reference, or None."""
    found = (one for one in reversed(events) if one["move"] == "merge_reference" and "into" in one["details"])
    return next(found, None)


def in_order_of_merges(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the records of references with those that were merged at the end, the last merge first.

    By then everything is up to date that they are merged into, and no category is below them any more.
    """
    merged = [(merge["at"], row) for row in rows if (merge := merge_event(row["events"]))]
    newest_first = [row for _at, row in sorted(merged, key=lambda pair: cast("str", pair[0]), reverse=True)]
    return [row for row in rows if not merge_event(row["events"])] + newest_first


def may_be_made(kind: str, uid: str, events: list[dict[str, Any]], merge: dict[str, Any]) -> bool:
    """Return whether a merge agrees with what is here.

    It does not where the reference leads to another one here, where something here needs it to stay, or where readers
    see it here and one person alone merged it.
    """
    into = _present(kind, merge["details"]["into"])
    row = reference_model(kind)._base_manager.filter(uid=uid).first()
    alias = ReferenceAlias.objects.filter(kind=kind, uid=uid).first()
    if alias or row is None:
        return alias is None or (into is not None and alias.target == into.uid)
    if into is None or into == row or (is_agreed_on(row) and not _is_confirmed(events, merge)):
        return False
    try:
        check_may_be_merged(row)
    except ReferenceNotChanged:
        return False
    return True


def make(kind: str, uid: str, merge: dict[str, Any], versions: list[dict[str, Any]]) -> None:
    """Make a merge that may be made: merge the row that is here, or create the merged row from its newest version."""
    manager = reference_model(kind)._base_manager
    is_alias = ReferenceAlias.objects.filter(kind=kind, uid=uid).exists()
    if not manager.filter(uid=uid).exists():
        if is_alias and versions and not is_mark(versions[-1]["fields"]):
            _create(kind, uid, versions[-1]["fields"])
    elif not is_alias:
        into = _present(kind, merge["details"]["into"])
        # In the order of their primary keys, as ``references.merge`` locks them.
        rows = {
            row.uid: row
            for row in manager.select_for_update(no_key=True).filter(uid__in=[uid, into.uid]).order_by("pk")
        }
        new = rows.pop(into.uid)
        (old,) = rows.values()
        apply_merge(old, new)


def leads_elsewhere(references: dict[str, list[dict[str, Any]]]) -> bool:
    """Return whether the references of a line are merged here in another way than in the other database."""
    uids = [(one["uid"], one.get("aliases", [])) for rows in references.values() for one in rows if "uid" in one]
    here = known_aliases({uid for own, others in uids for uid in (own, *others)})
    present = [{here.get(uid, uid) for uid in (own, *others)} for own, others in uids]
    return any(len(one) > 1 for one in present) or len(set().union(*present)) < len(present)


def aliases_in(references: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Return the present uids of references by their other uids, according to a line."""
    return {alias: one["uid"] for rows in references.values() for one in rows for alias in one.get("aliases", [])}


def _present(kind: str, uid: str) -> Any:
    return row_of(kind, Reference(uid))


def _create(kind: str, uid: str, fields: dict[str, Any]) -> None:
    """Create the row of a reference that leads to another one, unless its name or address is taken here."""
    model = reference_model(kind)
    values = {name: fields[name] for name in model.VERSIONED}
    if values.get("parent"):
        values["parent"] = Category.objects.get(uid=values["parent"])
    row = model(uid=uid, **values)
    try:
        row.full_clean()
    except ValidationError:
        # The alias alone leads to the other one.
        return
    row.save()


def _is_confirmed(events: list[dict[str, Any]], merge: dict[str, Any]) -> bool:
    """Return whether one person proposed a merge and another confirmed it."""
    into = merge["details"]["into"]
    agreed = [one for one in events if one["details"].get("fields", {}).get(MERGED_INTO) == into]
    proposals = {one["number"]: one for one in agreed if one["move"] == "propose_change"}
    confirmed = [one for one in agreed if one["move"] == "confirm_change" and one["number"] < merge["number"]]
    pairs = [(proposals.get(one["details"].get("proposal")), one) for one in confirmed]
    return any(proposed and are_two_people(_person(proposed), _person(one)) for proposed, one in pairs)


def _person(event: dict[str, Any]) -> Event:
    return Event(actor_name=event["actor_name"])
