"""Backups: the whole database and the originals of pictures in one file, and restoring them elsewhere."""

from .archive import Manifest
from .errors import BackupRefused
from .making import make_backup
from .restoring import restore_backup

__all__ = ["BackupRefused", "Manifest", "make_backup", "restore_backup"]
