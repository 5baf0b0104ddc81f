"""The role of the application: it runs the newsroom, and can neither remove the triggers nor change sealed rows."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.color import no_style
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from articles import redaction, references
from articles.editions import rebuild
from articles.integrity import find_breaks
from articles.models import Article, Edition, Tag, Topic
from articles.operations.database_roles import find_missing_privileges, owns_tables
from articles.operations.readiness import find_problems
from tests.support.makers import edit, make_article, make_person, make_photo, perform, publish

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has roles")
ROLE = "newsroom-uji"


@contextmanager
def role(name=ROLE):
    """Act as the role of the application, or as another."""
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@pytest.fixture
def made():
    """The role, made by the command. It is gone with the transaction of the test."""
    call_command("database_role", ROLE, stdout=StringIO())


def check_refused(*statements):
    """Check that the role may run none of these statements."""
    for statement in statements:
        refused = pytest.raises(ProgrammingError, match="permission denied")
        with role(), refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@on_postgresql
def test_the_role_runs_the_newsroom(made, writer, editor, chief):
    with role():
        article = publish(make_article(writer, topic="Banjir", tags=["Air"], photo=make_photo(writer)), writer, editor)
        publish(edit(article, writer, standfirst="Baru."), writer, editor)
        other = make_article(writer, "Terjadwal", tags=["Hujan"])
        perform(other, "submit", by=writer)
        perform(other, "approve", by=editor)
        perform(other, "schedule", by=editor, at=timezone.now() + timezone.timedelta(days=1))
        perform(other, "unschedule", by=editor)
        topic = Topic.objects.get(name="Banjir")
        event = references.propose(topic, {"name": "Banjir Besar"}, by=editor, reason="Sebab.")
        references.confirm(topic, event.number, by=chief)
        assert list(references.apply_names(topic, by=chief))
        tag, into = Tag.objects.get(name="Air"), Tag.objects.get(name="Hujan")
        event = references.propose_merge(tag, into, by=chief, reason="Sama.")
        references.confirm(tag, event.number, by=editor)
        for edition in Edition.objects.all():
            rebuild(edition)
        perform(article, "retract", by=chief, reason="Menyebut nama anak.", ground="child")
        perform(article, "confirm_retraction", by=editor)
        assert set(find_breaks()) == {None}
        assert not owns_tables()
    assert owns_tables()


@on_postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER event_is_sealed ON articles_event",
        "ALTER TABLE articles_event DISABLE TRIGGER ALL",
        "ALTER TABLE articles_revision ADD COLUMN x int",
        "DROP TABLE articles_note",
        "CREATE TABLE x (y int)",
        "CREATE OR REPLACE FUNCTION event_is_sealed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "SET session_replication_role = replica",
        "UPDATE articles_event SET reason = 'x'",
        "UPDATE articles_revision SET content = '{}'",
        "UPDATE articles_referenceversion SET fields = '{}'",
        "UPDATE articles_edition SET headline = 'x'",
        "UPDATE articles_edition SET live_from = now()",
        "DELETE FROM articles_event",
        "DELETE FROM articles_revision",
        "DELETE FROM articles_referenceversion",
        "DELETE FROM articles_redaction",
        "DELETE FROM articles_eventchain",
        "SELECT setval('articles_event_id_seq', 1)",
        "INSERT INTO articles_redaction DEFAULT VALUES",
        "TRUNCATE articles_note",
        "DELETE FROM django_migrations",
    ],
)
def test_the_role_may_not(statement, made):
    refused = pytest.raises(ProgrammingError, match="permission denied|must be owner")
    with role(), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@on_postgresql
def test_what_an_earlier_version_granted_is_taken_back(made):
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO "{ROLE}", PUBLIC')
        cursor.execute(f'GRANT DELETE ON articles_eventchain TO "{ROLE}"')
    call_command("database_role", ROLE, stdout=StringIO())
    check_refused("SELECT setval('articles_event_id_seq', 1)", "DELETE FROM articles_eventchain")


@on_postgresql
def test_the_role_sets_the_numbers_of_articles_as_an_import_does(made, writer):
    make_article(writer)
    with role(), connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Article]):
            cursor.execute(statement)


@on_postgresql
def test_the_role_confirms_no_redaction_and_says_who_can(made, writer, editor, chief):
    second = make_person("lain", "Chief")
    article = make_article(writer, body="<p>Budi Santoso mencuri.</p>")
    edit(article, writer, body="<p>Seseorang mencuri.</p>")
    with role():
        event, _rows = redaction.propose(article, "Budi Santoso", by=chief, ground="child", reason="Anak.")
        with pytest.raises(redaction.RedactionRefused, match="redact_record"):
            redaction.confirm(article, event.number, by=second, reason="")
    redaction.confirm(article, event.number, by=second, reason="")
    assert set(find_breaks()) == {None}


@on_postgresql
def test_a_second_run_changes_nothing_and_a_password_is_set(made, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("rahasia'sekali\n"))
    call_command("database_role", ROLE, "--password", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolpassword IS NOT NULL, rolsuper FROM pg_authid WHERE rolname = %s", [ROLE])
        assert cursor.fetchone() == (True, False)


@on_postgresql
@pytest.mark.parametrize("power", ["CREATEROLE", "REPLICATION", "BYPASSRLS", "SUPERUSER", "member of the owner"])
def test_a_role_that_no_privilege_limits_is_refused(power):
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{ROLE}" {"" if " " in power else power}')
        if " " in power:
            owner = connection.ops.quote_name(connection.settings_dict["USER"])
            cursor.execute(f'GRANT {owner} TO "{ROLE}"')
    with pytest.raises(CommandError, match=ROLE):
        call_command("database_role", ROLE, stdout=StringIO())


@on_postgresql
@pytest.mark.parametrize(
    "owned",
    ["ALTER SCHEMA public OWNER TO", "ALTER FUNCTION event_is_kept() OWNER TO", "ALTER TABLE articles_note OWNER TO"],
)
def test_a_role_that_owns_what_the_triggers_need_is_refused(owned):
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{ROLE}"')
        cursor.execute(f'{owned} "{ROLE}"')
    with pytest.raises(CommandError, match=ROLE):
        call_command("database_role", ROLE, stdout=StringIO())


@on_postgresql
def test_a_predefined_role_is_refused_and_an_odd_name_is_quoted(monkeypatch):
    with pytest.raises(CommandError):
        call_command("database_role", "pg_read_all_data", stdout=StringIO())
    monkeypatch.setattr("sys.stdin", StringIO("rahasia"))
    call_command("database_role", 'Ap%sp"x', "--password", stdout=StringIO())


@on_postgresql
def test_what_everybody_was_granted_is_taken_back():
    with connection.cursor() as cursor:
        cursor.execute("GRANT ALL ON articles_event TO PUBLIC")
    call_command("database_role", ROLE, stdout=StringIO())
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with role(), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_event")


@on_postgresql
@pytest.mark.parametrize(
    "granted",
    [
        "UPDATE, DELETE, TRUNCATE, TRIGGER ON articles_revision",
        "TRIGGER ON articles_event",
        "UPDATE ON articles_edition",
        "DELETE ON articles_eventchain",
    ],
)
def test_a_role_that_may_change_sealed_rows_is_named_by_doctor(granted, made):
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT {granted} TO "{ROLE}"')
    with role():
        assert owns_tables()


@on_postgresql
def test_a_role_that_may_make_roles_is_named_by_doctor(made):
    with connection.cursor() as cursor:
        cursor.execute(f'ALTER ROLE "{ROLE}" CREATEROLE')
    with role():
        assert owns_tables()


@on_postgresql
def test_a_role_that_could_make_tables_cannot_any_more():
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{ROLE}"')
        cursor.execute(f'GRANT CREATE ON SCHEMA public TO "{ROLE}"')
        database = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f'GRANT CREATE ON DATABASE {database} TO "{ROLE}"')
    call_command("database_role", ROLE, stdout=StringIO())
    check_refused("CREATE TABLE x (y int)", "CREATE SCHEMA x")


@on_postgresql
def test_a_role_that_may_still_make_tables_is_refused_with_what_a_superuser_has_to_run():
    owner, tables = "newsroom-pemilik", connection.introspection.table_names()
    with connection.cursor() as cursor:
        # An owner of the tables who does not own the schema, in which everybody may make tables.
        cursor.execute(f'CREATE ROLE "{owner}" CREATEROLE')
        cursor.execute("ALTER SCHEMA public OWNER TO CURRENT_USER")
        cursor.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" OWNER TO "{owner}"')
        statement = 'REVOKE CREATE ON SCHEMA "public" FROM PUBLIC'
        with role(owner), pytest.raises(CommandError, match=statement):
            call_command("database_role", ROLE, stdout=StringIO())
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [ROLE])
        assert cursor.fetchone() == (0,)
        cursor.execute(statement)
        with role(owner):
            call_command("database_role", ROLE, stdout=StringIO())
        with role():
            assert not owns_tables()
        # Granted later by the superuser.
        cursor.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
        with role():
            assert owns_tables()


@on_postgresql
@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("ALL ON articles_page", "articles_page"),
        ("SELECT ON django_migrations", "django_migrations"),
        ("INSERT ON articles_cache", "articles_cache"),
        ("UPDATE (live_until) ON articles_edition", "articles_edition"),
        ("USAGE ON SEQUENCE articles_event_id_seq", "articles_event_id_seq"),
    ],
)
def test_a_privilege_that_the_role_lacks_is_named_before_anything_is_served(taken, name, made):
    with role():
        assert find_missing_privileges() == []
    with connection.cursor() as cursor:
        cursor.execute(f'REVOKE {taken} FROM "{ROLE}"')
    with role():
        found = [one.text for one in find_problems() if one.is_serious and name in one.text]
    assert [text for text in found if f"database_role {ROLE}" in text]


@on_postgresql
def test_the_owner_lacks_no_privilege_and_foreign_tables_need_none(made):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebody_elses (id serial)")
    assert find_missing_privileges() == []
    with role():
        assert find_missing_privileges() == []


@on_postgresql
def test_the_owner_is_refused():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
    with pytest.raises(CommandError):
        call_command("database_role", owner, stdout=StringIO())


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has roles")
def test_sqlite_has_no_roles():
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("database_role", ROLE, stdout=StringIO())
