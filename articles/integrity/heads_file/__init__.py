"""Heads: the newest digest of each chain of events, kept in a file outside the database."""

from .comparison import Comparison
from .file import HeadsRefused, append_heads, open_heads

__all__ = ["Comparison", "HeadsRefused", "append_heads", "open_heads"]
