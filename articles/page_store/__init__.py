"""Stored pages: answers to readers that are kept in memory, and forgotten when something that they show changes."""

from .application import PageStore
from .surrogate_keys import surrogate_key_header
from .watchers import make_watcher

__all__ = ["PageStore", "make_watcher", "surrogate_key_header"]
