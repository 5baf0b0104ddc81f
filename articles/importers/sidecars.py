"""The sidecar of a folder of seeds (``newsroom.toml``): what the text cannot say."""

import tomllib
from datetime import datetime

from django.utils.translation import gettext as _

from articles.labels import Label

from .records import Refused

NAME = "newsroom.toml"
KEYS = {
    "categories": {"name", "parent", "description"},
    "topics": {"introduction"},
    "contributors": {"job_title", "biography", "links"},
    "articles": {"category", "label", "tags", "published_at"},
}


def parse_sidecar(data):
    """Read a sidecar's bytes into its tables; raises Refused naming the table and key that is wrong."""
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_("The sidecar is not TOML: %(error)s") % {"error": error}) from error
    for table, rows in tables.items():
        if table not in KEYS or not isinstance(rows, dict):
            raise Refused(_("The sidecar has no table %(table)s.") % {"table": table})
        for name, row in rows.items():
            _check_row(table, name, row)
    return {table: tables.get(table, {}) for table in KEYS}


def _check_row(table, name, row):
    where = f"[{table}.{name}]"
    if not isinstance(row, dict) or row.keys() - KEYS[table]:
        raise Refused(
            _("%(where)s takes these keys only: %(keys)s.") % {"where": where, "keys": ", ".join(sorted(KEYS[table]))}
        )
    for key, value in row.items():
        if key == "tags":
            good = isinstance(value, list) and all(isinstance(tag, str) and 0 < len(tag) <= 100 for tag in value)
        elif key == "published_at":
            good = isinstance(value, datetime) and value.tzinfo is not None
        elif key == "label":
            good = value in Label.values
        else:
            good = isinstance(value, str)
        if not good:
            raise Refused(_("%(where)s: %(key)s is of the wrong kind.") % {"where": where, "key": key})


def complete(record, tables, file_name):
    """Let the sidecar say what the text of one seed cannot."""
    row = tables["articles"].get(file_name, {})
    record.category = row.get("category")
    record.label = row.get("label", "")
    record.tags = row.get("tags", [])
    record.published_at = row.get("published_at")
    return record
