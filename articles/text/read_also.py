"""What a "Baca juga" line is and what it was told to lead to."""

from __future__ import annotations

import re

from .figure_html import uid_of

READ_ALSO = re.compile(r"^\s*(?:baca\s+juga|read\s+also)\s*:\s*(?P<headline>\S.*)$", re.IGNORECASE | re.DOTALL)
# What a line was told to lead to: the uid of an article, or nothing at all.
NO_TARGET = "none"


def chosen(value: str | None) -> str:
    """Return what a line leads to, as it is written: ``none``, a uid in its usual form, or "" for what is neither."""
    return value if value == NO_TARGET else uid_of(value)
