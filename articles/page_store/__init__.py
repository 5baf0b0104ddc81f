"""Stored pages: answers to readers that are kept in memory, and forgotten when something that they show changes."""

from .application import PageStore
from .direct_connection import AnotherDatabase, connect_directly
from .surrogate_keys import surrogate_key_header
from .watchers import make_watcher

__all__ = ["AnotherDatabase", "PageStore", "connect_directly", "make_watcher", "surrogate_key_header"]
