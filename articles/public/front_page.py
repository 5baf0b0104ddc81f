"""The front page, made of the newest articles of each section. No article appears twice."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.edition_labels import ADVERTISING, news_first
from articles.models.editions import Edition
from articles.models.read_counts import ReadCount
from articles.page_dependencies import stored_page, with_keys
from articles.related import fetch_editions

from .edition_lists import photo_keys
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
# How long the list of the most read articles may be shown.
MOST_READ_FOR = timedelta(minutes=1)


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


def editions_in(context: dict[str, Any]) -> list[Edition]:
    """Return every edition on the front page, from its template context."""
    lists = [context[name] for name in ("top", "beneath", "most_read", "more")]
    lists += [one["editions"] for one in context["sections"]]
    return [edition for edition in [context["lead"], context["breaking"], *chain(*lists)] if edition]


@require_safe
@stored_page()
def front(request: HttpRequest) -> HttpResponse:
    """Return the front page: a lead, top stories, current topics, most read articles and the sections."""
    newspaper, at = Newspaper(), timezone.now()
    context = front_page_of(at, newspaper.sections)
    response = render(request, "site/front_page.html", {"newspaper": newspaper, **context})
    breaking = context["breaking"]
    ends = [breaking.live_from + BREAKING_FOR, breaking.first_published_at + MAX_BREAKING_AGE] if breaking else []
    until = min([at + MOST_READ_FOR, *ends])
    return with_keys(response, {page_keys.ARTICLES, *photo_keys(editions_in(context))}, until)
