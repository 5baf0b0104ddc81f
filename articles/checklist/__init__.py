"""The checklist: what every newsroom asks of an article before readers see it, and what this one asks besides."""

from .evaluation import Finding, blocking, evaluate, items_for

__all__ = ["Finding", "blocking", "evaluate", "items_for"]
