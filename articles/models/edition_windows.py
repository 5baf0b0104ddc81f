"""The constraint that no two editions of an article are live at one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

    from articles.models import Edition


class NoTwoLiveAtOnce(models.BaseConstraint):
    """An exclusion constraint on the window on PostgreSQL; elsewhere triggers hold the rule.

    One migration serves both databases, and ``full_clean`` says the same words on each.
    """

    violation_error_message = _("Another edition of this article is live in that time.")

    def __eq__(self, other: Any) -> Any:
        return type(other) is type(self) and other.name == self.name

    __hash__ = models.BaseConstraint.__hash__

    def constraint_sql(self, model: type, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """PostgreSQL's clause, or nothing: SQLite has no exclusion constraints."""
        if schema_editor.connection.vendor != "postgresql":
            return None
        return (
            f"CONSTRAINT {schema_editor.quote_name(self.name)} EXCLUDE USING gist "
            "(article_id WITH =, tstzrange(live_from, live_until, '[)') WITH &&)"
        )

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        """Add the constraint to a table that stands."""
        clause = self.constraint_sql(model, schema_editor)
        return clause and f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} ADD {clause}"

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Take the constraint off the table."""
        if schema_editor.connection.vendor != "postgresql":
            return None
        table, name = map(schema_editor.quote_name, (model._meta.db_table, self.name))
        return f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}"

    def validate(
        self, model: type[Edition], instance: Edition, exclude: set[Any] | None = None, using: str = "default"
    ) -> None:
        """Raise ValidationError where another edition's window meets this one."""
        others = model._default_manager.using(using).filter(article_id=instance.article_id).exclude(pk=instance.pk)
        if instance.live_until is not None:
            others = others.filter(live_from__lt=instance.live_until)
        if others.exclude(live_until__lte=instance.live_from).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)
