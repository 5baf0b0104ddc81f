"""The list of mutants, read from the files in ``rules``, one for each package."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = Path(__file__).with_name("rules")


@dataclass(frozen=True)
class Mutant:
    """One change of the code that breaks a rule.

    ``old`` occurs exactly once in ``file``. ``tests`` are the files that fail with the change, the fastest first.
    ``equivalent`` explains why no test can fail. ``needs_postgres`` is for rules that SQLite enforces by itself.
    """

    id: str
    file: str
    old: str
    new: str
    rule: str
    tests: tuple[str, ...] = ()
    equivalent: str = ""
    needs_postgres: bool = False

    def count_in(self, root: Path) -> int:
        """Return how often the old text is in its file, 0 if there is no such file."""
        path = root / self.file
        return path.read_text().count(self.old) if path.is_file() else 0

    def applied_to(self, text: str) -> str:
        """Return the text of a file with the change made."""
        return text.replace(self.old, self.new)


def read_mutants(folder: Path = RULES) -> list[Mutant]:
    """Return the mutants of all files, in the order of their names."""
    rows = [row for path in sorted(folder.glob("*.toml")) for row in tomllib.loads(path.read_text())["mutant"]]
    return [Mutant(**row | {"tests": tuple(row.get("tests", ()))}) for row in rows]
