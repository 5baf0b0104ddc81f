"""Folders in which a backup is made or restored, and deleting those that a killed process left."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def working_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Make a folder, locked for as long as this process lives, and delete it afterwards."""
    with tempfile.TemporaryDirectory(dir=parent, prefix=prefix) as name, _opened(Path(name)) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield Path(name)


def delete_remainders(parent: Path, prefix: str) -> None:
    """Delete what killed processes left. The folder of one that is running is locked."""
    for folder in parent.glob(f"{prefix}*"):
        with suppress(OSError), _opened(folder) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def private(path: str, flags: int) -> int:
    """Open a file that only its owner may read, as the ``opener`` of ``open``."""
    return os.open(path, flags, 0o600)
