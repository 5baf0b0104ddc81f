"""The one exception of the triggers: the words of a row that two people redacted may be replaced by the mark, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from articles.models import Edition, Event, Redaction, ReferenceVersion, Revision
from articles.models.redactions import MARK, MARK_TEXT, MARKED_FIELDS, MAY_BE_MARKED, MAY_STAY, REDACTED_VALUES

from .trigger import Trigger

SAME = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}
MODEL_BY_KIND = {"revision": Revision, "edition": Edition, "event": Event, "reference_version": ReferenceVersion}
KIND_BY_TABLE = {model._meta.db_table: kind for kind, model in MODEL_BY_KIND.items()}
EVENTS, REDACTIONS = Event._meta.db_table, Redaction._meta.db_table

# SQL for the digest of the row that a new redaction is about. Events name rows by their digests.
DIGEST = (
    "(CASE NEW.kind "
    + " ".join(
        f"WHEN '{kind}' THEN (SELECT named.digest FROM {model._meta.db_table} named WHERE named.id = NEW.row_key)"
        for kind, model in MODEL_BY_KIND.items()
    )
    + " END)"
)
NAMES_ROW = {
    "sqlite": "EXISTS (SELECT 1 FROM json_each({event}.details, '$.rows') entry"
    " WHERE json_extract(entry.value, '$.kind') = NEW.kind AND json_extract(entry.value, '$.digest') = " + DIGEST + ")",
    "postgresql": "{event}.details->'rows' @> jsonb_build_array(jsonb_build_object('kind', NEW.kind, 'digest', "
    + DIGEST
    + "))",
}
ANSWERS_PROPOSAL = {
    "sqlite": "json_extract(confirmation.details, '$.proposal') = proposal.number",
    "postgresql": "confirmation.details->>'proposal' = CAST(proposal.number AS text)",
}


def _is_confirmed_by_two(vendor: str) -> str:
    """Return the SQL condition that the events of a new redaction are a proposal and its confirmation by another."""
    return (
        f"EXISTS (SELECT 1 FROM {EVENTS} proposal JOIN {EVENTS} confirmation"
        " ON confirmation.subject_kind = proposal.subject_kind AND confirmation.subject = proposal.subject"
        " WHERE proposal.id = NEW.proposal_id AND confirmation.id = NEW.confirmation_id"
        " AND proposal.number < confirmation.number"
        " AND proposal.move = 'propose_redaction' AND confirmation.move = 'confirm_redaction'"
        f" AND {ANSWERS_PROPOSAL[vendor]}"
        " AND proposal.actor_name <> '' AND confirmation.actor_name <> proposal.actor_name"
        # An import has only the names of people. A redaction that it restores allows no update.
        " AND (proposal.actor_id <> confirmation.actor_id OR NEW.is_restored)"
        f" AND {NAMES_ROW[vendor].format(event='proposal')}"
        f" AND {NAMES_ROW[vendor].format(event='confirmation')})"
    )


def _literal(value: Any, vendor: str) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return f"'{value}'"
    # Stored on SQLite as the text that Django writes.
    return f"'{json.dumps(value)}'" + ("::jsonb" if vendor == "postgresql" else "")


def may_be_redacted(table: str, columns: list[str], vendor: str, changed: Callable[[list[str]], str]) -> str:
    """Return the SQL condition that an update only replaces a row's words by the mark, and that a redaction names it.

    Args:
        table: The table of the row.
        columns: The columns that are sealed.
        vendor: The vendor of the database connection.
        changed: Returns the SQL condition that one of some columns changes.
    """
    kind, same = KIND_BY_TABLE[table], SAME[vendor]
    redacted, marked, may_be_marked = REDACTED_VALUES[kind], MARKED_FIELDS[kind], MAY_BE_MARKED.get(kind, ())
    # What has the mark stays as it is, since words are redacted only once.
    marks = [name for name, value in redacted.items() if value == MARK]
    has_mark = " OR ".join(
        [
            *(f"OLD.{name} {same} {_literal(MARK, vendor)}" for name in marks),
            *(f"OLD.{name} = '{MARK_TEXT}'" for name in (marked, *may_be_marked)),
        ]
    )
    conditions = [
        # In an event, the details and the actor's name may be redacted later than the reason.
        *([] if may_be_marked else [f"NOT (OLD.salt = '' AND ({has_mark}))"]),
        f"EXISTS (SELECT 1 FROM {REDACTIONS} redaction"
        f" WHERE redaction.kind = '{kind}' AND redaction.row_key = OLD.id AND NOT redaction.is_restored)",
        *(
            _may_stay(f"NEW.{name} {same} {_literal(value, vendor)}", name, kind, changed)
            for name, value in redacted.items()
        ),
        f"NEW.{marked} {same} CASE WHEN OLD.{marked} = '' THEN '' ELSE '{MARK_TEXT}' END",
        *(f"(NOT {changed([name])} OR NEW.{name} {same} '{MARK_TEXT}')" for name in may_be_marked),
        f"NOT {changed([name for name in columns if name not in {*redacted, marked, *may_be_marked}])}",
    ]
    return " AND ".join(conditions)


def _may_stay(condition: str, name: str, kind: str, changed: Callable[[list[str]], str]) -> str:
    return f"(NOT {changed([name])} OR {condition})" if name in MAY_STAY.get(kind, ()) else condition


REDACTION_TRIGGERS = [
    *(
        Trigger("redaction_is_confirmed_by_two", Redaction, "INSERT", f"NOT {_is_confirmed_by_two(vendor)}", (vendor,))
        for vendor in SAME
    ),
    Trigger("redaction_is_sealed", Redaction, "UPDATE", "{changed}"),
    Trigger("redaction_is_kept", Redaction, "DELETE", "{always}"),
]
