"""Every trigger: those that seal the record (revisions, events, editions, references) and those of pages."""

from __future__ import annotations

from articles.models import (
    Category,
    Edition,
    Event,
    Redaction,
    ReferenceVersion,
    Revision,
)

from .invalidations import INVALIDATION_TRIGGERS
from .redactions import REDACTION_TRIGGERS
from .references import REFERENCE_TRIGGERS
from .trigger import Trigger

OVERLAP = (
    "EXISTS (SELECT 1 FROM articles_edition other WHERE other.article_id = NEW.article_id"
    " AND other.id IS NOT NEW.id"
    " AND (NEW.live_until IS NULL OR other.live_from < NEW.live_until)"
    " AND (other.live_until IS NULL OR other.live_until > NEW.live_from))"
)
TOO_DEEP = (
    "NEW.parent_id IS NOT NULL AND ("
    "EXISTS (SELECT 1 FROM articles_category above WHERE above.id = NEW.parent_id AND above.parent_id IS NOT NULL)"
    " OR EXISTS (SELECT 1 FROM articles_category below WHERE below.parent_id = NEW.id))"
)
ODD_TIMES = (
    "typeof(NEW.live_from) <> 'text' OR typeof(NEW.first_published_at) <> 'text'"
    " OR typeof(NEW.live_until) NOT IN ('text', 'null')"
)

SEALED = {
    "revision": Revision,
    "event": Event,
    "edition": Edition,
    "reference_version": ReferenceVersion,
    "redaction": Redaction,
}
REPLACED = "EXISTS (SELECT 1 FROM {table} existing WHERE {same_keys})"

TRIGGERS = [
    # SQLite stores values of any type in any column, and numbers and bytes do not compare with texts as instants do.
    *(
        Trigger(f"edition_times_are_texts_when_{word}", Edition, operation, ODD_TIMES, ("sqlite",))
        for word, operation in (("made", "INSERT"), ("moved", "UPDATE"))
    ),
    # SQLite's REPLACE deletes the row it replaces without firing the triggers of a deletion.
    *(Trigger(f"{name}_is_not_replaced", model, "INSERT", REPLACED, ("sqlite",)) for name, model in SEALED.items()),
    *(
        Trigger(f"{name}_is_not_truncated", model, "TRUNCATE", "TRUE", ("postgresql",))
        for name, model in SEALED.items()
    ),
    Trigger("revision_is_sealed", Revision, "UPDATE", "{changed}{unless_redacted}"),
    Trigger("revision_is_kept", Revision, "DELETE", "{always}"),
    Trigger("event_is_sealed", Event, "UPDATE", "{changed}{unless_redacted}"),
    Trigger("event_is_kept", Event, "DELETE", "{always}"),
    Trigger("reference_version_is_sealed", ReferenceVersion, "UPDATE", "{changed}{unless_redacted}"),
    Trigger("reference_version_is_kept", ReferenceVersion, "DELETE", "{always}"),
    Trigger("edition_says_what_it_said", Edition, "UPDATE", "{changed_words}{unless_redacted}"),
    Trigger(
        "edition_past_is_sealed",
        Edition,
        "UPDATE",
        "OLD.live_from <= {now} AND ("
        "OLD.live_from {distinct} NEW.live_from"
        " OR OLD.first_published_at {distinct} NEW.first_published_at"
        " OR (OLD.live_until {distinct} NEW.live_until"
        " AND (OLD.live_until <= {now} OR NEW.live_until < {just_now})))",
    ),
    Trigger(
        "edition_plan_lies_ahead",
        Edition,
        "UPDATE",
        "OLD.live_from > {now} AND OLD.live_from {distinct} NEW.live_from AND NEW.live_from < {just_now}",
    ),
    Trigger("edition_past_is_kept", Edition, "DELETE", "OLD.live_from <= {now}"),
    Trigger("edition_overlaps_none_when_made", Edition, "INSERT", OVERLAP, ("sqlite",)),
    Trigger("edition_overlaps_none_when_moved", Edition, "UPDATE", OVERLAP, ("sqlite",)),
    Trigger("category_has_two_levels_when_made", Category, "INSERT", TOO_DEEP),
    Trigger("category_has_two_levels_when_moved", Category, "UPDATE", TOO_DEEP),
    *REFERENCE_TRIGGERS,
    *REDACTION_TRIGGERS,
    *INVALIDATION_TRIGGERS,
]
