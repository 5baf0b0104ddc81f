"""Authorship: the authors of each part of a revision, and those who therefore may not approve it."""

from .attribution import attribute, reconstructed
from .parts import BODY_PART, Attributed, Entry, Part
from .runs import RUN_LENGTH
from .serialization import entries_from_json, to_json
from .waiting import waiting_authors

__all__ = [
    "BODY_PART",
    "RUN_LENGTH",
    "Attributed",
    "Entry",
    "Part",
    "attribute",
    "entries_from_json",
    "reconstructed",
    "to_json",
    "waiting_authors",
]
