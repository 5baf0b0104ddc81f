"""Lines of exports of version 1, and their import."""

import json
from pathlib import Path

from articles.importers import load_all
from articles.integrity import find_breaks

LINES = Path(__file__).resolve().parent.parent / "importers" / "version_1"


def rows_of(name):
    """Return the lines of a file as data."""
    return [json.loads(line) for line in (LINES / name).read_text().splitlines()]


def take_in(path, *rows):
    """Import rows as lines and return the results."""
    path = path / "lama.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return list(load_all([path]))


def come_in(name):
    """Import a file of lines, check that all are created and the record is intact, and return its rows."""
    assert {(result.status, result.reason) for result in load_all([LINES / name])} == {("created", "")}
    assert set(find_breaks()) == {None}
    return rows_of(name)
