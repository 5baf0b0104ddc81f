"""The triggers of references: one that the record refers to cannot be deleted or marked as not in the record."""

from articles.models.references import Reference, reference_models
from articles.models.standing_pages import Page

from .trigger import Trigger

IN_RECORD = "EXISTS (SELECT 1 FROM {{table}} existing WHERE existing.is_in_record{also})"
REPLACED = IN_RECORD.format(also=" AND ({same_keys})")
REPLACED_BY_ANOTHER = IN_RECORD.format(also=" AND existing.id IS NOT OLD.id AND ({same_keys})")


def _triggers_of(model: type[Reference]) -> list[Trigger]:
    kind = model.KIND
    return [
        Trigger(f"{kind}_in_record_is_kept", model, "DELETE", "OLD.is_in_record"),
        Trigger(
            f"{kind}_stays_in_record",
            model,
            "UPDATE",
            "OLD.is_in_record AND (NOT NEW.is_in_record OR OLD.id {distinct} NEW.id OR OLD.uid {distinct} NEW.uid)",
        ),
        # SQLite's REPLACE deletes rows with the new row's unique values without firing the triggers of a deletion.
        Trigger(f"{kind}_in_record_is_not_replaced_when_made", model, "INSERT", REPLACED, ("sqlite",)),
        Trigger(f"{kind}_in_record_is_not_replaced_when_changed", model, "UPDATE", REPLACED_BY_ANOTHER, ("sqlite",)),
        Trigger(f"{kind}_in_record_is_not_truncated", model, "TRUNCATE", IN_RECORD.format(also=""), ("postgresql",)),
    ]


REFERENCE_TRIGGERS = [
    *(trigger for model in reference_models() for trigger in _triggers_of(model)),
    Trigger("page_in_footer_is_kept", Page, "DELETE", "OLD.is_in_footer"),
]
