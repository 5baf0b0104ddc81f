"""Verification of the record: articles, event chains of other subjects, versions, and digests kept in a file."""

from .chain_heads import latest_digests
from .named_references import find_lost_references
from .other_event_chains import find_broken_chains
from .record_verification import Break, find_breaks, find_orphans
from .redactions import Redactions, are_two_people, confirmed_rows, is_marked, key_of, named_rows
from .reference_versions import find_broken_versions

__all__ = [
    "Break",
    "Redactions",
    "are_two_people",
    "confirmed_rows",
    "find_breaks",
    "find_broken_chains",
    "find_broken_versions",
    "find_lost_references",
    "find_orphans",
    "is_marked",
    "key_of",
    "latest_digests",
    "named_rows",
]
