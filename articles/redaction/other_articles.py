"""Finding other articles that contain forbidden words, such as the headline of this one in a "Baca juga" line."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from articles.models import Article, Edition, Revision

from .word_matching import MIN_CHARACTERS, Forbidden

CHUNK_SIZE = 100
# SQLite stores other characters of JSON as escape sequences.
ASCII_RUN = re.compile(f"[A-Za-z0-9]{{{MIN_CHARACTERS},}}")


def other_articles(article: Article, forbidden: Forbidden) -> list[int]:
    """Return the numbers of the other articles whose revisions or editions contain the words in this spelling.

    Every row of the record is read, which takes minutes in a large newsroom, so nothing should be locked meanwhile.
    """
    found: set[int] = set()
    for model in (Revision, Edition):
        rows = model._base_manager.exclude(article=article).exclude(article__in=found)
        candidates = rows.annotate(stored=Cast("content", TextField())).filter(_may_contain(forbidden))
        for number, content in candidates.values_list("article", "content").iterator(chunk_size=CHUNK_SIZE):
            if number not in found and forbidden.are_in(content):
                found.add(number)
    return sorted(found)


def _may_contain(forbidden: Forbidden) -> Q:
    """Return the condition for rows that have the longest plain word of one of the phrases, whatever its case."""
    words = [max(ASCII_RUN.findall(phrase), key=len, default="") for phrase in forbidden.phrases]
    return reduce(or_, (Q(stored__icontains=word) for word in words))
