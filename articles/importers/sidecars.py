"""The sidecar of a folder of seeds (``newsroom.toml``), with what the text format has no place for."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.edition_labels import Label
from articles.text import MAX_GALLERY_PHOTOS, printable

from .records import Figure, Picture, Refused
from .seeds import CONTROLS

if TYPE_CHECKING:
    from pathlib import Path

    from .records import ArticleRecord

# The values in a sidecar, by table, name and key.
Tables = dict[str, dict[str, dict[str, Any]]]

SIDECAR_NAME = "newsroom.toml"
# The folder next to the sidecar that contains the pictures.
PICTURES_FOLDER = "pictures"
ALLOWED_KEYS = {
    "categories": {"name", "parent", "description"},
    "topics": {"introduction"},
    "contributors": {"job_title", "biography", "links"},
    "pictures": {"alt", "caption", "credit", "focal", "source", "place", "owner", "licence"},
    "articles": {"category", "label", "tags", "published_at", "picture", "figures"},
}
# The most characters of the texts of a picture.
MAX_CHARACTERS_BY_KEY = {
    "alt": 2000,
    "caption": 2000,
    "credit": 250,
    "source": 250,
    "place": 250,
    "owner": 250,
    "licence": 400,
}
MAX_NAME_CHARACTERS = 160


def parse_sidecar(data: bytes) -> Tables:
    """Read a sidecar's bytes into its tables. Raises Refused with the table and key that is wrong."""
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_("The sidecar is not TOML: %(error)s") % {"error": error}) from error
    for table, rows in tables.items():
        if table not in ALLOWED_KEYS or not isinstance(rows, dict):
            raise Refused(_("The sidecar has no table %(table)s.") % {"table": table})
        for name, row in rows.items():
            _check_row(table, name, row)
    return {table: tables.get(table, {}) for table in ALLOWED_KEYS}


def _check_row(table: str, name: str, row: Any) -> None:
    where = f"[{table}.{name}]"
    if not isinstance(row, dict) or row.keys() - ALLOWED_KEYS[table]:
        raise Refused(
            _("%(where)s takes these keys only: %(keys)s.")
            % {"where": where, "keys": ", ".join(sorted(ALLOWED_KEYS[table]))}
        )
    if table == "pictures" and not _is_file_name(name):
        raise Refused(_("%(where)s: a picture is named by its file alone, without a path.") % {"where": where})
    for key, value in row.items():
        if not _is_good(table, key, value):
            raise Refused(_("%(where)s: %(key)s is of the wrong kind.") % {"where": where, "key": key})


def _is_good(table: str, key: str, value: Any) -> bool:
    """Return whether a value is valid for its key."""
    if key == "tags":
        return isinstance(value, list) and all(isinstance(tag, str) and 0 < len(tag) <= 100 for tag in value)
    if key == "published_at":
        return isinstance(value, datetime) and value.tzinfo is not None
    if key == "label":
        return value in Label.values
    if key == "focal":
        return isinstance(value, list) and len(value) == 2 and all(map(_is_part, value))
    if key == "figures":
        return isinstance(value, list) and all(map(_is_figure, value))
    if key == "picture":
        return _is_file_name(value)
    return isinstance(value, str) if table != "pictures" else _is_text(value, MAX_CHARACTERS_BY_KEY[key])


def _is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and not CONTROLS.search(value)


def _is_part(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_file_name(value: Any) -> bool:
    """Return whether this is a plain file name without a path, on any system, and not of a hidden file."""
    return (
        isinstance(value, str)
        and 0 < len(value) <= MAX_NAME_CHARACTERS
        and value.isprintable()
        and not value.startswith(".")
        and PurePosixPath(value).name == PureWindowsPath(value).name == value
    )


def _is_figure(value: Any) -> bool:
    if not isinstance(value, dict) or value.keys() - {"caption"} not in ({"picture", "after"}, {"gallery", "after"}):
        return False
    names, after, caption = value.get("gallery", [value.get("picture")]), value["after"], value.get("caption", "")
    return (
        isinstance(names, list)
        and 0 < len(names) <= MAX_GALLERY_PHOTOS
        and all(map(_is_file_name, names))
        and isinstance(after, int)
        and not isinstance(after, bool)
        and after >= 0
        and _is_text(caption, MAX_CHARACTERS_BY_KEY["caption"])
    )


def complete(record: ArticleRecord, tables: Tables, file_name: str, folder: Path | None) -> ArticleRecord:
    """Add the values of the sidecar to the record of one seed, and return it. Raises Refused for a missing picture.

    ``folder`` is that of the pictures. With None, no pictures are added.
    """
    row = tables["articles"].get(file_name, {})
    record.category = row.get("category")
    record.label = row.get("label", "")
    record.tags = [tag for tag in map(printable, row.get("tags", [])) if tag]
    record.published_at = row.get("published_at")
    if folder is None:
        return record

    def picture(key: str, name: str) -> Picture:
        return _picture(tables["pictures"], name, folder, f"[articles.{file_name}]: {key}")

    if "picture" in row:
        record.picture = picture("picture", row["picture"])
    record.figures = [
        Figure(
            [picture("figures", name) for name in figure.get("gallery", [figure.get("picture")])],
            "gallery" in figure,
            figure["after"],
            figure.get("caption", ""),
        )
        for figure in row.get("figures", [])
    ]
    return record


def _picture(rows: dict[str, dict[str, Any]], name: str, folder: Path, where: str) -> Picture:
    path = folder / name
    if name not in rows:
        raise Refused(_("%(where)s: there is no table [pictures.%(name)s].") % {"where": where, "name": name})
    if not path.is_file():
        raise Refused(_("%(where)s: there is no file %(path)s.") % {"where": where, "path": f"{folder.name}/{name}"})
    words: dict[str, Any] = {
        key: printable(value) if isinstance(value, str) else value for key, value in rows[name].items()
    }
    focal = words.pop("focal", None)
    return Picture(name, path, words, (focal[0], focal[1]) if focal else None)
