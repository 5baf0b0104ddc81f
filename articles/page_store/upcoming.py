"""What will change by the clock: windows of editions that begin or end, and rights of pictures that end."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone

from articles import page_keys
from articles.models.categories import Category
from articles.models.editions import Edition
from articles.models.listings import EditionCredit, EditionTag
from articles.models.photos import Photo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

# The most changes that are looked at. No page is kept beyond the last of them.
MAX_CHANGES = 200
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
COLUMNS = (
    "pk",
    "article_id",
    "section_id",
    "category_id",
    "topic_id",
    "replies_to_id",
    "headline_key",
    "first_published_at",
)


class Upcoming(NamedTuple):
    """The first instant at which each key changes by the clock.

    Attributes:
        first: The instants, by key.
        horizon: The instant beyond which nothing is known.
        ends_at: The first of all instants, after which this is out of date.
    """

    first: Mapping[str, datetime]
    horizon: datetime
    ends_at: datetime

    def first_of(self, keys: Collection[str]) -> datetime:
        """Return the first instant at which a page with these keys changes by the clock."""
        found = (self.first[key] for key in (*keys, page_keys.EVERYTHING) if key in self.first)
        return min(found, default=self.horizon)


def upcoming_changes(now: datetime) -> Upcoming:
    """Return what will change by the clock after an instant, in at most six queries."""
    changes = [*_of_editions(now), *_of_photos(now)]
    changes.sort(key=lambda change: change[0])
    horizon = changes[MAX_CHANGES - 1][0] if len(changes) >= MAX_CHANGES else NEVER
    first: dict[str, datetime] = {}
    for at, keys in changes[:MAX_CHANGES]:
        for key in keys:
            first.setdefault(key, at)
    # Rows about changes are deleted after a day, so a process that asks for nothing in between must not rely on this.
    return Upcoming(first, horizon, min(tomorrow(), changes[0][0] if changes else NEVER))


def _of_editions(now: datetime) -> Iterable[tuple[datetime, set[str]]]:
    editions = Edition.objects.values("live_from", "live_until", *COLUMNS)
    begins = editions.filter(live_from__gt=now).order_by("live_from")[:MAX_CHANGES]
    ends = editions.filter(live_until__gt=now).order_by("live_until")[:MAX_CHANGES]
    changes: list[tuple[datetime, dict[str, Any]]] = [(row["live_from"], row) for row in begins]
    changes += [(row["live_until"], row) for row in ends if row["live_until"]]
    if not changes:
        return
    pks = {row["pk"] for _at, row in changes}
    lists: dict[int, set[str]] = defaultdict(set)
    for edition, tag in EditionTag.objects.filter(edition__in=pks).values_list("edition_id", "tag_id"):
        lists[edition].add(page_keys.tag(tag))
    for edition, person in EditionCredit.objects.filter(edition__in=pks).values_list("edition_id", "contributor_id"):
        lists[edition].add(page_keys.contributor(person))
    default = set(Category.objects.filter(is_default=True).values_list("pk", flat=True))
    for at, row in changes:
        # The default section may appear in the navigation, or vanish from it.
        everything = {page_keys.EVERYTHING} if row["section_id"] in default else set()
        yield at, keys_of_edition(row) | lists[row["pk"]] | everything


def _of_photos(now: datetime) -> Iterable[tuple[datetime, set[str]]]:
    photos = Photo.objects.filter(expires_at__gt=now, withdrawn_at=None).order_by("expires_at")
    for pk, at in photos.values_list("pk", "expires_at")[:MAX_CHANGES]:
        if at:
            yield at, {page_keys.photo(pk)}


def keys_of_edition(row: Mapping[str, Any]) -> set[str]:
    """Return the keys of pages that show an edition, of which ``row`` has the COLUMNS, besides tags and people."""
    return {
        page_keys.ARTICLES,
        page_keys.article(row["article_id"]),
        page_keys.section(row["section_id"]),
        page_keys.category(row["category_id"]),
        page_keys.month(row["first_published_at"]),
        page_keys.headline(row["headline_key"]),
        *([page_keys.topic(row["topic_id"])] if row["topic_id"] else []),
        *([page_keys.replies(row["replies_to_id"])] if row["replies_to_id"] else []),
    }


def tomorrow() -> datetime:
    """Return the next midnight in the newsroom's time zone: every page shows the date."""
    day = timezone.localdate() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone()).astimezone(UTC)


class Schedule:
    """The upcoming changes, found again when something has changed or the first of them has come."""

    def __init__(self) -> None:
        self._number = -1
        self._upcoming = Upcoming({}, NEVER, NEVER)

    def upcoming(self, number: int) -> Upcoming:
        """Return the upcoming changes, where ``number`` is that of the newest change known."""
        now = timezone.now()
        if number != self._number or now >= self._upcoming.ends_at:
            self._upcoming, self._number = upcoming_changes(now), number
        return self._upcoming
