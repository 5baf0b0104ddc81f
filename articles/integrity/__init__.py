"""Verification of the record: digests, chains and windows of every article."""

from .verification import Break, find_breaks, find_orphans

__all__ = ["Break", "find_breaks", "find_orphans"]
