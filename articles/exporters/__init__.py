"""Export of articles as JSON Lines, with the complete record of each article."""

from .jsonl import export_articles

__all__ = ["export_articles"]
