"""Placeholders that a writer left to be filled in: TK, and words in [[double brackets]]."""

from __future__ import annotations

import re

BRACKETS_PATTERN = re.compile(r"\[\[([^\[\]]*)\]\]")
# TK (to come) as a word. Before a name it means a kindergarten (taman kanak-kanak): TK Pertiwi, TK/PAUD.
TK_PATTERN = re.compile(r"\bTK\b(?!(?: |/|-)[A-Z][A-Za-z])")


def find_placeholders(text: str) -> list[str]:
    """Return every placeholder in plain text, each once: first TK, then those in brackets."""
    found = [match[0] for pattern in (TK_PATTERN, BRACKETS_PATTERN) for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))
