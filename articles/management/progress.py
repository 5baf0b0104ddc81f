"""A quiet line of progress for operators, on a terminal only and only where the work takes a while."""

import time


class Progress:
    """Counts steps of ``label`` and shows them from the second second on; a context manager."""

    def __init__(self, label, stream, total=None):
        self.label, self.stream, self.total = label, stream, total
        self.count, self.begun, self.shown = 0, time.monotonic(), 0.0

    def __enter__(self):
        return self

    def step(self):
        """One more is done."""
        self.count += 1
        now = time.monotonic()
        if now - self.begun > 2 and now - self.shown > 0.2 and self.stream.isatty():
            of = f"/{self.total}" if self.total else ""
            self.stream.write(f"\r{self.label} {self.count}{of}", ending="")
            self.stream.flush()
            self.shown = now

    def __exit__(self, *exception):
        if self.shown:
            self.stream.write("")
