"""Database triggers that hold the rule: the past is sealed, the future is a plan."""

from contextlib import contextmanager

from django.core import checks
from django.db import IntegrityError, connections, transaction
from django.utils.translation import gettext as _

from articles.models import (
    Category,
    Edition,
    EditionCredit,
    EditionTag,
    Event,
    Redaction,
    ReferenceVersion,
    Revision,
)

from .redactions import REDACTION_SEALS
from .references import REFERENCE_SEALS
from .seal import Seal
from .sql import columns_of, create, drop, source_of, sources_in

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

SEALS = [
    # SQLite keeps values of any type in any column, and numbers and bytes compare with no text as instants do.
    *(
        Seal(f"edition_times_are_texts_when_{word}", Edition, operation, ODD_TIMES, ("sqlite",))
        for word, operation in (("made", "INSERT"), ("moved", "UPDATE"))
    ),
    # SQLite's REPLACE deletes the row it replaces without firing the triggers of a deletion.
    *(Seal(f"{name}_is_not_replaced", model, "INSERT", REPLACED, ("sqlite",)) for name, model in SEALED.items()),
    *(Seal(f"{name}_is_not_truncated", model, "TRUNCATE", "TRUE", ("postgresql",)) for name, model in SEALED.items()),
    Seal("revision_is_sealed", Revision, "UPDATE", "{changed}{unless_redacted}"),
    Seal("revision_is_kept", Revision, "DELETE", "{always}"),
    Seal("event_is_sealed", Event, "UPDATE", "{changed}{unless_redacted}"),
    Seal("event_is_kept", Event, "DELETE", "{always}"),
    Seal("reference_version_is_sealed", ReferenceVersion, "UPDATE", "{changed}{unless_redacted}"),
    Seal("reference_version_is_kept", ReferenceVersion, "DELETE", "{always}"),
    Seal("edition_says_what_it_said", Edition, "UPDATE", "{changed_words}{unless_redacted}"),
    Seal(
        "edition_past_is_sealed",
        Edition,
        "UPDATE",
        "OLD.live_from <= {now} AND ("
        "OLD.live_from {distinct} NEW.live_from"
        " OR OLD.first_published_at {distinct} NEW.first_published_at"
        " OR (OLD.live_until {distinct} NEW.live_until"
        " AND (OLD.live_until <= {now} OR NEW.live_until < {just_now})))",
    ),
    Seal(
        "edition_plan_lies_ahead",
        Edition,
        "UPDATE",
        "OLD.live_from > {now} AND OLD.live_from {distinct} NEW.live_from AND NEW.live_from < {just_now}",
    ),
    Seal("edition_past_is_kept", Edition, "DELETE", "OLD.live_from <= {now}"),
    Seal("edition_overlaps_none_when_made", Edition, "INSERT", OVERLAP, ("sqlite",)),
    Seal("edition_overlaps_none_when_moved", Edition, "UPDATE", OVERLAP, ("sqlite",)),
    Seal("category_has_two_levels_when_made", Category, "INSERT", TOO_DEEP),
    Seal("category_has_two_levels_when_moved", Category, "UPDATE", TOO_DEEP),
    *REFERENCE_SEALS,
    *REDACTION_SEALS,
]

# Triggers of earlier versions, which are taken off. The places of editions in lists follow from what editions say.
RETIRED = [
    *(
        Seal(f"{name}_is_{what}", model, operation, "", vendors)
        for name, model in (("edition_tag", EditionTag), ("edition_credit", EditionCredit))
        for what, operation, vendors in (
            ("sealed", "UPDATE", ("sqlite", "postgresql")),
            ("kept", "DELETE", ("sqlite", "postgresql")),
            ("not_replaced", "INSERT", ("sqlite",)),
            ("not_truncated", "TRUNCATE", ("postgresql",)),
        )
    ),
]


def is_refused_by_the_record(error: IntegrityError) -> bool:
    """Say whether an error comes from a rule of the record, and not from a fault such as a missing value."""
    names = [seal.name for seal in SEALS] + [rule.name for rule in Edition._meta.constraints]
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    # SQLite has the name in its message.
    return name in names if name else any(rule in str(error) for rule in names)


def _on_tables(connection):
    """Return the seals whose tables are in this database."""
    tables = set(connection.introspection.table_names())
    return [seal for seal in [*SEALS, *RETIRED] if connection.vendor in seal.vendors and seal.table in tables]


def _standing(connection):
    """Return the seals whose tables and columns are in this database: a half-migrated one lacks some."""
    seals = _on_tables(connection)
    columns = {table: set(columns_of(connection, table)) for table in {seal.table for seal in seals}}
    return [seal for seal in seals if seal not in RETIRED and seal.columns <= columns[seal.table]]


def remove(using="default"):
    """Take every seal off, until ``install`` puts them back."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for seal in _on_tables(connection):
            cursor.execute(drop(seal, connection))


def install(using="default"):
    """Put every seal in place anew, knowing the columns the tables have now."""
    connection = connections[using]
    with transaction.atomic(using=using):
        remove(using)
        with connection.cursor() as cursor:
            for seal in _standing(connection):
                for statement in create(seal, connection):
                    cursor.execute(statement)


@contextmanager
def unsealed(using="default"):
    """Lift the seals while a test database is emptied; they are in place again afterwards, whatever happens."""
    remove(using)
    try:
        yield
    finally:
        install(using)


def missing(using="default"):
    """Names of the seals that should be in this database and are not there as they should be."""
    connection = connections[using]
    present = sources_in(connection)
    return [
        seal.name
        for seal in _standing(connection)
        if present.get((seal.name, seal.table)) != source_of(seal, connection)
    ]


def lift(apps, schema_editor):
    """First operation of a migration that remakes or fills a sealed table; ``put_back`` is its last.

    SQLite cannot remake a table that another's trigger names, and no database fills a sealed one. Both stand in
    the migration's own transaction: one that fails leaves every seal where it was.
    """
    remove(schema_editor.connection.alias)


def put_back(apps, schema_editor):
    """Last operation of a migration that begins with ``lift``."""
    install(schema_editor.connection.alias)


def install_after_migrate(sender, using, **kwargs):
    """Seal again: a migration that remakes a table on SQLite drops its triggers without a word."""
    install(using)


def check_seals(app_configs=None, databases=None, **kwargs):
    """Name each seal that is missing. A warning, since ``migrate``, which mends it, stops at errors."""
    return [
        checks.Warning(
            _("The trigger %(name)s is missing: the record of what readers were shown is not sealed.") % {"name": name},
            hint=_("Run manage.py migrate, which puts every trigger in place."),
            id="articles.W001",
        )
        for using in databases or []
        for name in missing(using)
    ]
