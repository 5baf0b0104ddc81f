"""What a writer left to be filled in later: TK, and words in [[double brackets]]."""

from __future__ import annotations

import re

BRACKETS_PATTERN = re.compile(r"\[\[([^\[\]]*)\]\]")
# TK (to come) stands alone; before a name it is a kindergarten (taman kanak-kanak): TK Pertiwi, TK/PAUD.
TO_COME = re.compile(r"\bTK\b(?!(?: |/|-)[A-Z][A-Za-z])")


def find_placeholders(text: str) -> list[str]:
    """Every gap in plain text as it stands there, each once, in order of kind."""
    found = [match[0] for pattern in (TO_COME, BRACKETS_PATTERN) for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))
