"""The changes that a process has read, and whether a page is older than one of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import datetime

from articles.page_keys import EVERYTHING

# When more keys than this have changed, all pages are forgotten, so that the memory has a bound.
MAX_KEYS = 200_000
# Called with the keys of each change, and when it was written, if that is known.
OnChange = Callable[[set[str], datetime | None], object]


class Changes:
    """The number of the newest change that this process has read, and of the last change of each key.

    A page is rendered at a number. It is fresh while none of its keys has changed at a higher one.

    Args:
        on_change: Called for each change, in the thread that reads it.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        self.number = 0
        self._on_change = on_change
        self._floor = 0
        self._last: dict[str, int] = {}
        self._lock = threading.Lock()

    def add(self, keys: Iterable[str], at: datetime | None = None) -> None:
        """Record a change of some keys, and when it was written, if that is known."""
        keys = set(keys)
        with self._lock:
            # The keys before the number: whoever sees the number finds the keys.
            number = self.number + 1
            if EVERYTHING in keys or len(self._last) > MAX_KEYS:
                self._floor = number
                self._last = {}
            else:
                for key in keys:
                    self._last[key] = number
            self.number = number
        if self._on_change:
            self._on_change(keys, at)

    def drop_all(self) -> None:
        """Record that anything may have changed."""
        self.add([EVERYTHING])

    def are_unchanged(self, keys: Iterable[str], since: int) -> bool:
        """Return whether no change after the number ``since`` concerns a page with these keys."""
        last = self._last
        return since >= self._floor and all(last.get(key, 0) <= since for key in keys)
