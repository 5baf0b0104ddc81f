"""The format of a backup: a tar file with a manifest, a dump of the database, the originals and their list."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from .errors import BackupRefused

FORMAT = 3
# The earlier format that can be read. Its list has no digest of the manifest.
FORMAT_WITHOUT_DIGEST = 2
MANIFEST, DUMP = "manifest.json", "database.dump"
# The folder of originals in the archive. Their names in it are those in their storage.
ORIGINALS = "originals/"
# The last file: the SHA-256 of the manifest and of each original by its name, so that a backup that was cut off or
# damaged is recognised.
LIST = "originals.json"
MAX_MANIFEST_BYTES, MAX_LIST_BYTES = 1_000_000, 500_000_000


@dataclass(frozen=True)
class Manifest:
    """What a backup contains.

    ``vendor`` is that of the database. ``counts`` are the rows by table, ``migrations`` the applied ones by app.
    ``settings`` are the names of the environment variables that were set, without their values.
    """

    made_at: str
    vendor: str
    dump_sha256: str
    counts: dict[str, int]
    migrations: dict[str, list[str]]
    settings: list[str]
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON."""
        return json.dumps(asdict(self), indent=2, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """Return the manifest from JSON. Raises BackupRefused for other data and for other formats."""
        try:
            values: dict[str, Any] = json.loads(data)
            manifest = cls(**values)
            if not _has_shape(manifest):
                raise TypeError
        except (ValueError, TypeError, RecursionError) as error:
            raise BackupRefused(_("This file is not a backup, or its beginning is damaged.")) from error
        if manifest.format not in (FORMAT, FORMAT_WITHOUT_DIGEST):
            text = _("This backup has format %(format)s, which this version cannot read.")
            raise BackupRefused(text % {"format": manifest.format})
        return manifest


def _has_shape(manifest: Manifest) -> bool:
    """Return whether the values in a manifest, which may be any JSON, are what they should be."""
    return (
        isinstance(manifest.made_at, str)
        and isinstance(manifest.counts, dict)
        and all(isinstance(count, int) for count in manifest.counts.values())
        and isinstance(manifest.migrations, dict)
        and all(_are_texts(names) for names in manifest.migrations.values())
        and _are_texts(manifest.settings)
    )


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
