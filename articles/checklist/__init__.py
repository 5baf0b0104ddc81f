"""The checklist: what every newsroom asks of an article before readers see it, and what this one asks besides."""

from .looking import Finding, blocking, items_for, look_at

__all__ = ["Finding", "blocking", "items_for", "look_at"]
