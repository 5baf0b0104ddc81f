"""Static files: the stylesheet that is joined from its parts, collecting all files, and checking that this was done."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.checks import Warning as Concern
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

WHAT_TO_RUN = "Run manage.py collectstatic."
# The name of a file with the checksum of its content.
HASHED_NAME = re.compile(r"\.([0-9a-f]{12})\.[^.]+$")
# The patterns that collectstatic ignores by default.
IGNORED_PATTERNS = ["CVS", ".*", "*~"]
# Stylesheets that are written in parts and sent as one file, so that readers wait for one request: the parts, in order.
PARTS_FOLDER = Path(__file__).parent / "stylesheets"
JOINED_STYLESHEETS = {"articles/site.css": ("site/base.css", "site/frame.css", "site/lists.css", "site/article.css")}


class JoinedStorage(FileSystemStorage):
    """Storage of joined stylesheets, each of which is written when its file is needed, and not when it is listed."""

    def path(self, name: str) -> str:
        """Return the place of a joined stylesheet, which is written from its parts unless it is up to date."""
        place = Path(super().path(name))
        text = "\n".join((PARTS_FOLDER / part).read_text() for part in JOINED_STYLESHEETS[name])
        if not place.exists() or place.read_text() != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            # Other processes may read it meanwhile.
            fresh = place.with_suffix(f".{os.getpid()}")
            try:
                fresh.write_text(text)
                fresh.replace(place)
            finally:
                fresh.unlink(missing_ok=True)
        return str(place)


class JoinedStylesheets(BaseFinder):
    """Finder of static files that joins the parts of a stylesheet, in a folder beside that of the collected files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()
        self.storage = JoinedStorage(location=Path(settings.STATIC_ROOT).with_name("joined-static"))

    def check(self, **kwargs: Any) -> list[Any]:
        """Return no messages: there is nothing to configure."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the path and the storage of each joined stylesheet. Nothing is written."""
        for path in JOINED_STYLESHEETS:
            yield path, self.storage

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the place of a joined stylesheet, as ``BaseFinder.find`` does."""
        if path not in JOINED_STYLESHEETS:
            return []
        found = self.storage.path(path)
        return [found] if find_all or kwargs.get("all") else found


def _sources() -> Iterator[tuple[str, FileSystemStorage, str]]:
    """Yield the name of each static file in pages, its storage and its path there."""
    for finder in get_finders():
        for path, storage in finder.list(IGNORED_PATTERNS):
            prefix = getattr(storage, "prefix", None)
            yield os.path.join(prefix, path) if prefix else path, storage, path


def collect() -> bool:
    """Collect the static files, unless those in STATIC_ROOT were made of the same files. Returns whether it did.

    Compressing them takes many seconds, which a server that is started again should not spend.

    Raises:
        OSError: A file cannot be written.
    """
    mark = Path(settings.STATIC_ROOT).with_name("static.json")
    digest = _digest_of_sources()
    if mark.exists() and not uncollected() and mark.read_text() == _record_of(digest):
        return False
    mark.unlink(missing_ok=True)
    _delete_damaged()
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(_record_of(digest))
    return True


def _record_of(digest: str) -> str:
    """Return the digest of the sources and the size of each collected file, as JSON."""
    root = Path(settings.STATIC_ROOT)
    sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in _collected()}
    return json.dumps({"sources": digest, "sizes": sizes})


def _collected() -> list[Path]:
    return sorted(path for path in Path(settings.STATIC_ROOT).rglob("*") if path.is_file())


def _delete_damaged() -> None:
    """Delete collected files that were cut off by a full disk or a killed process, which are not written again else.

    The name of a hashed file has the checksum of its content. Another file has the size of its source.
    """
    sizes = {name: storage.size(path) for name, storage, path in _sources()}
    for file in _collected():
        if not file.exists():
            # The compressed copy of one that was just deleted.
            continue
        name, hashed = file.relative_to(settings.STATIC_ROOT).as_posix(), HASHED_NAME.search(file.name)
        if hashed:
            content = hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
            is_whole = content.startswith(hashed[1])
        else:
            is_whole = file.stat().st_size == sizes.get(name, file.stat().st_size)
        if not is_whole:
            for copy in (file, file.with_name(f"{file.name}.gz"), file.with_name(f"{file.name}.br")):
                copy.unlink(missing_ok=True)


def _digest_of_sources() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for name, storage, path in sorted(_sources(), key=itemgetter(0)):
        with storage.open(path) as file:
            digest.update(f"\0{name}\0{hashlib.sha256(file.read()).hexdigest()}".encode())
    return digest.hexdigest()


def uncollected() -> list[str]:
    """Return the names of static files that pages may use and that have not been collected."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return []
    return sorted(name for name, _storage, _path in _sources() if name not in staticfiles_storage.hashed_files)


def _message(names: list[str]) -> str:
    return f"{len(names)} static files, such as {names[0]}, have not been collected in {settings.STATIC_ROOT}."


def check_static_files(**_options: Any) -> list[Concern]:
    """Return a warning where pages would fail because static files are missing. It writes nothing.

    It does not stop ``migrate``, also where the collected files cannot be read.
    """
    try:
        names = uncollected()
    except OSError as error:
        return [Concern(f"The static files cannot be read: {error}", hint=WHAT_TO_RUN, id="newsroom.W001")]
    return [Concern(_message(names), hint=WHAT_TO_RUN, id="newsroom.W001")] if names else []


def require_static_files() -> None:
    """Refuse to start the server where every page would fail.

    Raises:
        ImproperlyConfigured: Static files have not been collected.
    """
    names = uncollected()
    if names:
        raise ImproperlyConfigured(f"{_message(names)} {WHAT_TO_RUN}")
