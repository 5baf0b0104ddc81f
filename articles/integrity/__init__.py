"""Verification of the record: each article against its own digests, and chains against a file outside the database."""

from .chains import latest_digests
from .verification import Break, find_breaks, find_orphans

__all__ = ["Break", "find_breaks", "find_orphans", "latest_digests"]
