"""Databases of earlier versions, and the articles in them."""

from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection

FOLDER = Path(__file__).resolve().parent.parent / "upgrades"

# headline: editorial state, public state, whether a retraction waits, answer to a reader.
ARTICLES = {
    "Konsep": ("draft", "unpublished", False, 404),
    "Ditinjau": ("in_review", "unpublished", False, 404),
    "Dikembalikan": ("draft", "unpublished", False, 404),
    "Disetujui": ("approved", "unpublished", False, 404),
    "Pembaruan terjadwal besok": ("approved", "live_with_changes", False, 200),
    "Tayang": ("approved", "live", False, 200),
    "Tayang dengan perubahan": ("draft", "live_with_changes", False, 200),
    "Diralat benar": ("approved", "live", False, 200),
    "Hak jawab": ("approved", "live", False, 200),
    "Diturunkan": ("approved", "expired", False, 404),
    "Menunggu pencabutan": ("approved", "live", True, 200),
    "Ditarik": ("approved", "retracted", False, 410),
    "Terjadwal": ("approved", "scheduled", False, 404),
}


@contextmanager
def another_database(name):
    """Switch the default connection to another, empty database, and remove that one afterwards."""
    usual = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')


def load(version):
    """Load the stored SQL dump of a version into the database."""
    text = (FOLDER / f"{version}_{connection.vendor}.sql").read_text()
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.executescript(text)
    else:
        with connection.cursor() as cursor:
            cursor.execute(text)
    # A dump changes settings of the connection that loads it.
    connection.close()


def migrate():
    """Run the migrations as an operator does."""
    call_command("migrate", verbosity=0, interactive=False, stdout=StringIO())
