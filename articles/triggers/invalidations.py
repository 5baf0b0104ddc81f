"""The triggers that write which pages a change makes out of date (``Invalidation``), with the keys of ``page_keys``.

They are triggers, so that a change made by a command, a bulk update or SQL is noticed like one made at the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models import (
    Category,
    CommentPolicy,
    Contributor,
    Edition,
    EditionCredit,
    EditionTag,
    Page,
    Photo,
    ReferenceAlias,
    Tag,
    Topic,
)
from articles.models.edition_queryset import RETRACTION
from articles.page_keys import ARTICLES, EVERYTHING

from .trigger import Trigger

if TYPE_CHECKING:
    from django.db.models import Model

AGGREGATE = {
    "sqlite": "group_concat(list.{column}, ' {name}:')",
    "postgresql": "string_agg(list.{column}::text, ' {name}:')",
}
MONTH = {
    "sqlite": "substr(ROW.first_published_at, 1, 7)",
    "postgresql": "to_char(ROW.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM')",
}
FEW_ARTICLES = 10
# Columns of references and photos that readers see. A change of others makes no page out of date.
SHOWN_COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Category: ("name", "slug", "parent_id", "description", "order", "is_default", "archived_at"),
    Topic: ("name", "slug", "introduction", "archived_at"),
    Tag: ("name", "slug", "archived_at"),
    Contributor: ("name", "slug", "job_title", "biography", "links", "portrait_id", "archived_at"),
    Page: ("title", "slug", "body", "is_in_footer", "order", "updated_at", "archived_at"),
    CommentPolicy: ("mode", "days_open", "notice"),
    Photo: ("renditions", "expires_at", "withdrawn_at"),
    ReferenceAlias: ("kind", "uid", "target"),
}


def _keys_of_edition(vendor: str) -> str:
    """Return SQL for the keys of an edition, where ``ROW`` stands for OLD or NEW."""
    # The default section is in the navigation only while something is live in it. Several transactions may empty it at
    # once, of which none sees what the others do. So it counts as about to be empty while it has few articles.
    changes_navigation = (
        "(SELECT is_default FROM articles_category WHERE id = ROW.section_id)"
        " AND (SELECT 1 FROM articles_edition other WHERE other.section_id = ROW.section_id"
        " AND other.article_id <> ROW.article_id"
        f" AND NOT (other.kind = '{RETRACTION}') AND other.live_from <= {{now}}"
        " AND (other.live_until IS NULL OR other.live_until > {now})"
        f" ORDER BY other.first_published_at DESC, other.article_id DESC LIMIT 1 OFFSET {FEW_ARTICLES}) IS NULL"
    )
    return " || ".join(
        (
            f"'{ARTICLES} article:' || ROW.article_id || ' section:' || ROW.section_id",
            "' category:' || ROW.category_id",
            "coalesce(' topic:' || ROW.topic_id, '')",
            "coalesce(' replies:' || ROW.replies_to_id, '')",
            f"' month:' || {MONTH[vendor]}",
            "' headline:' || length(ROW.headline_key)",
            *(
                f"coalesce((SELECT ' {name}:' || {AGGREGATE[vendor].format(column=column, name=name)}"
                f" FROM {model._meta.db_table} list WHERE list.edition_id = ROW.id), '')"
                for model, column, name in (
                    (EditionTag, "tag_id", "tag"),
                    (EditionCredit, "contributor_id", "contributor"),
                )
            ),
            f"CASE WHEN {changes_navigation} THEN ' {EVERYTHING}' ELSE '' END",
        )
    )


def _at(row: str, keys: str) -> str:
    return keys.replace("ROW.", f"{row}.")


def _triggers_of_edition(vendor: str) -> list[Trigger]:
    keys = _keys_of_edition(vendor)
    old, new = _at("OLD", keys), _at("NEW", keys)
    return [
        Trigger("edition_made_changes_pages", Edition, "INSERT", "{always}", (vendor,), new),
        Trigger("edition_changed_changes_pages", Edition, "UPDATE", "{changed}", (vendor,), f"{old} || ' ' || {new}"),
        Trigger("edition_deleted_changes_pages", Edition, "DELETE", "{always}", (vendor,), old),
    ]


def _triggers_of_list(model: type[Model], column: str, name: str) -> list[Trigger]:
    """Return the triggers of the rows that place editions in the lists of tags or contributors."""
    old, new = f"'{name}:' || OLD.{column}", f"'{name}:' || NEW.{column}"
    return [
        Trigger(f"{name}_listed_changes_pages", model, "INSERT", "{always}", keys=new),
        Trigger(f"{name}_moved_changes_pages", model, "UPDATE", "{changed}", keys=f"{old} || ' ' || {new}"),
        Trigger(f"{name}_unlisted_changes_pages", model, "DELETE", "{always}", keys=old),
        _emptied(model),
    ]


def _triggers_of_shown(
    model: type[Model], keys: str, operations: tuple[str, ...] = ("UPDATE", "DELETE")
) -> list[Trigger]:
    """Return the triggers of a reference or photo, one for each operation."""
    shown = "(" + " OR ".join(f'OLD."{name}" {{distinct}} NEW."{name}"' for name in SHOWN_COLUMNS[model]) + ")"
    name = str(model._meta.model_name)
    return [
        Trigger(
            f"{name}_{operation.lower()}_changes_pages",
            model,
            operation,
            shown if operation == "UPDATE" else "{always}",
            keys=_at("NEW" if operation == "INSERT" else "OLD", keys),
        )
        for operation in operations
    ] + [_emptied(model)]


def _emptied(model: type[Model]) -> Trigger:
    """Return the trigger for a table that is emptied at once, for which PostgreSQL fires no other."""
    name = f"{model._meta.model_name}_emptied_changes_pages"
    return Trigger(name, model, "TRUNCATE", "TRUE", ("postgresql",), f"'{EVERYTHING}'")


EVERY_OPERATION = ("INSERT", "UPDATE", "DELETE")
INVALIDATION_TRIGGERS = [
    *(trigger for vendor in MONTH for trigger in _triggers_of_edition(vendor)),
    *_triggers_of_list(EditionTag, "tag_id", "tag"),
    *_triggers_of_list(EditionCredit, "contributor_id", "contributor"),
    *_triggers_of_shown(Category, f"'{EVERYTHING}'", EVERY_OPERATION),
    *_triggers_of_shown(Page, f"'{EVERYTHING}'", EVERY_OPERATION),
    # Cards show the present name of a topic.
    *_triggers_of_shown(Topic, f"'{EVERYTHING}'"),
    *_triggers_of_shown(CommentPolicy, f"'{EVERYTHING}'"),
    *_triggers_of_shown(Tag, "'tag:' || ROW.id"),
    *_triggers_of_shown(Contributor, "'contributor:' || ROW.id || ' person:' || ROW.id"),
    # SQLite's REPLACE deletes a row without firing the triggers of a deletion, and inserts another one.
    *_triggers_of_shown(Photo, "'photo:' || ROW.id", EVERY_OPERATION),
    *_triggers_of_shown(ReferenceAlias, f"'{EVERYTHING}'", EVERY_OPERATION),
]
