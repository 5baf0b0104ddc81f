"""docs/seed-format.md describes every table, key and limit of the sidecar."""

import re
from pathlib import Path

from django.conf import settings

from articles.edition_labels import Label
from articles.importers.seeds import MAX_BYLINE_NAMES
from articles.importers.sidecars import ALLOWED_KEYS, MAX_CHARACTERS_BY_KEY, MAX_NAME_CHARACTERS, parse_sidecar
from articles.importers.sources import MAX_FILE_BYTES
from articles.importers.sources import MAX_NAME_CHARACTERS as MAX_SOURCE_CHARACTERS
from articles.text import MAX_GALLERY_PHOTOS

DOCUMENT = (Path(settings.BASE_DIR) / "docs" / "seed-format.md").read_text(encoding="utf-8")


def rows():
    """Return ``{table: {key: description}}`` from the table of the document."""
    found, table = {}, ""
    for cells in re.findall(r"^\|(.*)\|(.*)\|(.*)\|$", DOCUMENT.partition("## The sidecar")[2], re.M):
        named, keys, text = (cell.strip() for cell in cells)
        if match := re.match(r"`\[(\w+)\.", named):
            table = match[1]
        found.setdefault(table, {}).update(dict.fromkeys(re.findall(r"`(\w+)`", keys), text))
    return {name: keys for name, keys in found.items() if keys}


def test_the_table_has_every_table_and_key():
    assert {table: set(keys) for table, keys in rows().items()} == ALLOWED_KEYS


def test_the_table_has_the_limits():
    for key, limit in MAX_CHARACTERS_BY_KEY.items():
        assert f"{limit:,} characters" in rows()["pictures"][key]
    assert set(re.findall(r"`(\w+)`", rows()["articles"]["label"])) == set(Label.values)
    assert f"up to {MAX_GALLERY_PHOTOS} file names" in rows()["articles"]["figures"]
    for limit in (MAX_FILE_BYTES, MAX_SOURCE_CHARACTERS, MAX_BYLINE_NAMES, MAX_NAME_CHARACTERS):
        assert f"{limit:,}" in DOCUMENT


def test_the_example_is_valid_and_has_every_table():
    tables = parse_sidecar(re.search(r"```toml\n(.*?)```", DOCUMENT, re.S)[1].encode())
    assert all(tables[name] for name in ALLOWED_KEYS)
    assert tables["articles"]["festival.txt"].keys() == ALLOWED_KEYS["articles"]
