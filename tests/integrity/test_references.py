"""References in the record: no program can delete a contributor, category, topic, tag, policy or page in it."""

import pytest
from django.db import IntegrityError, connection, transaction

from articles import triggers
from articles.models import Category, Page, reference_models
from tests.support.references import make_one_of_each

pytestmark = pytest.mark.django_db
MODELS = reference_models()


def is_refused(action):
    """Return whether a trigger refuses a statement, in a savepoint."""
    names = [trigger.name for trigger in triggers.TRIGGERS]
    try:
        with transaction.atomic():
            action()
    except IntegrityError as refusal:
        return any(name in str(refusal) for name in names)
    return False


def run(statement):
    """Run one SQL statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(params=MODELS, ids=lambda model: model.KIND)
def named(request):
    """A reference of each kind that is in the record."""
    row = next(one for one in make_one_of_each() if isinstance(one, request.param))
    type(row).objects.filter(pk=row.pk).update(is_in_record=True)
    row.refresh_from_db()
    return row


@pytest.fixture
def other(named):
    """A row of the same table that is not in the record."""
    field = "title" if isinstance(named, Page) else "name"
    apart = {"is_in_footer": False} if isinstance(named, Page) else {}
    return type(named).objects.create(**{field: "Lainnya"}, **apart)


def test_a_reference_in_the_record_cannot_be_deleted(named, other):
    rows = type(named).objects
    assert is_refused(named.delete)
    assert is_refused(lambda: rows.filter(pk=named.pk)._raw_delete(using="default"))
    assert is_refused(lambda: run(f"DELETE FROM {named._meta.db_table} WHERE id = {named.pk}"))
    other.delete()
    assert rows.filter(pk=named.pk, is_in_record=True).exists()
    assert not rows.filter(pk=other.pk).exists()


def test_a_reference_in_the_record_stays_marked_and_keeps_its_uid(named, other):
    row = type(named).objects.filter(pk=named.pk)
    assert is_refused(lambda: row.update(is_in_record=False))
    assert is_refused(lambda: row.update(uid=type(named)._meta.get_field("uid").get_default()))
    assert is_refused(lambda: row.update(id=named.pk + 1000))
    assert row.update(is_in_record=True) == 1
    assert type(named).objects.filter(pk=other.pk).update(is_in_record=False) == 1


def test_a_reference_in_the_record_may_be_renamed_and_archived(named):
    field = "title" if isinstance(named, Page) else "name"
    row = type(named).objects.filter(pk=named.pk)
    assert row.update(**{field: "Nama baru", "archived_at": "2026-01-01T00:00:00Z"}) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has REPLACE")
def test_a_reference_in_the_record_cannot_be_replaced_by_another_row(named, other):
    table = named._meta.db_table
    columns = [f'"{field.column}"' for field in named._meta.concrete_fields]
    values = ", ".join("0" if column == '"is_in_record"' else column for column in columns)
    copy = f"({', '.join(columns)}) SELECT {values} FROM {table} WHERE id = {named.pk}"
    assert is_refused(lambda: run(f"INSERT OR REPLACE INTO {table} {copy}"))
    assert is_refused(lambda: run(f"REPLACE INTO {table} {copy}"))
    without_key = [column for column in columns if column != '"id"']
    values = ", ".join("0" if column == '"is_in_record"' else column for column in without_key)
    copy = f"({', '.join(without_key)}) SELECT {values} FROM {table} WHERE id = {named.pk}"
    assert is_refused(lambda: run(f"INSERT OR REPLACE INTO {table} {copy}"))
    for column in ("uid", "slug"):
        if column == "uid" or any(field.name == column for field in named._meta.concrete_fields):
            taken = f"(SELECT {column} FROM {table} WHERE id = {named.pk})"
            statement = f"UPDATE OR REPLACE {table} SET {column} = {taken} WHERE id = {other.pk}"
            assert is_refused(lambda statement=statement: run(statement)), column
    assert is_refused(lambda: run(f"UPDATE OR REPLACE {table} SET id = {named.pk} WHERE id = {other.pk}"))
    assert type(named).objects.filter(pk__in=[named.pk, other.pk]).count() == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has REPLACE")
def test_the_default_category_in_the_record_changes_only_by_the_apps_own_function():
    Category.objects.filter(is_default=True).update(is_in_record=True)
    new = Category.objects.create(name="Baru")
    assert Category.objects.create(name="Lagi", is_default=False)
    statement = f"UPDATE OR REPLACE articles_category SET is_default = 1 WHERE id = {new.pk}"
    assert is_refused(lambda: run(statement))
    new.is_default = True
    new.save_as_default()
    assert list(Category.objects.filter(is_default=True)) == [new]
    assert Category.objects.filter(is_in_record=True).count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
def test_a_table_with_a_reference_in_the_record_cannot_be_truncated(named):
    connection.check_constraints()
    assert is_refused(lambda: run(f"TRUNCATE {named._meta.db_table} CASCADE"))
    assert type(named).objects.filter(pk=named.pk).exists()
