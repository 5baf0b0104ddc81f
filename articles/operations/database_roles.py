"""A role of PostgreSQL for the application, which can neither remove the triggers nor change sealed rows."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Event, EventChain, Redaction, ReferenceVersion, Revision

# What the role may do with sealed tables, and with the ends of their chains. A scheduled edition may be withdrawn, and
# triggers keep the others.
SEALED_PRIVILEGES: dict[type[Model], str] = {
    Revision: "SELECT, INSERT",
    Event: "SELECT, INSERT",
    EventChain: "SELECT, INSERT, UPDATE",
    ReferenceVersion: "SELECT, INSERT",
    Redaction: "SELECT",
    Edition: "SELECT, INSERT, DELETE",
}
# The columns of editions that the role may update: when one ends, and what lists are read from.
EDITION_COLUMNS = ("live_until", *Edition.INDEX)
OTHER_PRIVILEGES = "SELECT, INSERT, UPDATE, DELETE"
READ_ONLY_TABLES = ("django_migrations",)


class RoleRefused(Exception):
    """The role cannot be made. The message is for an operator."""


def make_role(name: str, password: str = "") -> None:
    """Make a role, or give one that exists exactly the privileges it needs. Run again after each ``migrate``.

    Args:
        password: The password to set. Without one, that of an existing role stays, and a new role has none.

    Raises:
        RoleRefused: The database is not PostgreSQL, the role has powers that no privilege limits, or the present login
            may not take its powers away. Nothing was changed then.
        ProgrammingError: The present login may not make roles.
    """
    if connection.vendor != "postgresql":
        raise RoleRefused(_("Only PostgreSQL has roles. SQLite is protected by the permissions of its file."))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname = current_user OR rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls"
            " OR EXISTS (SELECT 1 FROM pg_roles other WHERE other.oid <> own.oid"
            " AND pg_has_role(own.oid, other.oid, 'MEMBER'))"
            " OR EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = here.oid AND relowner = own.oid)"
            " OR EXISTS (SELECT 1 FROM pg_proc WHERE pronamespace = here.oid AND proowner = own.oid)"
            " OR nspowner = own.oid"
            " OR EXISTS (SELECT 1 FROM pg_database WHERE datname = current_database() AND datdba = own.oid)"
            " OR rolname LIKE 'pg\\_%%'"
            " FROM pg_roles own, pg_namespace here WHERE nspname = current_schema() AND rolname = %s",
            [name],
        )
        found = cursor.fetchone()
        if found and found[0]:
            text = _(
                "%(name)s owns the tables or what they need, belongs to another role, or may make roles, replicate or"
                " ignore privileges, so that no privilege limits it. Name another role."
            )
            raise RoleRefused(text % {"name": name})
        role = '"{}"'.format(name.replace('"', '""'))
        if not found:
            cursor.execute(f"CREATE ROLE {role} LOGIN")
        if password:
            cursor.execute(f"ALTER ROLE {role.replace('%', '%%')} PASSWORD %s", [password])
        for statement in _grants(role):
            cursor.execute(statement)
        # PostgreSQL only warns where a login takes away what it did not grant.
        if left := _left_privileges(name, f"PUBLIC, {role}" if found else "PUBLIC"):
            text = _(
                "%(name)s would have privileges that somebody else granted, and that this login cannot take away. A"
                " superuser has to run: %(statements)s. Then run this again."
            )
            raise RoleRefused(text % {"name": name, "statements": "; ".join(left)})


def _grants(role: str) -> list[str]:
    """Return statements that take every privilege on the tables from a quoted role and grant those that it needs."""
    quoted = connection.ops.quote_name
    database, schema = quoted(connection.settings_dict["NAME"]), f"SCHEMA {quoted(_schema())}"
    statements = [
        f"REVOKE CREATE ON {schema} FROM PUBLIC",
        f"REVOKE CREATE ON {schema} FROM {role}",
        f"REVOKE CREATE ON DATABASE {database} FROM {role}",
        f"REVOKE ALL ON ALL TABLES IN {schema} FROM {role}, PUBLIC",
        f"REVOKE ALL ON ALL SEQUENCES IN {schema} FROM {role}, PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {role}",
        f"GRANT USAGE ON {schema} TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN {schema} TO {role}",
        # An import of an export keeps the numbers of articles.
        f"GRANT UPDATE ON SEQUENCE {_sequence_of(Article)} TO {role}",
    ]
    tables = connection.introspection.table_names()
    statements += [f"GRANT {_privileges_on(table)} ON {quoted(table)} TO {role}" for table in tables]
    update = ", ".join(quoted(column) for column in _edition_columns())
    return [*statements, f"GRANT UPDATE ({update}) ON {quoted(Edition._meta.db_table)} TO {role}"]


def _sequence_of(model: type[Model]) -> str:
    """Return the quoted name of the sequence that numbers a model's rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [connection.ops.quote_name(model._meta.db_table)])
        return str(cursor.fetchone()[0])


def _privileges_on(table: str) -> str:
    if table in READ_ONLY_TABLES:
        return "SELECT"
    sealed = {model._meta.db_table: privileges for model, privileges in SEALED_PRIVILEGES.items()}
    return sealed.get(table, OTHER_PRIVILEGES)


def _edition_columns() -> list[str]:
    fields = Edition._meta.concrete_fields
    return [str(field.column) for field in fields if field.name in EDITION_COLUMNS]


def find_missing_privileges() -> list[str]:
    """Return the tables and sequences of the newsroom on which the present login lacks a privilege that it needs.

    Tables that do not exist yet are left to ``migrate``.
    """
    if connection.vendor != "postgresql":
        return []
    expected = {
        *connection.introspection.django_table_names(include_views=False),
        *READ_ONLY_TABLES,
        settings.CACHES["default"]["LOCATION"],
    }
    tables = [table for table in connection.introspection.table_names() if table in expected]
    quoted, edition = connection.ops.quote_name, Edition._meta.db_table
    needs = [(table, quoted(table), one) for table in tables for one in _privileges_on(table).split(", ")]
    if not needs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT name FROM unnest(%s::text[], %s::text[], %s::text[]) AS need (name, quoted, privilege)"
            " WHERE NOT has_table_privilege(quoted, privilege)",
            [list(column) for column in zip(*needs, strict=True)],
        )
        lacking = {name for (name,) in cursor.fetchall()}
        if edition in tables:
            cursor.execute(
                "SELECT bool_and(has_column_privilege(%s, name, 'UPDATE'))"
                " FROM pg_attribute, unnest(%s::text[]) AS name"
                " WHERE attrelid = %s::regclass AND attname = name AND NOT attisdropped",
                [quoted(edition), _edition_columns(), quoted(edition)],
            )
            lacking |= set() if cursor.fetchone()[0] else {edition}
        cursor.execute(
            "SELECT DISTINCT sequence.relname FROM pg_depend, pg_class sequence, pg_class of_table"
            " WHERE pg_depend.objid = sequence.oid AND refobjid = of_table.oid"
            " AND of_table.relnamespace = current_schema()::regnamespace AND of_table.relname = ANY(%s)"
            # What is no sequence cannot be asked about, in whatever order PostgreSQL tries these.
            " AND CASE sequence.relkind WHEN 'S' THEN NOT has_sequence_privilege(sequence.oid, 'USAGE') END",
            [tables],
        )
        return sorted(lacking | {name for (name,) in cursor.fetchall()})


def _left_privileges(name: str, grantees: str) -> list[str]:
    """Return the statements that take away what a role may do and should not."""
    quoted = connection.ops.quote_name
    statements = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_schema(), current_database(), has_schema_privilege(%s, current_schema(), 'CREATE'),"
            " has_database_privilege(%s, current_database(), 'CREATE')",
            [name, name],
        )
        schema, database, may_create, may_create_schemas = cursor.fetchone()
        if may_create:
            statements.append(f"REVOKE CREATE ON SCHEMA {quoted(schema)} FROM {grantees}")
        if may_create_schemas:
            statements.append(f"REVOKE CREATE ON DATABASE {quoted(database)} FROM {grantees}")
        for model, allowed in SEALED_PRIVILEGES.items():
            table = quoted(model._meta.db_table)
            forbidden = ", ".join(one for one in ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER") if one not in allowed)
            cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [name, table, forbidden])
            if cursor.fetchone()[0]:
                statements.append(f"REVOKE {forbidden} ON {table} FROM {grantees}")
    return statements


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


def owns_tables() -> bool:
    """Return whether the present login could remove the triggers or change sealed rows.

    It owns the tables, is a superuser, may make roles and so make itself a member of the owner, may make functions
    that those of the triggers would call, or was granted more than ``make_role`` grants.
    """
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, pg_has_role(tableowner, 'MEMBER') OR rolcreaterole"
            " OR pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = current_schema()::regnamespace), 'MEMBER')"
            " FROM pg_tables, pg_roles"
            " WHERE rolname = current_user AND schemaname = current_schema() AND tablename = %s",
            [Edition._meta.db_table],
        )
        row = cursor.fetchone()
    return bool(row and (row[1] or _left_privileges(row[0], "PUBLIC")))
