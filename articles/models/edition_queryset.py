"""Queries over editions, for the lists and pages of the readers' site."""

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

    from articles.models import Edition, EditionCredit

RETRACTION = "retraction"
# Pages take only the files from a photo's row. Its words were copied when the edition was made.
NOT_OF_PHOTOS = tuple(
    f"photo__{name}" for name in ("caption", "alt", "usage_terms", "pictured", "consent", "licence", "source", "owner")
)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Queries over editions."""

    def live(self, at: datetime | None = None) -> EditionQuerySet:
        """Return editions that readers may see at an instant (default: now)."""
        at = at or timezone.now()
        return self.filter(live_from__lte=at).exclude(live_until__lte=at)

    def visible_to(self, user: AbstractUser, at: datetime | None = None) -> EditionQuerySet:
        """Return editions that began by ``at`` (default: now), and all editions of articles this person may edit."""
        editable = editable_condition(user, "article__")
        return self.filter(editable | Q(live_from__lte=at or timezone.now())) if editable else self

    def listed(self) -> EditionQuerySet:
        """Exclude retraction notices, which have an address but appear in no list."""
        return self.exclude(kind=RETRACTION)

    def tagged(self, slug: str) -> EditionQuerySet:
        """Return editions with a tag. ``newest_first`` then orders them by the columns of the tag's list."""
        # By primary key, since with a join by slug the database could not use the index of the list.
        tag = Tag.objects.filter(slug=slug).values("pk")[:1]
        return self.filter(edition_tags__tag=Subquery(tag)).annotate(
            listed_at=F("edition_tags__first_published_at"), listed_as=F("edition_tags__article")
        )

    def credited(self, contributor: int, work: EditionCredit.Work) -> EditionQuerySet:
        """Return editions that somebody, by primary key, wrote or edited.

        ``newest_first`` then orders by the columns of their list.
        """
        return self.filter(edition_credits__contributor=contributor, edition_credits__work=work).annotate(
            listed_at=F("edition_credits__first_published_at"), listed_as=F("edition_credits__article")
        )

    def _place(self) -> tuple[str, str]:
        """Return the columns to order by: the edition's own, or those of the list of a tag or a person.

        Their values are the same, but each list has an index of its own.
        """
        return (
            ("listed_at", "listed_as") if "listed_at" in self.query.annotations else ("first_published_at", "article")
        )

    def newest_first(self) -> EditionQuerySet:
        """Order by first publication, then by article number, the newest first."""
        return self.order_by(*(f"-{column}" for column in self._place()))

    def oldest_first(self) -> EditionQuerySet:
        """Order as ``newest_first`` does, in reverse."""
        return self.order_by(*self._place())

    def after(self, first_published_at: datetime, article: int) -> EditionQuerySet:
        """Return the rows after a position in ``newest_first``, which are older (keyset pagination)."""
        at, number = self._place()
        older = Q(**{f"{at}__lt": first_published_at}) | Q(**{f"{number}__lt": article})
        return self.filter(**{f"{at}__lte": first_published_at}).filter(older).newest_first()

    def before(self, first_published_at: datetime, article: int) -> EditionQuerySet:
        """Return the rows before a position in ``newest_first``, which are newer, the oldest first."""
        at, number = self._place()
        newer = Q(**{f"{at}__gt": first_published_at}) | Q(**{f"{number}__gt": article})
        return self.filter(**{f"{at}__gte": first_published_at}).filter(newer).oldest_first()

    def for_cards(self) -> EditionQuerySet:
        """Load everything a card shows in one query."""
        return self.select_related("category", "topic", "photo").defer("body", "content", *NOT_OF_PHOTOS)
