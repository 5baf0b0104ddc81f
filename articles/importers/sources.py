"""Finding the sources in files and folders: the name of each, and how to read it."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from django.utils.translation import gettext as _

from . import jsonl, seeds, sidecars
from .records import Refused

if TYPE_CHECKING:
    from .records import ArticleRecord
    from .sidecars import Tables

# The parser of a file with one article, by its suffix.
PARSERS: dict[str, Callable[[bytes, str], ArticleRecord]] = {".txt": seeds.parse}
SOURCE_SUFFIXES = {*PARSERS, ".jsonl"}
MAX_FILE_BYTES = 2 * 1024 * 1024
MAX_NAME_CHARACTERS = 400


@dataclass
class Source:
    """The source of one article. ``read()`` returns its record or raises Refused. ``tables`` are from its sidecar."""

    path: str
    read: Callable[[], ArticleRecord]
    line: int | None = None
    tables: Tables = field(default_factory=dict)
    waits: bool = False


def _refuse(refusal: Refused) -> Callable[[], NoReturn]:
    def read() -> NoReturn:
        raise refusal

    return read


def _shown(path: Path | str) -> str:
    """Return a path as text that can be printed and stored, even where its bytes are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _seed(path: Path, name: str, tables: Tables, known_as: str, with_pictures: bool) -> Source:
    def read() -> ArticleRecord:
        if len(known_as) > MAX_NAME_CHARACTERS or name != _shown(name):
            raise Refused(_("The file cannot be read: %(error)s") % {"error": _("its name is too long or not UTF-8")})
        try:
            with path.open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            raise Refused(_("The file cannot be read: %(error)s") % {"error": error.strerror}) from error
        if len(data) > MAX_FILE_BYTES:
            raise Refused(_("The file is larger than %(limit)s bytes.") % {"limit": MAX_FILE_BYTES})
        record = PARSERS.get(path.suffix.lower(), seeds.parse)(data, known_as)
        folder = path.parent / sidecars.PICTURES_FOLDER if with_pictures else None
        return sidecars.complete(record, tables, name, folder) if tables else record

    return Source(_shown(path), read, tables=tables)


def _lines(path: Path) -> Iterator[Source]:
    """Yield the sources in a file of JSON Lines, one a line."""
    is_empty = True
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.removeprefix(BOM_UTF8).strip():
                    is_empty = False
                    yield Source(_shown(path), partial(jsonl.parse, line, number), number)
    except OSError as error:
        refusal = Refused(_("The file cannot be read: %(error)s") % {"error": error.strerror})
        yield Source(_shown(path), _refuse(refusal))
    else:
        if is_empty:
            yield Source(_shown(path), _refuse(Refused(_("The file is empty."))))


def _file(path: Path, name: str, tables: Tables, used_names: dict[str, str], with_pictures: bool) -> Iterator[Source]:
    if path.suffix.lower() == ".jsonl":
        yield from _lines(path)
    else:
        yield _seed(path, name, tables, _free_name(path, name, used_names), with_pictures)


def _free_name(path: Path, name: str, used_names: dict[str, str]) -> str:
    """Return the name of a seed as a source: its file name, with folders where another file of this run has it."""
    full_path = os.path.realpath(path)
    while used_names.setdefault(name, full_path) != full_path:
        path = path.absolute().parent
        name = f"{path.name}/{name}"
    return name


def _is_file(path: Path) -> bool:
    """Return whether a path is a file, or a broken symbolic link, which is refused when it is read."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _tables(folder: Path) -> Tables:
    """Return the tables of a folder's sidecar, empty where it has none. Raises Refused."""
    path = folder / sidecars.SIDECAR_NAME
    return sidecars.parse_sidecar(path.read_bytes()) if path.is_file() else {}


def read_sources(paths: Iterable[str | Path], with_pictures: bool = True) -> Iterator[Source]:
    """Yield a Source for each article in files and folders, in order.

    The name of a seed is its file name, or its path relative to a folder in ``paths``. For a missing path, or a folder
    with an invalid sidecar, it yields one Source whose ``read`` raises Refused. Without pictures no record has any.
    """
    used_names: dict[str, str] = {}
    for path in map(Path, paths):
        try:
            if not path.exists():
                raise Refused(_("There is no such file or folder."))
            tables = _tables(path if path.is_dir() else path.parent)
        except (Refused, OSError) as error:
            refusal = error if isinstance(error, Refused) else Refused(str(error.strerror))
            yield Source(_shown(path), _refuse(refusal))
            continue
        if path.is_file():
            yield from _file(path, path.name, tables, used_names, with_pictures)
            continue
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SOURCE_SUFFIXES and _is_file(file))
        for file in found:
            own: Tables = tables if file.parent == path else {}
            yield from _file(file, file.relative_to(path).as_posix(), own, used_names, with_pictures)
        if not found:
            suffixes = ", ".join(sorted(SOURCE_SUFFIXES))
            message = _("The folder contains no files that can be imported (%(suffixes)s).") % {"suffixes": suffixes}
            yield Source(_shown(path), _refuse(Refused(message)))
