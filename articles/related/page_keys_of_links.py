"""The keys of what an article's page links to: when one of them changes, it may link to something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import page_keys
from articles.models.editions import Edition
from articles.models.prepared_queries import PreparedQuery

from .linked_editions import articles_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from .linked_editions import LinkedEdition

# The most articles that had the headlines of its "Baca juga" lines.
MAX_SAME_HEADLINE = 100


def _with_headlines(*keys: str) -> QuerySet[Edition, tuple[int]]:
    had = Edition.objects.filter(headline_key__in=keys).order_by()
    return had.values_list("article_id").distinct()[:MAX_SAME_HEADLINE]


# The numbers of the articles that have or had some headlines.
WITH_HEADLINES = PreparedQuery(_with_headlines)


def keys_of_links(
    edition: Edition,
    related: Sequence[LinkedEdition],
    targets: Mapping[tuple[str, str], LinkedEdition | None],
    *,
    tags: Sequence[int],
    max_tags: int,
    is_full: bool,
) -> set[str]:
    """Return the keys of the lists in which an article's page finds related articles, neighbours and replies.

    The newest of the site are near only where nothing nearer fills the list, so most pages do not depend on all
    articles. The lists of the topic, of the tags and of the category always matter: what leaves one of them lets in
    another article, which may be nearer than those that are shown.

    Args:
        edition: The edition of the page.
        related: The related editions that it shows, the nearest first.
        targets: The editions that its "Baca juga" lines link to, by their lookups.
        tags: The primary keys of its tags.
        max_tags: How many tags bring related articles.
        is_full: Whether it shows as many related articles as it can.
    """
    keys = {page_keys.replies(edition.article_id), page_keys.category(edition.category_id)}
    keys |= {page_keys.tag(pk) for pk in tags}
    if edition.topic_id:
        keys.add(page_keys.topic(edition.topic_id))
    if edition.replies_to_id:
        keys.add(page_keys.article(edition.replies_to_id))
    if not is_full or len(tags) > max_tags or not is_near(edition, related[-1]):
        keys.add(page_keys.ARTICLES)
    return keys | _keys_of_targets(targets)


def is_near(edition: Edition, other: LinkedEdition) -> bool:
    """Return whether two editions have the topic, a tag or the category in common."""
    has_topic = edition.topic_id is not None and other.topic == edition.topic_id
    return has_topic or other.shared_tags > 0 or other.category == edition.category_id


def _keys_of_targets(targets: Mapping[tuple[str, str], LinkedEdition | None]) -> set[str]:
    """Return the keys of "Baca juga" lines: of each headline, and of chosen articles that are not live yet."""
    headlines = [value for column, value in targets if column == "headline_key"]
    keys = {page_keys.headline(value) for value in headlines}
    if headlines:
        # An article that had the headline may come back under another one, and the line means it still.
        keys |= {page_keys.article(number) for number in WITH_HEADLINES.column(*headlines)}
    missing = [value for (column, value), one in targets.items() if column != "headline_key" and one is None]
    if missing:
        numbers = articles_with(missing)
        keys |= {page_keys.article(number) for number in numbers}
        if len(numbers) < len(missing):
            keys.add(page_keys.ARTICLES)
    return keys
