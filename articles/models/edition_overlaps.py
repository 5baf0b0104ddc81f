"""The constraint that no two editions of an article are live at one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

    from articles.models import Edition

# The copy of the constraint in migrations.
MIGRATION_PATH = "articles.migrations._constraints.NoTwoLiveAtOnce"


class NoTwoLiveAtOnce(models.BaseConstraint):
    """An exclusion constraint on the window on PostgreSQL. On SQLite, triggers enforce the rule.

    One migration serves both databases, and ``full_clean`` raises the same message on each. Migrations have a copy of
    its SQL in a module of their own, which ``deconstruct`` names. A change of the SQL needs a new migration.
    """

    default_violation_error_message = _("Another edition of this article is live in that time.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, models.BaseConstraint) and other.deconstruct() == self.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Return the name of the copy in migrations, and the arguments."""
        _path, arguments, options = super().deconstruct()
        return MIGRATION_PATH, arguments, options

    def constraint_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str | None:
        """Return the clause for PostgreSQL, or None elsewhere: SQLite has no exclusion constraints."""
        if schema_editor.connection.vendor != "postgresql":
            return None
        return (
            f"CONSTRAINT {schema_editor.quote_name(self.name)} EXCLUDE USING gist "
            "(article_id WITH =, tstzrange(live_from, live_until, '[)') WITH &&)"
        )

    def create_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str | None:
        """Return the SQL that adds the constraint to an existing table, or None on SQLite."""
        clause = self.constraint_sql(model, schema_editor)
        return clause and f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} ADD {clause}"

    def remove_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str | None:
        """Return the SQL that drops the constraint from the table, or None on SQLite."""
        if schema_editor.connection.vendor != "postgresql":
            return None
        table, name = map(schema_editor.quote_name, (model._meta.db_table, self.name))
        return f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}"

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: AbstractSet[str] | None = None,
        using: str = "default",
    ) -> None:
        """Raise ValidationError where another edition's window overlaps this one."""
        edition = cast("Edition", instance)
        others = model._default_manager.using(using).filter(article_id=edition.article_id).exclude(pk=edition.pk)
        if edition.live_until is not None:
            others = others.filter(live_from__lt=edition.live_until)
        if others.exclude(live_until__lte=edition.live_from).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)
