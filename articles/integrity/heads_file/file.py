"""The heads file on disk: opened safely, locked, and appended to one whole line at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.text import instant

from .lines import Fault, HeadsLine, read_lines, write_line

try:
    import fcntl
except ImportError:  # Windows, where two processes must not append at once.
    fcntl = None  # type: ignore[assignment]

# Some systems lack some of these. Without O_NONBLOCK, opening a named pipe would wait for its other end.
OPEN_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
OWNER_ONLY = 0o600


class HeadsRefused(Exception):
    """A heads file cannot be used. The message is for an operator."""


@contextmanager
def open_heads(path: Path, *, to_append: bool = False) -> Iterator[BinaryIO]:
    """Open a heads file for reading, locked until it is closed: shared, or exclusively ``to_append``.

    A file that is missing is created ``to_append``, readable by its owner only.

    Raises:
        HeadsRefused: It cannot be opened, or is a folder, a symbolic link or not a regular file.
    """
    if path.is_symlink():
        raise HeadsRefused(_("%(file)s is a symbolic link. Name the file itself.") % {"file": path})
    if path.is_dir():
        raise HeadsRefused(_("%(file)s is a folder. Name a file in it.") % {"file": path})
    mode = os.O_RDWR | os.O_APPEND | os.O_CREAT if to_append else os.O_RDONLY
    try:
        descriptor = os.open(path, mode | OPEN_FLAGS, OWNER_ONLY)
    except OSError as error:
        reason = {"file": path, "error": error.strerror}
        raise HeadsRefused(_("%(file)s cannot be opened: %(error)s.") % reason) from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise HeadsRefused(_("%(file)s is not a regular file.") % {"file": path})
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX if to_append else fcntl.LOCK_SH)
        yield file


def append_heads(
    path: Path, digests: Iterable[tuple[str, int, str]], *, key: str, site: str, only_changes: bool = False
) -> HeadsLine:
    """Append one line with the digests that are not in the file yet, after checking every line of the file.

    A second process waits until the first has finished.

    Args:
        path: The file, created where it is missing.
        digests: Subject, number and digest of the last event of each chain. Read while the file is locked.
        key: The key of the MACs.
        site: Address of the site, which must be that of the file.
        only_changes: Whether nothing is appended where every digest is in the file.

    Returns:
        The line that was appended, else the last one.

    Raises:
        HeadsRefused: The file cannot be used, or one of its lines was changed. Nothing is appended.
    """
    with open_heads(path, to_append=True) as file:
        known: dict[str, list[Any]] = {}
        last = None
        for line in read_lines(file, key):
            if isinstance(line, Fault):
                raise HeadsRefused(f"{path}: {line} " + _("Nothing was appended."))
            known.update(line.heads)
            last = line
        if last and last.site != site:
            where = {"file": path, "site": last.site, "own": site}
            raise HeadsRefused(_("%(file)s belongs to %(site)s, and this is %(own)s. Begin another file.") % where)
        heads = {
            subject: [number, digest] for subject, number, digest in digests if known.get(subject) != [number, digest]
        }
        if last and only_changes and not heads:
            return last
        number, previous = (last.number + 1, last.mac) if last else (1, "")
        # Taken after the digests were read, so that no line is older than an event it names.
        at = cast("str", instant(timezone.now()))
        mac, data = write_line(key=key, at=at, site=site, heads=heads, previous=previous)
        _write(path, file.fileno(), data)
        return HeadsLine(number, at, site, heads, previous, mac)


def _write(path: Path, descriptor: int, data: bytes) -> None:
    """Write the whole line or, as far as the file system allows it, nothing."""
    size = os.fstat(descriptor).st_size
    try:
        written = os.write(descriptor, data)
        error = None if written == len(data) else _("the disk is full")
        os.fsync(descriptor)
    except OSError as failure:
        error = failure.strerror
    if error:
        # An append-only file keeps the incomplete line, which the next run reports.
        with suppress(OSError):
            os.ftruncate(descriptor, size)
        raise HeadsRefused(_("%(file)s cannot be written: %(error)s.") % {"file": path, "error": error})
