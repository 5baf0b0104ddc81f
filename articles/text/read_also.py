"""The pattern of "Baca juga" lines, and the choice of their articles."""

from __future__ import annotations

import re

from .figure_html import uid_of

READ_ALSO = re.compile(r"^\s*(?:baca\s+juga|read\s+also)\s*:\s*(?P<headline>\S.*)$", re.IGNORECASE | re.DOTALL)
# The choice of no article, in place of a uid.
NO_TARGET = "none"


def chosen(value: str | None) -> str:
    """Return the choice of a line: ``none``, the uid of an article in its usual form, or "" for anything else."""
    return value if value == NO_TARGET else uid_of(value)
