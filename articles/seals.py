"""Database triggers that hold the rule: the past is sealed, the future is a plan."""

from contextlib import contextmanager
from typing import NamedTuple

from django.core import checks
from django.db import IntegrityError, connections, transaction
from django.utils.translation import gettext as _

from .models import Category, Edition, EditionCredit, EditionTag, Event, Revision

WINDOW = {"live_from", "live_until", "first_published_at"}
NOW = {
    # Django writes aware datetimes to SQLite as UTC text, so texts compare as instants.
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f','now')",
    "postgresql": "clock_timestamp()",
}
# An end is set by a program's clock and judged by the database's a moment later.
JUST_NOW = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f','now','-1 minute')",
    "postgresql": "clock_timestamp() - interval '1 minute'",
}
DISTINCT = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


class Seal(NamedTuple):
    """One trigger: before ``operation`` on ``model``'s table, refuse rows for which ``condition`` holds.

    A ``TRUNCATE`` is refused as a whole: PostgreSQL fires no trigger of rows for it.
    """

    name: str
    model: type
    operation: str
    condition: str
    vendors: tuple = ("sqlite", "postgresql")

    @property
    def table(self):
        """The table it guards."""
        return self.model._meta.db_table


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
STARTED = "EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = OLD.edition_id AND e.live_from <= {now})"

SEALED = {
    "revision": Revision,
    "event": Event,
    "edition": Edition,
    "edition_tag": EditionTag,
    "edition_credit": EditionCredit,
}

SEALS = [
    # SQLite keeps values of any type in any column, and numbers and bytes compare with no text as instants do.
    *(
        Seal(f"edition_times_are_texts_when_{word}", Edition, operation, ODD_TIMES, ("sqlite",))
        for word, operation in (("made", "INSERT"), ("moved", "UPDATE"))
    ),
    # SQLite's REPLACE deletes the row it replaces without firing the triggers of a deletion.
    *(Seal(f"{name}_is_not_replaced", model, "INSERT", "{replaces}", ("sqlite",)) for name, model in SEALED.items()),
    *(Seal(f"{name}_is_not_truncated", model, "TRUNCATE", "TRUE", ("postgresql",)) for name, model in SEALED.items()),
    Seal("revision_is_sealed", Revision, "UPDATE", "{changed}"),
    Seal("revision_is_kept", Revision, "DELETE", "{always}"),
    Seal("event_is_sealed", Event, "UPDATE", "{changed}"),
    Seal("event_is_kept", Event, "DELETE", "{always}"),
    Seal("edition_says_what_it_said", Edition, "UPDATE", "{changed_besides_window}"),
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
    Seal("edition_tag_is_sealed", EditionTag, "UPDATE", "{changed}"),
    Seal("edition_tag_is_kept", EditionTag, "DELETE", STARTED),
    Seal("edition_credit_is_sealed", EditionCredit, "UPDATE", "{changed}"),
    Seal("edition_credit_is_kept", EditionCredit, "DELETE", STARTED),
    Seal("category_has_two_levels_when_made", Category, "INSERT", TOO_DEEP),
    Seal("category_has_two_levels_when_moved", Category, "UPDATE", TOO_DEEP),
]


def is_refused_by_the_record(error: IntegrityError) -> bool:
    """Say whether an error comes from a rule of the record, and not from a fault such as a missing value."""
    names = [seal.name for seal in SEALS] + [rule.name for rule in Edition._meta.constraints]
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    # SQLite has the name in its message.
    return name in names if name else any(rule in str(error) for rule in names)


def _columns(connection, table):
    """The columns the table has now, which a half-done migration may make fewer than the model's."""
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def _replaces(connection, table):
    """Say in SQL that the new row has the primary key, or other unique columns, of a row that exists."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table).values()
    keys = {tuple(one["columns"]) for one in constraints if one["unique"] or one["primary_key"]}
    same = (" AND ".join(f'existing."{column}" = NEW."{column}"' for column in key) for key in sorted(keys))
    return f'EXISTS (SELECT 1 FROM "{table}" existing WHERE {" OR ".join(f"({pair})" for pair in same)})'


def _condition(seal, connection):
    vendor = connection.vendor
    columns = _columns(connection, seal.table)

    def changed(names):
        # As texts two different JSON values never look equal on PostgreSQL. On SQLite a type is part of a value.
        old, new = ("OLD.{}", "NEW.{}") if vendor == "sqlite" else ("CAST(OLD.{} AS text)", "CAST(NEW.{} AS text)")
        pair = f"{old} {DISTINCT[vendor]} {new}"
        return "(" + " OR ".join(pair.format(f'"{name}"', f'"{name}"') for name in names) + ")"

    return seal.condition.format(
        now=NOW[vendor],
        just_now=JUST_NOW[vendor],
        distinct=DISTINCT[vendor],
        always="1 = 1",
        changed=changed(columns),
        replaces=_replaces(connection, seal.table) if "{replaces}" in seal.condition else "",
        changed_besides_window=changed([name for name in columns if name not in WINDOW]),
    )


def _body(seal, connection):
    """The body of a trigger's function on PostgreSQL."""
    return (
        f" BEGIN IF {_condition(seal, connection)} THEN RAISE EXCEPTION '{seal.name}' "
        f"USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{seal.name}'; END IF; "
        f"RETURN {'OLD' if seal.operation == 'DELETE' else 'NEW'}; END "
    )


def _trigger(seal, connection):
    """The statement that makes a trigger on SQLite."""
    return (
        f'CREATE TRIGGER "{seal.name}" BEFORE {seal.operation} ON "{seal.table}" WHEN {_condition(seal, connection)} '
        f"BEGIN SELECT RAISE(ABORT, '{seal.name}'); END"
    )


def _create(seal, connection):
    if connection.vendor == "sqlite":
        return [_trigger(seal, connection)]
    level = "STATEMENT" if seal.operation == "TRUNCATE" else "ROW"
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
    return [
        # Names are looked up here and nowhere else, whatever path or temporary tables a session has.
        f'CREATE OR REPLACE FUNCTION "{seal.name}"() RETURNS trigger LANGUAGE plpgsql '
        f"SET search_path = pg_catalog, {schema}, pg_temp AS $seal${_body(seal, connection)}$seal$",
        f'CREATE TRIGGER "{seal.name}" BEFORE {seal.operation} ON "{seal.table}" '
        f'FOR EACH {level} EXECUTE FUNCTION "{seal.name}"()',
    ]


def _drop(seal, connection):
    if connection.vendor == "sqlite":
        return f'DROP TRIGGER IF EXISTS "{seal.name}"'
    return f'DROP TRIGGER IF EXISTS "{seal.name}" ON "{seal.table}"'


def _standing(connection):
    """The seals whose tables stand in this database."""
    tables = set(connection.introspection.table_names())
    return [seal for seal in SEALS if connection.vendor in seal.vendors and seal.table in tables]


def remove(using="default"):
    """Take every seal off, until ``install`` puts them back."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for seal in _standing(connection):
            cursor.execute(_drop(seal, connection))


def install(using="default"):
    """Put every seal in place anew, knowing the columns the tables have now."""
    connection = connections[using]
    with transaction.atomic(using=using):
        remove(using)
        with connection.cursor() as cursor:
            for seal in _standing(connection):
                for statement in _create(seal, connection):
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
    is_sqlite = connection.vendor == "sqlite"
    query = (
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite
        else "SELECT t.tgname, c.relname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {(name, table): source for name, table, source in cursor.fetchall()}
    expected = _trigger if is_sqlite else _body
    return [
        seal.name
        for seal in _standing(connection)
        if present.get((seal.name, seal.table)) != expected(seal, connection)
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
