"""Helpers to make redactions with the app's functions, and to search a database for words."""

import json

from django.apps import apps
from django.db import connection

from articles import redaction

WORDS = "Rahasia Negara"


def redact(article, first, second, words=WORDS, **options):
    """Propose and confirm a redaction."""
    options = {"ground": "court", "reason": "Putusan nomor 7."} | options
    event, _found = redaction.propose(article, words, by=first, **options)
    return redaction.confirm(article, event.number, by=second)


def texts_of_database():
    """Yield every value that may contain words, of every column of the app, with its place."""
    models = [*apps.get_app_config("articles").get_models(include_auto_created=True)]
    for model in models:
        columns = [
            field.column
            for field in model._meta.concrete_fields
            if field.get_internal_type() in {"CharField", "TextField", "JSONField", "SlugField", "EmailField"}
        ]
        if not columns:
            continue
        table = model._meta.db_table
        names = ", ".join(f'CAST("{column}" AS text)' for column in columns)
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {names} FROM "{table}"')
            for row in cursor.fetchall():
                yield from ((f"{table}.{column}", value) for column, value in zip(columns, row, strict=True) if value)


def places_of(forbidden):
    """Return the places in a database that contain forbidden words."""
    return {place for place, value in texts_of_database() if forbidden.are_in(_plain(value))}


def _plain(value):
    try:
        return json.loads(value)
    except ValueError:
        return value
