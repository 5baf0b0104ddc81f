"""The filters of a search: section, person, topic, tag and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models.contributors import Contributor
from articles.models.listings import EditionCredit, EditionTag
from articles.models.tags import Tag
from articles.models.topics import Topic

from .shown_subjects import shown_subjects
from .url_words import PERSON, SECTION, SINCE, TAG, TOPIC, UNTIL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from articles.models.edition_queryset import EditionQuerySet

    from .site_context import Link

# The filters that name a row by its slug, besides sections.
MODELS: dict[str, type[Any]] = {PERSON: Contributor, TOPIC: Topic, TAG: Tag}


@dataclass(frozen=True)
class SearchFilters:
    """What the editions found have to have. An unknown name or an invalid date filters nothing.

    Attributes:
        section: A section or category of the navigation, or None.
        rows: Rows of a person, a topic and a tag, by the words of their parameters.
        since: The first day on which they were first published, or None.
        until: The last such day, or None.
    """

    section: Link | None
    rows: dict[str, Any]
    since: date | None
    until: date | None

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the query string for these filters."""
        days = {SINCE: self.since, UNTIL: self.until}
        return {
            **({SECTION: self.section.slug} if self.section else {}),
            **{word: row.slug for word, row in self.rows.items()},
            **{word: day.isoformat() for word, day in days.items() if day},
        }

    def removals(self, others: dict[str, str]) -> list[tuple[str, str]]:
        """Return the name of each row with the query string without it. ``others`` are the other parameters."""
        kept = {**others, **self.parameters}
        return [
            (row.name, urlencode({name: value for name, value in kept.items() if name != word}))
            for word, row in self.rows.items()
        ]

    def apply(self, editions: EditionQuerySet) -> EditionQuerySet:
        """Return the editions that pass."""
        if self.section:
            editions = editions.filter(Q(section=self.section.pk) | Q(category=self.section.pk))
        if TOPIC in self.rows:
            editions = editions.filter(topic=self.rows[TOPIC])
        of_edition = {"edition": OuterRef("pk")}
        if PERSON in self.rows:
            credited = EditionCredit.objects.filter(contributor=self.rows[PERSON], **of_edition)
            editions = editions.filter(Exists(credited))
        if TAG in self.rows:
            editions = editions.filter(Exists(EditionTag.objects.filter(tag=self.rows[TAG], **of_edition)))
        if self.since:
            editions = editions.filter(first_published_at__gte=_midnight(self.since))
        if self.until:
            editions = editions.filter(first_published_at__lt=_midnight(self.until + timedelta(days=1)))
        return editions


def read_filters(data: QueryDict, sections: Iterable[Link]) -> SearchFilters:
    """Return the filters that a query string names. Rows without anything live are unknown, as to every reader.

    Args:
        data: The query string.
        sections: The sections of the navigation.
    """
    asked = data.get(SECTION, "")
    rows = {}
    for word, model in MODELS.items():
        slug = data.get(word, "")
        row = shown_subjects(model).filter(slug=slug).first() if slug and "\0" not in slug else None
        if row:
            rows[word] = row
    section = next((one for one in sections if one.slug == asked), None)
    return SearchFilters(section, rows, _day(data.get(SINCE, "")), _day(data.get(UNTIL, "")))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # The day after it has to be a date too, in every time zone.
    return day if date(1000, 1, 1) <= day < date(9999, 1, 1) else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
