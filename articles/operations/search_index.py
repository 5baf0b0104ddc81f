"""Keeping the indexes of searches complete and small."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.content import content_of
from articles.editions import index_words_of_edition
from articles.models import Article, Edition, EditionWords
from articles.revisions import index_words

# How much is added at once. What is left is added by the next run.
MAX_ADDED = 2_000
# A search finds no edition that has ended. Its words stay so long in case its end is changed.
ENDED_TTL = timedelta(days=1)


def complete() -> None:
    """Add the words of editions and working copies that have none, and delete those of editions that have ended.

    They are missing after an upgrade from a version without the index.
    """
    now = timezone.now()
    EditionWords.objects.filter(edition__live_until__lt=now - ENDED_TTL).delete()
    missing = Edition.objects.listed().filter(words=None).exclude(live_until__lte=now).select_related("revision")
    for edition in missing.order_by("-pk")[:MAX_ADDED]:
        with transaction.atomic():
            index_words_of_edition(edition)
    for article in Article.objects.filter(words=None).order_by("-pk")[:MAX_ADDED]:
        with transaction.atomic():
            index_words(article, content_of(article))
