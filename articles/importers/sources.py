"""Files and folders as sources: which files there are, by what name each is known, and what it holds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from . import jsonl, seeds, sidecars
from .records import Refused

SUFFIXES = {".txt", ".jsonl"}


@dataclass
class Source:
    """One article's source: ``read()`` gives its record or raises Refused. ``tables`` are its folder's sidecar."""

    path: str
    read: Callable
    line: int | None = None
    tables: dict = field(default_factory=dict)
    waits: bool = False


def _refuse(refusal):
    def read():
        raise refusal

    return read


def _seed(path, name, tables):
    def read():
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Refused(_("The file cannot be read: %(error)s") % {"error": error.strerror}) from error
        record = seeds.parse(data, name)
        return sidecars.complete(record, tables, name) if tables else record

    return Source(str(path), read, tables=tables)


def _lines(path):
    """The sources in a file of JSON Lines, one a line."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield Source(str(path), lambda line=line, number=number: jsonl.parse(line, number), number)
    except OSError as error:
        refusal = Refused(_("The file cannot be read: %(error)s") % {"error": error.strerror})
        yield Source(str(path), _refuse(refusal))


def _file(path, name, tables):
    if path.suffix.lower() == ".jsonl":
        yield from _lines(path)
    else:
        yield _seed(path, name, tables)


def _tables(folder):
    """A folder's sidecar, or nothing where it has none; raises Refused."""
    path = folder / sidecars.NAME
    return sidecars.parse_sidecar(path.read_bytes()) if path.is_file() else {}


def read_sources(paths):
    """Walk files and folders in order and give a Source for each article.

    A seed is known by its file name, below a folder by its path from there. A path that is not there, and a
    folder whose sidecar is wrong, give one Source that refuses.
    """
    for path in map(Path, paths):
        folder = path if path.is_dir() else path.parent
        try:
            if not path.exists():
                raise Refused(_("There is no such file or folder."))
            tables = _tables(folder)
        except (Refused, OSError) as error:
            refusal = error if isinstance(error, Refused) else Refused(error)
            yield Source(str(path), _refuse(refusal))
            continue
        if path.is_file():
            yield from _file(path, path.name, tables)
            continue
        found = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        for file in found:
            yield from _file(file, file.relative_to(path).as_posix(), tables if file.parent == path else {})
        if not found:
            yield Source(str(path), _refuse(Refused(_("The folder holds no seeds (.txt) and no exports (.jsonl)."))))
