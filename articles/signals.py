"""The one signal of our own: what readers see of these articles has changed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.dispatch import Signal

if TYPE_CHECKING:
    from articles.models import Article

logger = logging.getLogger(__name__)

# Sent after commit, with ``articles``: a list of Article. Heard by whatever keeps copies of pages or words.
changed = Signal()


def announce(articles: list[Article]) -> None:
    """Send ``changed`` once the transaction has been committed, and not at all if it fails.

    A receiver that fails is logged, and keeps neither the others nor what else waits for the commit from running.
    """

    def send() -> None:
        for receiver, answer in changed.send_robust(sender=None, articles=list(articles)):
            if isinstance(answer, Exception):
                logger.error("The receiver %r of a change failed.", receiver, exc_info=answer)

    transaction.on_commit(send, robust=True)
