"""Output that nobody can take any more, because a pipe was closed or the disk is full."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def output_may_end() -> Iterator[None]:
    """End the block quietly where standard output cannot be written to, and drop all that is written to it later."""
    try:
        yield
    except OSError:
        # Python writes what is left when it exits, which would fail once more.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
