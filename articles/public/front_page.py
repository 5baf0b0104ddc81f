"""The front page, made of the newest articles of each section. No article appears twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.edition_labels import ADVERTISING, news_first
from articles.models.editions import Edition
from articles.models.read_counts import ReadCount
from articles.related import fetch_editions

from .site_context import Newspaper

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from articles.models import Topic

    from .site_context import Link

NEWEST_COUNT = 40
PER_SECTION = 4
TOPIC_COUNT = 6
MAX_MOST_READ = 5
MORE_COUNT = 8
# The number of articles in each place at the top. One more may be breaking news.
OPENING_COUNTS = {"lead": 1, "top": 3, "beneath": 2}
BREAKING_FOR = timedelta(hours=6)
MAX_BREAKING_AGE = timedelta(days=1)


def _paid_last(editions: list[Edition]) -> list[Edition]:
    return sorted(editions, key=lambda edition: edition.is_advertising)


def _running(editions: list[Edition]) -> list[Topic]:
    """Return the topics of editions, each once, sorted by number of editions and then by the newest edition."""
    count: dict[int, int] = {}
    topics: dict[int, Topic] = {}
    for edition in editions:
        if edition.topic:
            count[edition.topic.pk] = count.get(edition.topic.pk, 0) + 1
            topics.setdefault(edition.topic.pk, edition.topic)
    return sorted(topics.values(), key=lambda topic: -count[topic.pk])[:TOPIC_COUNT]


def front_page_of(at: datetime, sections: list[Link]) -> dict[str, Any]:
    """Return the template context of the front page at a time, in at most four queries.

    ``sections`` are those of the navigation, in order. The most read articles leave out those at the top.
    """
    live = Edition.objects.live(at).listed()
    news = live.exclude(label__in=ADVERTISING)
    at_top = sum(OPENING_COUNTS.values()) + 1
    is_news = Exists(news.filter(article=OuterRef("pk")))
    # More than are shown are fetched, since some may already be used in other places.
    popular = list(
        ReadCount.objects.most_popular().filter(is_news).values_list("pk", flat=True)[: MAX_MOST_READ + at_top]
    )
    wanted = {
        "newest": live.newest_first()[:NEWEST_COUNT],
        "news": news.newest_first()[:at_top],
        "breaking": news.filter(
            is_breaking=True, live_from__gt=at - BREAKING_FOR, first_published_at__gt=at - MAX_BREAKING_AGE
        )
        .exclude(kind__in=(Edition.Kind.CORRECTION, Edition.Kind.RENAMED, Edition.Kind.MINOR))
        .order_by("-live_from")[:1],
        "most read": news.filter(article__in=popular),
    }
    per_section = PER_SECTION + MAX_MOST_READ + at_top
    wanted |= {f"section {one.pk}": live.filter(section=one.pk).newest_first()[:per_section] for one in sections}
    found = fetch_editions(wanted)
    used = {edition.article_id for edition in found["breaking"]}

    def take(editions: list[Edition], count: int) -> list[Edition]:
        taken = [edition for edition in editions if edition.article_id not in used][:count]
        used.update(edition.article_id for edition in taken)
        return taken

    # Paid content is neither at the top nor among the most read articles.
    opening = {name: take(found["news"], count) for name, count in OPENING_COUNTS.items()}
    most_read = take(sorted(found["most read"], key=lambda edition: popular.index(edition.article_id)), MAX_MOST_READ)
    filled = [
        {"section": one, "editions": take(_paid_last(found[f"section {one.pk}"]), PER_SECTION)} for one in sections
    ]
    return opening | {
        "at": at,
        "lead": opening["lead"][0] if opening["lead"] else None,
        "breaking": found["breaking"][0] if found["breaking"] else None,
        "topics": _running(found["newest"]),
        "most_read": most_read,
        "sections": [one for one in filled if one["editions"]],
        "more": news_first(take(found["newest"], MORE_COUNT)),
    }


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Return the front page: a lead, top stories, current topics, most read articles and the sections."""
    newspaper = Newspaper()
    return render(
        request, "site/front_page.html", {"newspaper": newspaper, **front_page_of(timezone.now(), newspaper.sections)}
    )
