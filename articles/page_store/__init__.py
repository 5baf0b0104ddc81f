"""Stored pages: answers to readers that are kept in memory, and forgotten when something that they show changes."""

from .application import PageStore
from .watchers import watcher_of

__all__ = ["PageStore", "watcher_of"]
