"""Attacks on the record: the database refuses every statement that could change a row of it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from articles.integrity import find_breaks
from articles.models import Edition, Event, ReferenceVersion, Revision
from articles.triggers import TRIGGERS, missing, triggers_disabled
from tests.support.makers import make_article, publish

SEALED = [Revision, Event, Edition, ReferenceVersion]
TEXTS = {Revision: "reason", Event: "reason", Edition: "headline", ReferenceVersion: "reason"}


def columns(model):
    """Return the quoted column names, the primary key first."""
    return [f'"{field.column}"' for field in model._meta.concrete_fields]


def statements(model):
    """Return statements that would change, replace or delete the first row of a table, by name."""
    table, names = f'"{model._meta.db_table}"', columns(model)
    row = f"SELECT min(id) FROM {table}"
    others = ", ".join(names[1:])
    # For numbers and texts: one column is changed, and all others except the key stay as they are.
    target, value = f'"{TEXTS[model]}"', "'x'"
    changed = ", ".join(value if name == target else name for name in names[1:])
    copy = f"({', '.join(names)}) SELECT id, {changed} FROM {table} WHERE id = ({row})"
    yield "update", f"UPDATE {table} SET {target} = {value} WHERE id = ({row})"
    yield "delete", f"DELETE FROM {table} WHERE id = ({row})"
    yield "update of all", f"UPDATE {table} SET {target} = {value}"
    yield "delete of all", f"DELETE FROM {table}"
    upsert = f"ON CONFLICT (id) DO UPDATE SET {target} = {value}"
    if connection.vendor == "sqlite":
        yield "insert or replace", f"INSERT OR REPLACE INTO {table} {copy}"
        yield "replace", f"REPLACE INTO {table} {copy}"
        yield "update or replace", f"UPDATE OR REPLACE {table} SET {target} = {value} WHERE id = ({row})"
        yield "update or replace of the key", f"UPDATE OR REPLACE {table} SET id = id + 1 WHERE id = ({row})"
        yield "upsert", f"INSERT INTO {table} {copy} {upsert}"
        # Without the key, the other unique columns of a table identify the row that would be replaced.
        if any(rule.fields for rule in model._meta.constraints if hasattr(rule, "fields")):
            yield (
                "replace by unique columns",
                f"INSERT OR REPLACE INTO {table} ({others}) SELECT {changed} FROM {table} WHERE id = ({row})",
            )
    else:
        yield "upsert", f"INSERT INTO {table} {copy} {upsert}"
        yield "truncate", f"TRUNCATE {table} CASCADE"
        yield "truncate of what it belongs to", "TRUNCATE articles_article CASCADE"
        yield "truncate without triggers of rows", f"TRUNCATE {table} RESTART IDENTITY CASCADE"
        yield (
            "merge",
            f"MERGE INTO {table} t USING ({row}) AS s(id) ON t.id = s.id"
            f" WHEN MATCHED THEN UPDATE SET {target} = {value}",
        )
        yield (
            "merge that deletes",
            f"MERGE INTO {table} t USING ({row}) AS s(id) ON t.id = s.id WHEN MATCHED THEN DELETE",
        )


@pytest.mark.django_db
@pytest.mark.parametrize("model", SEALED)
def test_no_statement_changes_or_deletes_a_row_of_the_record(model, writer, editor):
    publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    # PostgreSQL does not truncate a table with deferred checks of foreign keys.
    connection.check_constraints()
    before = list(model.objects.order_by("pk").values())
    passed = []
    for name, statement in statements(model):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
            passed.append(name)
        except IntegrityError as refusal:
            assert any(seal.name in str(refusal) for seal in TRIGGERS), (name, refusal)
    assert passed == []
    assert list(model.objects.order_by("pk").values()) == before
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("model", SEALED)
def test_the_statements_are_valid_and_only_the_triggers_refuse_them(model, writer, editor):
    publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    wrong = {}
    with triggers_disabled():
        for name, statement in statements(model):
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
                    transaction.set_rollback(True)
            except DatabaseError as error:
                wrong[name] = str(error)
    # Only foreign keys and unique constraints may cause an error, never invalid SQL.
    assert not [error for error in wrong.values() if "syntax" in error or "no such" in error], wrong


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps values of any type in any column")
@pytest.mark.parametrize("model", SEALED)
def test_a_change_of_the_type_of_a_value_is_refused(model, writer, editor):
    publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    passed = []
    index = {f'"{model._meta.get_field(name).column}"' for name in getattr(model, "INDEX", ())}
    for name in [name for name in columns(model)[1:] if name not in index]:
        for value in (f"CAST({name} AS BLOB)", "CAST('2020-01-01' AS BLOB)", "20200101"):
            statement = f'UPDATE "{model._meta.db_table}" SET {name} = {value} WHERE {name} IS NOT NULL'
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
                    if cursor.rowcount:
                        passed.append(statement)
            except IntegrityError:
                pass
    assert passed == []


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has a search path")
@pytest.mark.parametrize(
    "lure",
    [
        "CREATE TEMP TABLE articles_edition (id bigint, live_from timestamptz)",
        "CREATE SCHEMA lure; CREATE FUNCTION lure.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS"
        " $$ SELECT timestamptz '1970-01-01' $$; SET LOCAL search_path = lure, public, pg_catalog",
    ],
)
def test_the_triggers_do_not_depend_on_the_search_path_of_a_session(lure, writer, editor):
    publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    connection.check_constraints()
    refused = pytest.raises(IntegrityError, match="edition_past_is_kept")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(lure)
        cursor.execute("DELETE FROM public.articles_edition")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has functions of triggers")
@pytest.mark.parametrize(
    "change",
    [
        "{drop}; CREATE TRIGGER event_is_kept BEFORE DELETE ON articles_event FOR EACH ROW WHEN (false)"
        " EXECUTE FUNCTION event_is_kept()",
        "{drop}; CREATE TRIGGER event_is_kept BEFORE INSERT ON articles_event FOR EACH ROW"
        " EXECUTE FUNCTION event_is_kept()",
        "{drop}; CREATE TRIGGER event_is_kept AFTER DELETE ON articles_event FOR EACH ROW"
        " EXECUTE FUNCTION event_is_kept()",
        "{drop}; CREATE TRIGGER event_is_kept BEFORE DELETE ON articles_event FOR EACH STATEMENT"
        " EXECUTE FUNCTION event_is_kept()",
        "{drop}; CREATE TRIGGER event_is_kept BEFORE DELETE ON articles_event FOR EACH ROW"
        " EXECUTE FUNCTION revision_is_kept()",
        "ALTER FUNCTION event_is_kept() SET search_path = pg_temp, public",
        "ALTER FUNCTION event_is_kept() RESET search_path",
        "ALTER TABLE articles_event DISABLE TRIGGER event_is_kept",
        "CREATE SCHEMA lure; CREATE TABLE lure.articles_event (LIKE articles_event); {drop};"
        " CREATE TRIGGER event_is_kept BEFORE DELETE ON lure.articles_event FOR EACH ROW"
        " EXECUTE FUNCTION event_is_kept()",
    ],
)
def test_a_trigger_that_fires_otherwise_is_reported_as_missing(change):
    with connection.cursor() as cursor:
        cursor.execute(change.format(drop="DROP TRIGGER event_is_kept ON articles_event"))
    assert missing() == ["event_is_kept"]


@pytest.mark.django_db
def test_a_trigger_with_the_right_name_but_another_body_is_reported_as_missing():
    seal = next(one for one in TRIGGERS if one.name == "event_is_kept")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER "{seal.name}"')
            cursor.execute(
                f'CREATE TRIGGER "{seal.name}" BEFORE DELETE ON "{seal.table}" WHEN 1 = 2 BEGIN SELECT 1; END'
            )
        else:
            cursor.execute(
                f'CREATE OR REPLACE FUNCTION "{seal.name}"() RETURNS trigger LANGUAGE plpgsql AS'
                " $$ BEGIN RETURN OLD; END $$"
            )
    assert missing() == [seal.name]
