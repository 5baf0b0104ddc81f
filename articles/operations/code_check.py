"""The check of the code that is on the disk, in a process of its own, before workers are started that would load it."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

# Seconds in which new code has to be checked.
CHECK_SECONDS = 300.0
logger = logging.getLogger(__name__)


def version_on_disk() -> str:
    """Return a digest of the names, times and sizes of the files that a new worker would load.

    They are those of the program, and the names of the installed packages.
    """
    digest = hashlib.sha256()
    for path in sorted(_files()):
        try:
            found = path.stat()
        except FileNotFoundError:
            # It was deleted in this moment. The next look sees that.
            continue
        digest.update(f"{path}\0{found.st_mtime_ns}\0{found.st_size}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    project = Path(str(sys.modules[settings.SETTINGS_MODULE].__file__)).parent
    for folder in {Path(__file__).parent.parent, project, settings.BASE_DIR / "templates"}:
        yield from (path for path in folder.rglob("*.*") if path.parent.name != "__pycache__" and path.is_file())
    yield from Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info")


class CodeCheck:
    """A check that can be begun again and again, one at a time, and what it found."""

    def __init__(self, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self._start = start
        self._process: subprocess.Popen[bytes] | None = None
        self._limit = 0.0
        self.is_begun = False
        # What was on the disk when it began.
        self.version = ""

    def begin(self) -> None:
        """Start the check, or say why it cannot be started, for example because too many files are open."""
        self.is_begun, self.version = True, version_on_disk()
        self._limit = time.monotonic() + CHECK_SECONDS
        try:
            self._process = self._start()
        except OSError as error:
            logger.error("The check cannot be started: %s.", error)

    def verdict(self) -> bool | None:
        """Return whether the code can be served, or None while there is no answer. An answer is given once."""
        if not self.is_begun or (self._process and self._process.poll() is None and time.monotonic() < self._limit):
            return None
        can_serve = self._process is not None and self._process.poll() == 0
        self.stop()
        return can_serve

    def stop(self) -> None:
        """Kill the check where it still runs, and wait for its end."""
        if self._process:
            if self._process.poll() is None:
                self._process.kill()
            self._process.wait()
        self._process, self.is_begun = None, False
