"""Mutants applied one at a time to a copy of the repository, with the tests that must notice them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .listing import ROOT, Mutant
from .template import TEMPLATE

# Exit codes of pytest if tests ran: all passed, or some failed.
PASSED, FAILED = 0, 1
FAILURE = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
# Seconds. A mutant may run in an infinite loop.
TIMEOUT = 900


@dataclass(frozen=True)
class Outcome:
    """The result of a mutant: ``killed``, ``SURVIVED``, ``not applicable`` or ``BROKEN``, and the test that failed."""

    word: str
    test: str = ""

    @property
    def is_good(self) -> bool:
        """Return whether a test detected the mutant."""
        return self.word == "killed"


@dataclass
class Copy:
    """A copy of the repository in which mutants are made."""

    root: Path
    database: Path
    # Modification times must never repeat, or Python would use the compiled form of the former code.
    changes: int = field(default=0)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy."""
        environment = {"PYTHONPATH": str(self.root), "DATABASE_URL": "", TEMPLATE: str(self.database)}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )

    def run_tests(self, mutant: Mutant) -> subprocess.CompletedProcess[str]:
        """Run the tests of a mutant until one fails."""
        database = ("-p", "tests.postgres") if mutant.needs_postgres else ("-p", "tests.mutants.template", "--reuse-db")
        # Tests that the default run leaves out are run too.
        marks = ("-m", "slow or not slow")
        plain = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider")
        return self.run("-m", "pytest", *plain, *database, *marks, *mutant.tests)

    def migrate(self) -> None:
        """Make the database from which every run starts, because migrating takes longer than most tests."""
        made = self.run("-c", MAKE_TEMPLATE)
        if made.returncode:
            raise RuntimeError(made.stderr)

    @contextmanager
    def changed(self, mutant: Mutant) -> Iterator[None]:
        """Apply a mutant for the duration of the block."""
        path = self.root / mutant.file
        text, times = path.read_text(), path.stat()
        self.changes += 1
        path.write_text(mutant.applied_to(text))
        os.utime(path, (times.st_atime, times.st_mtime + self.changes))
        try:
            yield
        finally:
            path.write_text(text)
            os.utime(path, (times.st_atime, times.st_mtime))


MAKE_TEMPLATE = f"""
import os
os.environ["DATABASE_URL"] = "sqlite:///" + os.environ["{TEMPLATE}"]
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0, run_syncdb=True)
"""


@contextmanager
def copied() -> Iterator[Copy]:
    """Copy the files tracked by Git to a temporary folder, as they are now."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory(prefix="newsroom-mutants-") as folder:
        copy = Copy(Path(folder, "code"), Path(folder, "template.sqlite3"))
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (copy.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy.root / name)
        yield copy


def outcome_of(mutant: Mutant, copy: Copy) -> Outcome:
    """Run the tests of a mutant."""
    if mutant.count_in(copy.root) != 1:
        return Outcome("not applicable", f"the old text is {mutant.count_in(copy.root)} times in {mutant.file}")
    with copy.changed(mutant):
        try:
            done = copy.run_tests(mutant)
        except subprocess.TimeoutExpired:
            return Outcome("killed", f"nothing was done after {TIMEOUT} seconds")
    failure = FAILURE.search(done.stdout)
    if done.returncode == FAILED and failure:
        return Outcome("killed", failure[1])
    return Outcome("SURVIVED") if done.returncode == PASSED else Outcome("BROKEN", (done.stdout + done.stderr)[-600:])
