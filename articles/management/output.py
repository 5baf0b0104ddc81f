"""Output that nobody takes any more, because a pipe was closed or the disk is full."""

from __future__ import annotations

import os


def discard_output() -> None:
    """Drop what was not written yet to standard output, and all that follows.

    Python writes what is left when it exits, which would fail once more.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
