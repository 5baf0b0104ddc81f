"""The event of what was done to an article, and the people who are notified of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractUser

from articles import audit, notifications
from articles.models import Article, Event


def record_event(article: Article, move: str, *, asked: Sequence[AbstractUser] = (), **facts: Any) -> Event:
    """Record an event of an article whose row is locked. Whoever it concerns is notified once it is committed.

    Args:
        asked: The people who are to accept what a reviewer changed.
        facts: Those of ``audit.record_event``.
    """
    event = audit.record_event(article, move, **facts)
    notifications.notify_of_event(event, asked)
    return event
