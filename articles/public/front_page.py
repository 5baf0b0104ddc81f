"""The front page, made of the newest articles of each section. No article appears twice."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.edition_labels import news_first
from articles.models.cards import fetch_cards
from articles.page_dependencies import stored_page, with_keys

from .edition_lists import photo_keys
from .front_page_opening import LEAD_CHOICES, opening_of
from .front_page_query import BREAKING, MOST_READ, NEWEST, NEWS, Candidate, front_page_candidates, in_section
from .running_stories import running_stories
from .site_context import newspaper_of
from .structured_data import item_list, publisher, site_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from articles.models.editions import Edition

    from .site_context import Link

NEWEST_COUNT = 40
PER_SECTION = 4
TOPIC_COUNT = 6
MAX_MOST_READ = 5
MORE_COUNT = 8
# The places at the top after the lead, and how many articles each has. One more may be breaking news.
OPENING_COUNTS = {"top": 3, "side": 3}
# So many of the newest are news among which the opening is chosen.
NEWS_COUNT = 30
BREAKING_FOR = timedelta(hours=6)
MAX_BREAKING_AGE = timedelta(days=1)
# How long the list of the most read articles may be shown.
MOST_READ_FOR = timedelta(minutes=1)


def front_page_of(at: datetime, sections: Sequence[Link]) -> dict[str, Any]:
    """Return the template context of the front page at a time, in at most three queries.

    ``sections`` are those of the navigation, in order. The most read articles leave out those at the top.
    ``weighed_photos`` are the photos (primary keys) on which the choice of the lead depended.
    """
    at_top = sum(OPENING_COUNTS.values()) + 2
    # More than are shown are found, since some may already be used in other places.
    found = front_page_candidates(
        at,
        [section.pk for section in sections],
        newest=NEWEST_COUNT,
        news=NEWS_COUNT,
        most_read=MAX_MOST_READ + at_top,
        per_section=PER_SECTION + MAX_MOST_READ + at_top,
        breaking_since=at - BREAKING_FOR,
        published_since=at - MAX_BREAKING_AGE,
    )
    used = {one.article for one in found[BREAKING]}

    def take(candidates: Iterable[Candidate], count: int) -> list[int]:
        taken = list(islice((one for one in candidates if one.article not in used), count))
        used.update(one.article for one in taken)
        return [one.edition for one in taken]

    # Paid content is neither at the top nor among the most read articles.
    news = [one for one in found[NEWS] if one.article not in used]
    lead, others = opening_of(news, sum(OPENING_COUNTS.values()))
    opening = {"lead": take([lead] if lead else [], 1)}
    opening |= {name: take(others, count) for name, count in OPENING_COUNTS.items()}
    most_read = take(found[MOST_READ], MAX_MOST_READ)
    in_sections = {
        section: take(sorted(found[in_section(section.pk)], key=attrgetter("is_advertising")), PER_SECTION)
        for section in sections
    }
    more = take(found[NEWEST], MORE_COUNT)
    breaking = [one.edition for one in found[BREAKING]]
    cards = fetch_cards([*breaking, *chain(*opening.values()), *most_read, *chain(*in_sections.values()), *more])
    shown = {name: [cards[pk] for pk in pks] for name, pks in opening.items()}
    return shown | {
        "at": at,
        "lead": shown["lead"][0] if shown["lead"] else None,
        "breaking": cards[breaking[0]] if breaking else None,
        "topics": running_stories((one.topic for one in found[NEWEST]), cards.values()),
        "weighed_photos": {one.photo for one in news[:LEAD_CHOICES] if one.photo},
        "most_read": [cards[pk] for pk in most_read],
        "sections": [
            {"section": section, "editions": [cards[pk] for pk in pks]} for section, pks in in_sections.items() if pks
        ],
        "more": news_first([cards[pk] for pk in more]),
    }


def editions_in(context: dict[str, Any]) -> list[Edition]:
    """Return every edition on the front page, from its template context."""
    lists = [context[name] for name in (*OPENING_COUNTS, "most_read", "more")]
    lists += [one["editions"] for one in context["sections"]]
    return [edition for edition in [context["lead"], context["breaking"], *chain(*lists)] if edition]


@require_safe
@stored_page()
def front(request: HttpRequest) -> HttpResponse:
    """Return the front page: a lead, top stories, current topics, most read articles and the sections."""
    at = timezone.now()
    newspaper = newspaper_of(request)
    context = front_page_of(at, newspaper.sections)
    opening = [edition for edition in (context["lead"], *context["top"], *context["side"]) if edition]
    context["structured_data"] = [site_data(publisher(newspaper.pages)), item_list(opening)]
    response = render(request, "site/front_page.html", context)
    breaking = context["breaking"]
    ends = [breaking.live_from + BREAKING_FOR, breaking.first_published_at + MAX_BREAKING_AGE] if breaking else []
    until = min([at + MOST_READ_FOR, *ends])
    weighed = {page_keys.photo(pk) for pk in context["weighed_photos"]}
    return with_keys(response, {page_keys.ARTICLES, *weighed, *photo_keys(editions_in(context))}, until)
