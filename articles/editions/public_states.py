"""The stored public state of articles, by which the desk's list finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from articles.models import Article

if TYPE_CHECKING:
    from articles.models.article_queryset import ArticleQuerySet

CHUNK_SIZE = 200


def renew_public_states(articles: ArticleQuerySet | None = None) -> int:
    """Compute the stored public state of articles again (default: of those whose window has begun or ended).

    Each chunk of articles is locked first, so that a state is never computed from editions older than the row.

    Returns:
        The number of articles.
    """
    wanted = Article.objects.out_of_date() if articles is None else articles
    count, last = 0, 0
    while True:
        with transaction.atomic():
            chunk = wanted.filter(pk__gt=last).order_by("pk")
            if connection.features.has_select_for_update:
                chunk = chunk.select_for_update(of=("self",))
            pks = list(chunk.values_list("pk", flat=True)[:CHUNK_SIZE])
            if not pks:
                return count
            count += Article.objects.filter(pk__in=pks).index_public_state()
            last = pks[-1]
