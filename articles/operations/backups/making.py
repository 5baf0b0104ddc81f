"""Making a backup while the newsroom works."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.renditions import desk_copy_name, open_original

from .archive import DUMP, LIST, MANIFEST, ORIGINALS, Manifest
from .dumps import Query, dump, table_names
from .errors import BackupRefused, reason_of
from .working_folders import delete_remainders, private, working_folder

# Bytes that are read at a time.
BLOCK_BYTES = 1 << 20
# How the name of the folder begins in which a backup is made, beside the file.
WORKING_FOLDER = ".newsroom-backup-"
# The name of the incomplete backup in it.
PARTIAL = "backup.tar"


def make_backup(
    file: Path, *, each: Callable[[Iterable[tuple[str, str]]], Iterable[tuple[str, str]]] = iter
) -> tuple[Manifest, list[str]]:
    """Write a backup of the database and of the originals to a new file, which only its owner can read.

    Originals are never changed, so those that the dump names are the right ones however long the copying takes.

    Args:
        file: Where to write it. It must not exist. It appears there when it is complete.
        each: Called with the originals to copy, so that a command can show its progress.

    Returns:
        The manifest, and the names of originals that the database names and that are missing from their storage.

    Raises:
        BackupRefused: The file exists, the disk is full, or the database or an original could not be read. No
            incomplete file is left. What a killed backup left is deleted by the next one.
    """
    try:
        return _make_backup(file, each)
    except OSError as error:
        text = _("The backup could not be made: %(error)s. Nothing was left behind.")
        raise BackupRefused(text % {"error": reason_of(error)}) from error


def _make_backup(
    file: Path, each: Callable[[Iterable[tuple[str, str]]], Iterable[tuple[str, str]]]
) -> tuple[Manifest, list[str]]:
    _refuse_existing(file)
    delete_remainders(file.parent, WORKING_FOLDER)
    with working_folder(file.parent, WORKING_FOLDER) as folder:
        dumped, partial = folder / DUMP, folder / PARTIAL
        with dump(dumped) as query:
            manifest, originals = _describe(query), _originals(query)
        manifest = Manifest(**{**vars(manifest), "dump_sha256": _sha256(dumped)})
        with open(partial, "xb", opener=private) as target:
            missing = _write(target, manifest, dumped, each(originals))
            target.flush()
            os.fsync(target.fileno())
        _refuse_existing(file)
        partial.rename(file)
    return manifest, missing


def _refuse_existing(file: Path) -> None:
    if file.exists():
        raise BackupRefused(_("%(file)s exists already. Name a new file.") % {"file": file})


def _describe(query: Query) -> Manifest:
    migrations = defaultdict(list)
    for app, name in query("SELECT app, name FROM django_migrations ORDER BY app, name"):
        migrations[app].append(name)
    return Manifest(
        made_at=timezone.now().isoformat(),
        vendor=connection.vendor,
        dump_sha256="",
        counts={name: query(f'SELECT count(*) FROM "{name}"')[0][0] for name in table_names(query)},  # noqa: S608
        migrations=dict(migrations),
        settings=settings.SET_VARIABLES,
    )


def _originals(query: Query) -> list[tuple[str, str]]:
    """Return the name of each original in its storage, with that of the desk's copy of it."""
    rows = query(f"SELECT original, uid FROM {Photo._meta.db_table} ORDER BY id")  # noqa: S608
    # SQLite stores a uid without hyphens.
    return [(name, desk_copy_name(Photo._meta.get_field("uid").to_python(uid))) for name, uid in rows]


def _write(target: IO[bytes], manifest: Manifest, dumped: Path, originals: Iterable[tuple[str, str]]) -> list[str]:
    missing, digests = [], {}
    with tarfile.open(fileobj=target, mode="w") as archive:
        digests[MANIFEST] = _add(archive, MANIFEST, io.BytesIO(manifest.to_bytes()))
        with dumped.open("rb") as file:
            _add(archive, DUMP, file)
        for name, desk_copy in originals:
            try:
                with open_original(name) as file:
                    digests[name] = _add(archive, f"{ORIGINALS}{name}", file)
            except FileNotFoundError:
                missing.append(name)
                continue
            with suppress(FileNotFoundError), open_original(desk_copy) as file:
                digests[desk_copy] = _add(archive, f"{ORIGINALS}{desk_copy}", file)
        _add(archive, LIST, io.BytesIO(json.dumps(digests).encode()))
    return missing


def _add(archive: tarfile.TarFile, name: str, file: IO[bytes]) -> str:
    """Add a file, and return the SHA-256 of what was added."""
    member = tarfile.TarInfo(name)
    member.size = file.seek(0, os.SEEK_END)
    member.mode, member.mtime = 0o600, int(timezone.now().timestamp())
    file.seek(0)
    hashed = Hashed(file)
    archive.addfile(member, hashed)  # type: ignore[arg-type]  # it only reads
    return hashed.digest.hexdigest()


class Hashed:
    """A file that is read once, and the digest of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        block = self._file.read(size)
        self.digest.update(block)
        return block


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
