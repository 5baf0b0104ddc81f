"""The questions readers ask of editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q, Subquery
from django.utils import timezone

from .article_access import editable_condition
from .tags import Tag

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import (
        Category,
        Contributor,
        Edition,
        EditionCredit,
    )

RETRACTION = "retraction"
# What pages show of a photo is its files; its words were carried over when the edition was made.
NOT_OF_PHOTOS = tuple(
    f"photo__{name}" for name in ("caption", "alt", "usage_terms", "pictured", "consent", "licence", "source", "owner")
)


class EditionQuerySet(models.QuerySet["Edition"]):
    """The questions readers ask of editions, one word each."""

    def live(self, at: datetime | None = None) -> EditionQuerySet:
        """Return editions a reader may see at an instant (now, unless told)."""
        at = at or timezone.now()
        return self.filter(live_from__lte=at).exclude(live_until__lte=at)

    def visible_to(self, user: AbstractUser, at: datetime | None = None) -> EditionQuerySet:
        """Return what readers were shown by ``at`` (default: now), and what is scheduled of articles in reach."""
        reach = editable_condition(user, "article__")
        return self.filter(reach | Q(live_from__lte=at or timezone.now())) if reach else self

    def listed(self) -> EditionQuerySet:
        """Leave out notices of retraction: they have an address but stand in no list."""
        return self.exclude(kind=RETRACTION)

    def in_category(self, category: Category) -> EditionQuerySet:
        """Return editions of a section with all below it, or of one category of the second level."""
        if category.parent_id is None:
            return self.filter(section=category)
        return self.filter(category=category)

    def tagged(self, slug: str) -> EditionQuerySet:
        """Return editions that carry a tag, in the places they have in its list."""
        # Asked for by number, since a join by slug would cost the list its index.
        tag = Tag.objects.filter(slug=slug).values("pk")[:1]
        return self.filter(edition_tags__tag=Subquery(tag)).annotate(
            listed_at=F("edition_tags__first_published_at"), listed_as=F("edition_tags__article")
        )

    def credited(self, contributor: Contributor, work: EditionCredit.Work) -> EditionQuerySet:
        """Return what somebody wrote or edited (``EditionCredit.Work``), in the places it has in that person's list."""
        return self.filter(edition_credits__contributor=contributor, edition_credits__work=work).annotate(
            listed_at=F("edition_credits__first_published_at"), listed_as=F("edition_credits__article")
        )

    def _place(self) -> tuple[str, str]:
        """Return the columns that say where a row stands: its own, or those of the list of a tag or a person.

        They say the same. Each list has an index of its own.
        """
        return (
            ("listed_at", "listed_as") if "listed_at" in self.query.annotations else ("first_published_at", "article")
        )

    def newest_first(self) -> EditionQuerySet:
        """By first publication, the newest first. Ties by number of the article."""
        return self.order_by(*(f"-{column}" for column in self._place()))

    def oldest_first(self) -> EditionQuerySet:
        """``newest_first`` backwards."""
        return self.order_by(*self._place())

    def after(self, first_published_at: datetime, article: int) -> EditionQuerySet:
        """Return the rows that are older than a place in ``newest_first`` (keyset paging)."""
        at, number = self._place()
        older = Q(**{f"{at}__lt": first_published_at}) | Q(**{f"{number}__lt": article})
        return self.filter(**{f"{at}__lte": first_published_at}).filter(older).newest_first()

    def before(self, first_published_at: datetime, article: int) -> EditionQuerySet:
        """Return the rows that are newer than a place in ``newest_first``, in the opposite order."""
        at, number = self._place()
        newer = Q(**{f"{at}__gt": first_published_at}) | Q(**{f"{number}__gt": article})
        return self.filter(**{f"{at}__gte": first_published_at}).filter(newer).oldest_first()

    def for_cards(self) -> EditionQuerySet:
        """Return everything a card shows, in one query."""
        return self.select_related("category", "topic", "photo").defer("body", "content", *NOT_OF_PHOTOS)
