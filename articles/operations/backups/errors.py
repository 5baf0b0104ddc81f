"""The words for what stops a backup or its restoration."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.renditions import StorageUnavailable


class BackupRefused(Exception):
    """A backup cannot be made or restored. The message is for an operator."""


def reason_of(error: OSError) -> str:
    """Return in words what could not be done with which file, and what to do where permissions are missing."""
    cause = error.__cause__
    if isinstance(error, StorageUnavailable) and isinstance(cause, OSError):
        # What the storage says is for editors.
        error = cause
    text = error.strerror or str(error)
    if not error.filename:
        return text
    if isinstance(error, PermissionError):
        text = _("%(error)s. Run this as the user of the server, and make this user the owner of all its files") % {
            "error": text
        }
    return f"{error.filename}: {text}"
