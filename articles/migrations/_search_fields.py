"""The column of indexed words, as migrations make it."""

from django.db import models


class WordsField(models.Field):
    """A ``tsvector`` on PostgreSQL, JSON as text elsewhere."""

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else "text"
