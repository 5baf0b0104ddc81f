"""Checking that the static files of pages have been collected."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.checks import Warning as Concern
from django.core.exceptions import ImproperlyConfigured

WHAT_TO_RUN = "Run manage.py collectstatic."
# The patterns that collectstatic ignores by default.
IGNORED_PATTERNS = ["CVS", ".*", "*~"]


def uncollected() -> list[str]:
    """Return the names of static files that pages may use and that have not been collected."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return []
    names = [
        os.path.join(storage.prefix, path) if getattr(storage, "prefix", None) else path
        for finder in get_finders()
        for path, storage in finder.list(IGNORED_PATTERNS)
    ]
    return sorted(name for name in names if name not in staticfiles_storage.hashed_files)


def _message(names: list[str]) -> str:
    return f"{len(names)} static files, such as {names[0]}, have not been collected in {settings.STATIC_ROOT}."


def check_static_files(**_options: Any) -> list[Concern]:
    """Return a warning where pages would fail because static files are missing. It does not stop ``migrate``."""
    names = uncollected()
    return [Concern(_message(names), hint=WHAT_TO_RUN, id="newsroom.W001")] if names else []


def require_static_files() -> None:
    """Refuse to start the server where every page would fail.

    Raises:
        ImproperlyConfigured: Static files have not been collected.
    """
    names = uncollected()
    if names:
        raise ImproperlyConfigured(f"{_message(names)} {WHAT_TO_RUN}")
