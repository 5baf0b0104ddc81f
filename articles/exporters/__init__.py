"""How articles go out: our own JSON Lines, with all that belongs to an article's record."""

from .jsonl import export_articles

__all__ = ["export_articles"]
