"""Restoring a backup into an empty installation, and comparing the result with the backup."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.renditions import desk_copy_name, save_original
from articles.text import first_few

from .archive import (
    DUMP,
    FORMAT_WITHOUT_DIGEST,
    LIST,
    MANIFEST,
    MAX_LIST_BYTES,
    MAX_MANIFEST_BYTES,
    ORIGINALS,
    Manifest,
)
from .dumps import load, table_names
from .errors import BackupRefused, reason_of
from .working_folders import delete_remainders, private, working_folder

BLOCK_BYTES = 1 << 20
# How the name of the folder in DATA_DIR begins in which a backup is unpacked.
WORKING_FOLDER = ".restore-"
# What reading an archive raises that is no archive or damaged, also one that somebody compressed.
DAMAGED = (tarfile.TarError, EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile)


class Restored(NamedTuple):
    """The manifest of a restored backup, and the names of originals that it lacks or that differ from their digest."""

    manifest: Manifest
    damaged: list[str]


def restore_backup(
    file: Path, *, each: Callable[[Iterable[tarfile.TarInfo]], Iterable[tarfile.TarInfo]] = iter
) -> Restored:
    """Restore a backup into a database without tables, and its originals into their storage.

    Args:
        file: The backup.
        each: Called with the files to restore, so that a command can show its progress.

    Raises:
        BackupRefused: The file is no backup, is damaged, is of another database or of a later version, or the database
            has tables already. Nothing was changed then. Also where a table has another number of rows afterwards, and
            where an original could not be written.
    """
    try:
        return _restore_backup(file, each)
    except DAMAGED as error:
        raise BackupRefused(_("This file is not a backup, or it is damaged: %(error)s") % {"error": error}) from error
    except OSError as error:
        text = _("The backup could not be restored: %(error)s.")
        raise BackupRefused(text % {"error": reason_of(error)}) from error


def _restore_backup(file: Path, each: Callable[[Iterable[tarfile.TarInfo]], Iterable[tarfile.TarInfo]]) -> Restored:
    data = Path(settings.DATA_DIR)
    data.mkdir(parents=True, exist_ok=True)
    delete_remainders(data, WORKING_FOLDER)
    if tables := _tables():
        text = _(
            "The database is not empty: it has %(count)d tables. Restore into a new one, also where an earlier restore"
            " was interrupted."
        )
        raise BackupRefused(text % {"count": len(tables)})
    with tarfile.open(file) as archive:
        members = iter(archive)
        manifest = _manifest(archive, members)
        with working_folder(data, WORKING_FOLDER) as folder:
            dumped = folder / DUMP
            _unpack_dump(archive, members, dumped, manifest)
            # To the end, before anything is changed.
            originals = _checked(archive, members, manifest)
            load(dumped)
        _compare_counts(manifest)
        try:
            return Restored(manifest, _restore_originals(archive, each(originals)))
        except OSError as error:
            text = _(
                "The database was restored, and then a picture could not be written: %(error)s. Begin again with an"
                " empty database and an empty folder of originals, once that is fixed."
            )
            raise BackupRefused(text % {"error": reason_of(error)}) from error


def _checked(archive: tarfile.TarFile, members: Iterator[tarfile.TarInfo], manifest: Manifest) -> list[tarfile.TarInfo]:
    """Return the originals in a backup. Raises BackupRefused where they or the manifest differ from the list."""
    originals = list(members)
    last = originals.pop() if originals else None
    opened = archive.extractfile(last) if last and last.isfile() and last.name == LIST else None
    if opened is None:
        raise BackupRefused(_("This backup is incomplete: its end is missing."))
    try:
        said: dict[str, str] = json.loads(opened.read(MAX_LIST_BYTES))
        digest_of_manifest = said.pop(MANIFEST, "" if manifest.format > FORMAT_WITHOUT_DIGEST else None)
        digests = {one.name.removeprefix(ORIGINALS): _digest(archive, one) for one in originals}
        differing = sorted(name for name in said.keys() | digests.keys() if said.get(name) != digests.get(name))
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise BackupRefused(_("This backup is incomplete: its end is missing.")) from error
    if digest_of_manifest not in (None, _digest(archive, archive.getmember(MANIFEST))):
        raise BackupRefused(_("The manifest of this backup is damaged: it has another checksum."))
    if differing:
        raise BackupRefused(_("These originals in the backup are damaged: %(names)s") % {"names": first_few(differing)})
    return originals


def _digest(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member) if member.isfile() else None
    return hashlib.file_digest(file, "sha256").hexdigest() if file else ""  # type: ignore[arg-type]  # it only reads


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _open(archive: tarfile.TarFile, members: Iterator[tarfile.TarInfo], name: str) -> IO[bytes]:
    """Return the next file of a backup, which must have this name."""
    member = next(members, None)
    opened = archive.extractfile(member) if member and member.name == name and member.isfile() else None
    if opened is None:
        raise BackupRefused(_("This file is not a backup, or its beginning is damaged."))
    return opened


def _manifest(archive: tarfile.TarFile, members: Iterator[tarfile.TarInfo]) -> Manifest:
    manifest = Manifest.from_bytes(_open(archive, members, MANIFEST).read(MAX_MANIFEST_BYTES))
    if manifest.vendor != connection.vendor:
        text = _("This backup is of %(theirs)s, and the database here is %(ours)s.")
        raise BackupRefused(text % {"theirs": manifest.vendor, "ours": connection.vendor})
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = [f"{app}.{name}" for app, names in manifest.migrations.items() for name in names]
    unknown = sorted(set(unknown) - known)
    if unknown:
        text = _("This backup was made by a later version of this program. Install that first. Unknown: %(names)s")
        raise BackupRefused(text % {"names": ", ".join(unknown[:5])})
    return manifest


def _unpack_dump(
    archive: tarfile.TarFile, members: Iterator[tarfile.TarInfo], dumped: Path, manifest: Manifest
) -> None:
    digest = hashlib.sha256()
    with _open(archive, members, DUMP) as source, open(dumped, "wb", opener=private) as target:
        while block := source.read(BLOCK_BYTES):
            digest.update(block)
            target.write(block)
    if digest.hexdigest() != manifest.dump_sha256:
        raise BackupRefused(_("The dump in this backup is damaged: it has another checksum."))


def _compare_counts(manifest: Manifest) -> None:
    """Raise BackupRefused where a table has another number of rows than the backup says."""
    with connection.cursor() as cursor:

        def query(statement: str) -> list[tuple[object, ...]]:
            cursor.execute(statement)
            return cursor.fetchall()

        counts = {name: query(f'SELECT count(*) FROM "{name}"')[0][0] for name in table_names(query)}  # noqa: S608
    said = manifest.counts
    differing = sorted(name for name in counts.keys() | said.keys() if counts.get(name) != said.get(name))
    if differing:
        text = _(
            "These tables have other numbers of rows than the backup says: %(tables)s. The database was filled: begin"
            " again with an empty one."
        )
        raise BackupRefused(text % {"tables": ", ".join(differing)})


def _restore_originals(archive: tarfile.TarFile, members: Iterable[tarfile.TarInfo]) -> list[str]:
    """Restore the files of photos in the database. Returns the names of originals that are missing or damaged."""
    expected = dict(Photo.objects.values_list("original", "sha256"))
    allowed = expected.keys() | {desk_copy_name(uid) for uid in Photo.objects.values_list("uid", flat=True)}
    damaged = set(expected)
    for member in members:
        name = member.name.removeprefix(ORIGINALS)
        file = archive.extractfile(member) if member.isfile() and name in allowed else None
        if file is None:
            continue
        with tempfile.TemporaryFile(dir=settings.DATA_DIR) as copy:
            digest = hashlib.sha256()
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
                copy.write(block)
            copy.seek(0)
            if expected.get(name, digest.hexdigest()) == digest.hexdigest():
                save_original(name, copy)
                damaged.discard(name)
    return sorted(damaged)
