"""Verification of the record: articles, chains of other subjects, versions, and digests kept outside the database."""

from .chains import latest_digests
from .event_chains import find_broken_chains
from .named_references import find_lost_references
from .redactions import Redactions, confirmed_rows, is_marked, key_of, named_rows
from .reference_versions import find_broken_versions
from .verification import Break, find_breaks, find_orphans

__all__ = [
    "Break",
    "Redactions",
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
