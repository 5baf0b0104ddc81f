"""The checklist: what every article must have before it is published, and the items that this newsroom adds."""

from .evaluation import Finding, blocking, evaluate, items_for

__all__ = ["Finding", "blocking", "evaluate", "items_for"]
