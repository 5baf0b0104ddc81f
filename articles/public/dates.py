"""The index by date: a month as a calendar with links to the days on which something was published."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.http import Http404
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from articles import page_keys
from articles.models.editions import Edition
from articles.site_urls import address_of

from .calendar_query import first_publications

if TYPE_CHECKING:
    from articles.models.edition_queryset import EditionQuerySet


# The most days between two months with articles that are looked at.
MAX_GAP = timedelta(days=1000)


class Day(NamedTuple):
    """A day or month of the calendar. ``url`` is empty if nothing was published."""

    date: date
    url: str
    is_shown: bool = False


class Month(NamedTuple):
    """A month as a calendar: ``weeks`` of seven Days (None before the first and after the last of the month)."""

    first: date
    weeks: list[list[Day | None]]
    earlier: Day | None
    later: Day | None

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """The short and full names of the days of the week, from Monday."""
        return [(WEEKDAYS_ABBR[number], WEEKDAYS[number]) for number in range(7)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was published in the month."""
        return not any(day and day.url for week in self.weeks for day in week)


def start_of(day: date) -> datetime:
    """Return the beginning of a day in the newsroom's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def month_after(first: date) -> date:
    """Return the first day of the next month."""
    return (first + timedelta(days=31)).replace(day=1)


def date_of(year: int, month: int, day: int = 1) -> date:
    """Return a date that is not in the future. Raise Http404 for others, invalid dates and those before 1600."""
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    if not date(1600, 1, 1) <= found <= timezone.localdate():
        raise Http404
    return found


def published_between(start: datetime, end: datetime) -> EditionQuerySet:
    """Return the editions first published from one instant up to another, which is excluded."""
    return Edition.objects.filter(first_published_at__gte=start, first_published_at__lt=end)


def newest_day() -> date:
    """Return the day of the newest live edition, or today if there is none."""
    newest = Edition.objects.live().listed().newest_first().values_list("first_published_at", flat=True).first()
    return timezone.localdate(newest) if newest else timezone.localdate()


def keys_of(calendar: Month) -> set[str]:
    """Return the keys of a calendar: the months from the one before it with articles to the one after it.

    Where there is none before or after it, or they are far away, it depends on all articles.
    """
    earlier, later = calendar.earlier, calendar.later
    if earlier is None or later is None or later.date - earlier.date > MAX_GAP:
        return {page_keys.ARTICLES}
    first, end = earlier.date.replace(day=1), month_after(later.date.replace(day=1))
    days = (start_of(first + timedelta(days=number)) for number in range((end - first).days + 1))
    return {page_keys.month(day) for day in days}


def _address(day: date, *, whole_month: bool = False) -> str:
    parts = [f"{day:%Y}", f"{day:%m}"] if whole_month else [f"{day:%Y}", f"{day:%m}", f"{day:%d}"]
    return address_of("site:month" if whole_month else "site:day", *parts)


def month_of(shown: date, *, is_day: bool) -> Month:
    """Return the calendar of the month of a date, in one query however much was published.

    ``is_day`` is true if the page shows the date itself, and false if it shows the month.
    """
    first = shown.replace(day=1)
    days = (month_after(first) - first).days
    borders = [start_of(first + timedelta(days=number)) for number in range(days + 1)]
    found = {timezone.localdate(moment) for moment in first_publications(borders, timezone.now())}

    def day_of(number: int) -> Day | None:
        if not number:
            return None
        day = first.replace(day=number)
        return Day(day, _address(day) if day in found else "", is_day and day == shown)

    weeks = calendar.Calendar(firstweekday=0).monthdayscalendar(first.year, first.month)
    earlier = max((day for day in found if day < first), default=None)
    later = min((day for day in found if day >= month_after(first)), default=None)
    return Month(
        first,
        [[day_of(number) for number in week] for week in weeks],
        Day(earlier, _address(earlier, whole_month=True)) if earlier else None,
        Day(later, _address(later, whole_month=True)) if later else None,
    )
