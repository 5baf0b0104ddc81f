"""Recording an event of an article and notifying the people it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractUser

from articles import audit, notifications
from articles.models import Article, Event


def record_event(article: Article, move: str, *, asked: Sequence[AbstractUser] = (), **facts: Any) -> Event:
    """Record an event of an article whose row is locked. The people it concerns are notified after the commit.

    Args:
        asked: The people who are to accept what a reviewer changed.
        facts: Keyword arguments of ``audit.record_event``.
    """
    event = audit.record_event(article, move, **facts)
    notifications.notify_of_event(event, asked)
    return event
