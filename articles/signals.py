"""The one signal of our own: what readers see of these articles has changed."""

from django.db import transaction
from django.dispatch import Signal

# Sent after commit, with ``articles``: a list of Article. Heard by whatever keeps copies of pages or words.
changed = Signal()


def announce(articles):
    """Send ``changed`` once the transaction has been committed, and not at all if it fails."""
    transaction.on_commit(lambda: changed.send(sender=None, articles=list(articles)))
