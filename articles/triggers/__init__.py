"""Database triggers that seal the record, and that write which pages a change makes out of date.

Rows about the past cannot be changed, scheduled editions can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core import checks
from django.db import IntegrityError, connections
from django.utils.translation import gettext as _

from articles.models import Edition

from .locks import TableInUse, change_when_free
from .record_triggers import TRIGGERS
from .sql import columns_of, create, drop, source_of, sources_in
from .trigger import Trigger

if TYPE_CHECKING:
    from django.apps import AppConfig
    from django.core.checks.messages import Warning
    from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = [
    "MISSING_TRIGGER",
    "TRIGGERS",
    "TableInUse",
    "Trigger",
    "check_triggers",
    "create",
    "disable",
    "drop",
    "enable",
    "enable_after_migrate",
    "is_record_violation",
    "missing",
    "triggers_disabled",
]
# The id of the warning that a trigger is missing.
MISSING_TRIGGER = "articles.W001"


def is_record_violation(error: IntegrityError) -> bool:
    """Return whether an error comes from a rule of the record, and not from a fault such as a missing value."""
    names = [trigger.name for trigger in TRIGGERS] + [rule.name for rule in Edition._meta.constraints]
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    # SQLite has the name in its message.
    return name in names if name else any(rule in str(error) for rule in names)


def _on_tables(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """Return the triggers whose tables exist in this database, and those that they write to."""
    tables = set(connection.introspection.table_names())
    return [trigger for trigger in TRIGGERS if connection.vendor in trigger.vendors and trigger.tables <= tables]


def _possible_triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """Return the triggers whose tables and columns exist in this database. A half-migrated one lacks some."""
    triggers = _on_tables(connection)
    columns = {table: set(columns_of(connection, table)) for table in {trigger.table for trigger in triggers}}
    return [trigger for trigger in triggers if trigger.columns <= columns[trigger.table]]


def disable(using: str = "default") -> None:
    """Drop every trigger, until ``enable`` creates them again."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for trigger in _on_tables(connection):
            cursor.execute(drop(trigger, connection))


def enable(using: str = "default") -> None:
    """Create the triggers that are missing or differ, for the columns that the tables have now.

    Where none is, nothing is changed and no table is locked, so that nobody waits.

    Raises:
        TableInUse: Others use a table for too long. Triggers of other tables may have been created.
    """
    connection = connections[using]
    possible = _possible_triggers(connection)
    wrong = _missing_of(possible, connection)
    # Those that need columns that the tables lack would make every change of a row fail.
    present = sources_in(connection)
    wrong += [one for one in _on_tables(connection) if one not in possible and (one.name, one.table) in present]
    for table in sorted({trigger.table for trigger in wrong}):
        here = [trigger for trigger in wrong if trigger.table == table]
        change_when_free(using, table, partial(_replace, here, possible, connection))


def _replace(triggers: list[Trigger], possible: list[Trigger], connection: BaseDatabaseWrapper) -> None:
    """Drop triggers, and create those again that are possible."""
    with connection.cursor() as cursor:
        for trigger in triggers:
            cursor.execute(drop(trigger, connection))
            for statement in create(trigger, connection) if trigger in possible else []:
                cursor.execute(statement)


@contextmanager
def triggers_disabled(using: str = "default") -> Iterator[None]:
    """Disable the triggers while a test database is emptied. They are enabled again in any case."""
    disable(using)
    try:
        yield
    finally:
        enable(using)


def missing(using: str = "default") -> list[str]:
    """Return the names of triggers that are missing from this database or differ from what they should be."""
    connection = connections[using]
    return [trigger.name for trigger in _missing_of(_possible_triggers(connection), connection)]


def _missing_of(triggers: list[Trigger], connection: BaseDatabaseWrapper) -> list[Trigger]:
    present = sources_in(connection)
    return [one for one in triggers if present.get((one.name, one.table)) != source_of(one, connection)]


def enable_after_migrate(sender: AppConfig | None, using: str, **kwargs: Any) -> None:
    """Create triggers that are missing after migrations, which drop some, as SQLite does where a table is rebuilt."""
    enable(using)


def check_triggers(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[Warning]:
    """Return a warning for each missing trigger. Errors would stop ``migrate``, which creates the triggers."""
    of_pages = {trigger.name for trigger in TRIGGERS if trigger.keys}
    return [
        checks.Warning(
            (
                _("The trigger %(name)s is missing: stored pages can stay out of date.")
                if name in of_pages
                else _("The trigger %(name)s is missing: the record of what readers were shown is not sealed.")
            )
            % {"name": name},
            hint=_("Run manage.py migrate, which puts every trigger in place."),
            id=MISSING_TRIGGER,
        )
        for using in databases or []
        for name in missing(using)
    ]
