"""The constraint on the windows of editions as migrations create it, independent of the models of today."""

from django.db import models


class NoTwoLiveAtOnce(models.BaseConstraint):
    """An exclusion constraint on PostgreSQL. On SQLite, triggers enforce the rule."""

    def __eq__(self, other):
        return isinstance(other, models.BaseConstraint) and other.deconstruct() == self.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def constraint_sql(self, model, schema_editor):
        """Return the clause for PostgreSQL, or None elsewhere."""
        if schema_editor.connection.vendor != "postgresql":
            return None
        return (
            f"CONSTRAINT {schema_editor.quote_name(self.name)} EXCLUDE USING gist "
            "(article_id WITH =, tstzrange(live_from, live_until, '[)') WITH &&)"
        )

    def create_sql(self, model, schema_editor):
        """Return the SQL that adds the constraint, or None on SQLite."""
        clause = self.constraint_sql(model, schema_editor)
        return clause and f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} ADD {clause}"

    def remove_sql(self, model, schema_editor):
        """Return the SQL that drops the constraint, or None on SQLite."""
        if schema_editor.connection.vendor != "postgresql":
            return None
        table, name = map(schema_editor.quote_name, (model._meta.db_table, self.name))
        return f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}"
