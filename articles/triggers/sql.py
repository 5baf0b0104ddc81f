"""The SQL to create, drop and look up a trigger, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from articles.models import Edition, Invalidation, Redaction
from articles.models.invalidations import CHANNEL

from .redactions import may_be_redacted

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Field

    from articles.triggers.trigger import Trigger

EDITIONS, REDACTIONS = Edition._meta.db_table, Redaction._meta.db_table
WINDOW_COLUMNS = {"live_from", "live_until", "first_published_at"}
# Columns of editions for lists, which are derived from the sealed ones.
INDEX_COLUMNS = {cast("Field[Any, Any]", Edition._meta.get_field(name)).column for name in Edition.INDEX}
TIME_NOW = {
    # Django writes aware datetimes to SQLite as UTC text, so texts compare as instants.
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f','now')",
    "postgresql": "clock_timestamp()",
}
# An end is set by the clock of a program and checked by that of the database a moment later.
MINUTE_AGO = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f','now','-1 minute')",
    "postgresql": "clock_timestamp() - interval '1 minute'",
}
# When a trigger of PostgreSQL fires, as bits (``pg_trigger.tgtype``).
FOR_EACH_ROW, BEFORE = 1, 2
OPERATIONS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
# How a trigger writes which pages a change makes out of date, and announces it to processes that keep pages.
INVALIDATIONS = Invalidation._meta.db_table
WRITE_KEYS = {
    "sqlite": f"INSERT INTO {INVALIDATIONS} (keys, at) VALUES ({{keys}}, {TIME_NOW['sqlite']})",
    "postgresql": f"INSERT INTO {INVALIDATIONS} (keys, at, transaction_number)"
    f" VALUES ({{keys}}, {TIME_NOW['postgresql']}, pg_current_xact_id()::text::bigint);"
    f" PERFORM pg_notify('{CHANNEL}', '')",
}
DISTINCT = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


def columns_of(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """Return the columns that a table has now. During migrations they may be fewer than the model's."""
    # Django parses the table's SQL on SQLite, which is fifty times slower.
    query = (
        "SELECT name FROM pragma_table_info(%s) ORDER BY cid"
        if connection.vendor == "sqlite"
        else "SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()"
        " WHERE c.relname = %s AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        return [name for (name,) in cursor.fetchall()]


def _same_keys(connection: BaseDatabaseWrapper, table: str) -> str:
    """Return the SQL condition, on SQLite, that ``existing`` has the primary key or unique columns of the new row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_info(%s) WHERE pk ORDER BY pk", [table])
        keys = {(tuple(name for (name,) in cursor.fetchall()), "")}
        cursor.execute(
            "SELECT list.name, master.sql FROM pragma_index_list(%s) list"
            " JOIN sqlite_master master ON master.type = 'index' AND master.name = list.name WHERE list.\"unique\"",
            [table],
        )
        for index, sql in cursor.fetchall():
            cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [index])
            columns = tuple(name for (name,) in cursor.fetchall())
            # A partial unique index has a condition, which is checked for the existing row.
            keys.add((columns, (sql or "").partition(" WHERE ")[2]))
    pairs = (
        [*(f'existing."{column}" = NEW."{column}"' for column in columns), *([f"({condition})"] if condition else [])]
        for columns, condition in sorted(keys)
    )
    return " OR ".join(f"({' AND '.join(pair)})" for pair in pairs)


def _condition(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    vendor = connection.vendor
    columns = columns_of(connection, trigger.table)

    def changed(names: list[str]) -> str:
        # On PostgreSQL, values are compared as texts, so that different JSON values never count as equal. On SQLite,
        # the type is part of a value.
        old, new = ("OLD.{}", "NEW.{}") if vendor == "sqlite" else ("CAST(OLD.{} AS text)", "CAST(NEW.{} AS text)")
        pair = f"{old} {DISTINCT[vendor]} {new}"
        return "(" + " OR ".join(pair.format(f'"{name}"', f'"{name}"') for name in names) + ")"

    return trigger.condition.format(
        now=TIME_NOW[vendor],
        just_now=MINUTE_AGO[vendor],
        distinct=DISTINCT[vendor],
        always="1 = 1",
        table=f'"{trigger.table}"',
        changed=changed(columns),
        same_keys=_same_keys(connection, trigger.table) if "{same_keys}" in trigger.condition else "",
        changed_words=changed([name for name in columns if name not in WINDOW_COLUMNS | INDEX_COLUMNS]),
        unless_redacted=_unless_redacted(trigger, connection, columns, changed),
    )


def _unless_redacted(
    trigger: Trigger, connection: BaseDatabaseWrapper, columns: list[str], changed: Callable[[list[str]], str]
) -> str:
    """Return the exception for redactions in a trigger's condition, or nothing where it has none.

    A half-migrated database may have no table of redactions.
    """
    if "{unless_redacted}" not in trigger.condition or REDACTIONS not in connection.introspection.table_names():
        return ""
    sealed = [name for name in columns if trigger.table != EDITIONS or name not in WINDOW_COLUMNS | INDEX_COLUMNS]
    return f" AND NOT ({may_be_redacted(trigger.table, sealed, connection.vendor, changed)})"


def _body(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    """Return the body of a trigger's function on PostgreSQL."""
    if trigger.keys:
        action = _write_keys(trigger, connection)
        return f" BEGIN IF {_condition(trigger, connection)} THEN {action}; END IF; RETURN NULL; END "
    return (
        f" BEGIN IF {_condition(trigger, connection)} THEN RAISE EXCEPTION '{trigger.name}' "
        f"USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{trigger.name}'; END IF; "
        f"RETURN {'OLD' if trigger.operation == 'DELETE' else 'NEW'}; END "
    )


def _trigger(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    """Return the statement that creates a trigger on SQLite."""
    action = _write_keys(trigger, connection) if trigger.keys else f"SELECT RAISE(ABORT, '{trigger.name}')"
    return (
        f'CREATE TRIGGER "{trigger.name}" {_time_of(trigger)} {trigger.operation} ON "{trigger.table}"'
        f" WHEN {_condition(trigger, connection)} BEGIN {action}; END"
    )


def _write_keys(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    """Return the statement of a trigger that writes which pages a change makes out of date."""
    return WRITE_KEYS[connection.vendor].format(keys=trigger.keys.format(now=TIME_NOW[connection.vendor]))


def _time_of(trigger: Trigger) -> str:
    return "AFTER" if trigger.keys else "BEFORE"


def _search_path(connection: BaseDatabaseWrapper) -> str:
    """Return a fixed search path, so that a session's path or temporary tables cannot change what names mean."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return f"pg_catalog, {cursor.fetchone()[0]}, pg_temp"


def source_of(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    """Return the source text that a correct trigger has in the database, as ``sources_in`` returns it."""
    if connection.vendor == "sqlite":
        return _trigger(trigger, connection)
    kind = (
        (0 if trigger.keys else BEFORE)
        | OPERATIONS[trigger.operation]
        | (0 if trigger.operation == "TRUNCATE" else FOR_EACH_ROW)
    )
    settings = [f"search_path={_search_path(connection)}"]
    return _on_postgresql(_body(trigger, connection), trigger.name, kind, "plpgsql", settings)


def _on_postgresql(body: str, function: str, kind: int, language: str, settings: list[str], more: str = "") -> str:
    """Return what makes up a trigger on PostgreSQL as one text.

    Args:
        kind: When it fires, as bits (``pg_trigger.tgtype``).
        settings: The settings of its function, such as the search path.
        more: A condition, columns or arguments, of which our triggers have none.
    """
    return "\n".join([function, str(kind), language, *settings, more, body])


def sources_in(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], str]:
    """Return the source text of each enabled trigger in the database, by its name and table."""
    query = (
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT t.tgname, c.relname, p.prosrc, p.proname, t.tgtype, l.lanname, coalesce(p.proconfig, '{}'),"
        " coalesce(pg_get_expr(t.tgqual, t.tgrelid, true), '') || t.tgattr::text || encode(t.tgargs, 'escape')"
        " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
        " JOIN pg_language l ON l.oid = p.prolang"
        " WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {
            (name, table): _on_postgresql(source, *facts) if facts else source
            for name, table, source, *facts in cursor.fetchall()
        }


def create(trigger: Trigger, connection: BaseDatabaseWrapper) -> list[str]:
    """Return the statements that create a trigger."""
    if connection.vendor == "sqlite":
        return [_trigger(trigger, connection)]
    level = "STATEMENT" if trigger.operation == "TRUNCATE" else "ROW"
    return [
        f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql '
        f"SET search_path = {_search_path(connection)} AS $seal${_body(trigger, connection)}$seal$",
        f'CREATE TRIGGER "{trigger.name}" {_time_of(trigger)} {trigger.operation} ON "{trigger.table}" '
        f'FOR EACH {level} EXECUTE FUNCTION "{trigger.name}"()',
    ]


def drop(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    """Return the statement that drops a trigger where it exists."""
    if connection.vendor == "sqlite":
        return f'DROP TRIGGER IF EXISTS "{trigger.name}"'
    return f'DROP TRIGGER IF EXISTS "{trigger.name}" ON "{trigger.table}"'
