"""The page of a category: its lead, its newest articles, its running stories and what is read most in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.edition_labels import ADVERTISING, news_first
from articles.models.cards import fetch_cards
from articles.models.categories import Category
from articles.models.editions import Edition
from articles.models.joined_rows import JoinedRows
from articles.models.prepared_queries import PreparedQuery
from articles.models.read_counts import ReadCount
from articles.page_dependencies import stored_page

from . import structured_data, subject_lists
from .edition_lists import PLACES, photo_keys, show_list
from .errors import newest
from .front_page import MAX_MOST_READ, MOST_READ_FOR
from .running_stories import running_stories
from .site_context import newspaper_of
from .slug_redirects import of_reference

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

# The lead is one of so many of the newest.
LEAD_CHOICES = 6
SECONDS_COUNT = 3
# The most read of a section are looked for among so many of the most read of the site.
POPULAR_COUNT = 100
# Fewer say nothing of what is read most.
MIN_MOST_READ = 3


def _most_read(section: int, at: datetime) -> QuerySet[Edition, tuple[int]]:
    popular = ReadCount.objects.most_popular().values("article")[:POPULAR_COUNT]
    popularity = ReadCount.objects.filter(article=OuterRef("article")).values("popularity")
    return (
        Edition.objects.live(at)
        .listed()
        .filter(section=section, article__in=popular)
        .exclude(label__in=ADVERTISING)
        .order_by(Subquery(popularity).desc(), "-article")
        .values_list("pk")[:MAX_MOST_READ]
    )


# The most read articles of a section at an instant.
MOST_READ = PreparedQuery(_most_read)


@require_safe
@stored_page(*PLACES)
@of_reference(JoinedRows(Category, {"": None, "parent": None}))
def category(request: HttpRequest, subject: Category) -> HttpResponse:
    """Return the list of a category: one of the first level with its children, or one of the second level."""
    section, at = subject.parent or subject, timezone.now()
    editions, keys = subject_lists.of_category(subject)
    most_read = [] if subject.parent else MOST_READ.column(subject.pk, at)
    most_read = most_read if len(most_read) >= MIN_MOST_READ else []

    def first_page(shown: list[Edition]) -> dict[str, Any]:
        if not shown:
            return {"newest": newest(), "keys": {page_keys.ARTICLES}}
        cards = fetch_cards(most_read)
        return opening_of(shown) | {
            "topics": running_stories((edition.topic_id for edition in shown), shown),
            "most_read": [cards[pk] for pk in most_read],
            "keys": photo_keys(cards.values()),
        }

    return show_list(
        request,
        editions,
        template="site/lists/category.html",
        keys=keys,
        may_be_empty=True,
        first_page=first_page,
        until=at + MOST_READ_FOR if most_read else None,
        subject=subject,
        structured_data=[structured_data.category_data(subject)],
        current=section,
        children=next((one.children for one in newspaper_of(request).sections if one.pk == section.pk), ()),
    )


def opening_of(shown: list[Edition]) -> dict[str, Any]:
    """Return the parts of a first page: the lead, those beside it, and the rest, each in the order of the list.

    The lead is the newest with a picture that nobody paid for, or the first where none has a picture.
    """
    leading = [edition for edition in shown[:LEAD_CHOICES] if not edition.is_advertising]
    lead = next((edition for edition in leading if edition.photo and edition.photo.rendered), shown[0])
    others = news_first([edition for edition in shown if edition is not lead])
    return {"lead": lead, "seconds": others[:SECONDS_COUNT], "rest": others[SECONDS_COUNT:]}
