"""Our one signal, sent when what readers see of articles has changed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.dispatch import Signal

if TYPE_CHECKING:
    from articles.models import Article

logger = logging.getLogger(__name__)

# Sent after the commit, with ``articles``: a list of Article. For receivers that keep copies of pages or texts.
changed = Signal()


def announce(articles: list[Article]) -> None:
    """Send ``changed`` after the commit, and not at all if the transaction fails.

    A receiver that fails is logged, and does not prevent other receivers or on-commit functions from running.
    """

    def send() -> None:
        for receiver, answer in changed.send_robust(sender=None, articles=list(articles)):
            if isinstance(answer, Exception):
                logger.error("The receiver %r of a change failed.", receiver, exc_info=answer)

    transaction.on_commit(send, robust=True)
