"""Stored pages: answers to readers that are kept in memory, and forgotten when something that they show changes."""

from .application import PageStore
from .surrogate_keys import surrogate_key, surrogate_key_header
from .watchers import watcher_of

__all__ = ["PageStore", "surrogate_key", "surrogate_key_header", "watcher_of"]
