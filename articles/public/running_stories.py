"""The running stories of a list: the topics that its newest articles are about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from articles.models.topics import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models.editions import Edition

TOPIC_COUNT = 6


def running_stories(topics: Iterable[int | None], editions: Iterable[Edition]) -> list[Topic]:
    """Return the topics that come most often, each once, those with the newest articles first among equals.

    Args:
        topics: The topic (primary key) of each article, the newest first. None counts for nothing.
        editions: Editions that were fetched with their topics. Other topics are fetched in one query.
    """
    # In the order in which they were first counted, where the numbers are the same.
    wanted = [pk for pk, _number in Counter(pk for pk in topics if pk).most_common(TOPIC_COUNT)]
    known = {edition.topic.pk: edition.topic for edition in editions if edition.topic}
    known |= Topic.objects.in_bulk([pk for pk in wanted if pk not in known])
    return [known[pk] for pk in wanted]
