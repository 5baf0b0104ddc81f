"""A line of progress for operators, shown only on a terminal and only where the work takes a while."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper

Item = TypeVar("Item")


class Progress:
    """A context manager that counts steps and shows them after two seconds.

    With a ``total`` it also shows how much of the work is done, and an estimate of how long the rest takes.
    """

    def __init__(self, label: str, stream: OutputWrapper, total: int | None = None) -> None:
        self.label, self.stream, self.total = label, stream, total
        self.count, self.begun, self.shown, self.longest = 0, time.monotonic(), 0.0, 0

    def __enter__(self) -> Progress:
        return self

    def step(self, steps: int = 1) -> None:
        """Count more steps, and show the progress where it is due."""
        self.count += steps
        now = time.monotonic()
        if now - self.begun > 2 and now - self.shown > 0.2 and self.stream.isatty():
            line = self.line(now)
            self.longest = max(self.longest, len(line))
            self.stream.write(f"\r{line:{self.longest}}", ending="")
            self.stream.flush()
            self.shown = now

    def each(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield items and count a step for each."""
        for item in items:
            yield item
            self.step()

    def line(self, now: float) -> str:
        """Return the line to show at an instant of the monotonic clock."""
        if not self.total:
            return f"{self.label} {self.count}"
        tenths = min(10, 10 * self.count // self.total)
        left = (now - self.begun) / max(1, self.count) * max(0, self.total - self.count)
        bar = "█" * tenths + "░" * (10 - tenths)
        return f"{self.label} {bar} {self.count}/{self.total} " + _("%(time)s left") % {"time": _span(left)}

    def __exit__(self, *exception: object) -> None:
        if self.shown:
            self.stream.write("")


def _span(seconds: float) -> str:
    """Return a duration such as ``0:42`` or ``3:07:15``."""
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
