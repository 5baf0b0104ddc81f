"""The files in which the worker processes of a web server count their requests together.

They are mapped into memory. A process that writes to such memory is killed where the disk has no room for it, so each
file is given all its room before it is used, and never grows.
"""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict

# The variable by which prometheus_client finds the folder.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
# Room for some hundred pairs of a kind of page and a status, and most bytes of an entry besides its key.
FILE_BYTES, MAX_ENTRY_BYTES = 1 << 20, 32
logger = logging.getLogger(__name__)


class FixedFile(MmapedDict):
    """A file of metrics that has all its room on the disk, and refuses what does not fit.

    prometheus_client would make a file without room, and let it grow.
    """

    def __init__(self, filename: str, read_mode: bool = False) -> None:
        if not Path(filename).exists():
            _allocate(Path(filename))
        super().__init__(filename, read_mode)

    def _init_value(self, key: str) -> None:
        if self._used + len(key.encode()) + MAX_ENTRY_BYTES > self._capacity:
            raise OSError(errno.ENOSPC, "The file of metrics is full.")
        super()._init_value(key)


class SharedValues:
    """Makes the numbers of this process: in the files of a slot, or in its memory where these have no room."""

    def __init__(self, slot: int) -> None:
        self._make = values.MultiProcessValue(lambda: slot)
        self._has_failed = False

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        try:
            return self._make(*arguments, **options)
        except Exception as error:
            if not self._has_failed:
                logger.warning("Some requests of this worker are not in /metrics: %s", error)
            self._has_failed = True
            return values.MutexValue(*arguments, **options)


def metrics_folder() -> Path:
    """Return the folder with a folder for each port."""
    return Path(settings.DATA_DIR) / "metrics"


def prepare(port: int) -> None:
    """Make the folder of a server, and delete what an earlier server on this port left in it.

    Where that fails, the server serves all the same, and each worker counts its own requests only.
    """
    folder = metrics_folder() / str(port)
    os.environ.pop(FOLDER_VARIABLE, None)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.glob("*_*"):
            file.unlink()
    except OSError as error:
        logger.warning("The workers do not count their requests together: %s", error)
    else:
        os.environ[FOLDER_VARIABLE] = str(folder)


def join(slot: int) -> None:
    """Count the requests of this process in the files of a slot, and go on counting where its predecessor ended.

    Args:
        slot: A number that no other living worker of the server has.
    """
    if os.environ.get(FOLDER_VARIABLE):
        values.MmapedDict = FixedFile  # type: ignore[misc]  # as its values use it
        values.ValueClass = SharedValues(slot)


def _allocate(file: Path) -> None:
    """Make a file that has its room on the disk. It has its name only then. Raises OSError where there is no room."""
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        with fresh.open("wb") as opened:
            os.posix_fallocate(opened.fileno(), 0, FILE_BYTES)
        fresh.rename(file)
    finally:
        fresh.unlink(missing_ok=True)
