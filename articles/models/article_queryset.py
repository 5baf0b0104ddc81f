"""Queries over articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.states import PublicState, State

from .article_access import belonging_to, editable_condition, written_by
from .editions import Edition

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Article


class ArticleQuerySet(models.QuerySet["Article"]):
    """Queries over articles."""

    def written_by(self, user: AbstractUser) -> ArticleQuerySet:
        """Return articles that this person created or is in the byline of."""
        return self.filter(written_by(user))

    def written_by_others(self, user: AbstractUser) -> ArticleQuerySet:
        """Return articles that this person neither created nor is in the byline of."""
        return self.exclude(written_by(user))

    def belonging_to(self, user: AbstractUser) -> ArticleQuerySet:
        """Return articles that this person created, is in the byline of or is assigned to."""
        return self.filter(belonging_to(user))

    def overdue(self, at: datetime | None = None) -> ArticleQuerySet:
        """Return drafts whose deadline has passed."""
        return self.filter(state=State.DRAFT, deadline__lt=at or timezone.now())

    def editable_by(self, user: AbstractUser) -> ArticleQuerySet:
        """Return articles that this person may work on, see ``editable_condition``."""
        return self.filter(editable_condition(user))

    def visible_to(self, user: AbstractUser, at: datetime | None = None) -> ArticleQuerySet:
        """Return articles this person may work on, and all that readers are shown at ``at`` (default: now)."""
        editable = editable_condition(user)
        live = Edition.objects.live(at).listed().filter(article=OuterRef("pk"))
        return self.filter(editable | Exists(live)) if editable else self

    def with_title_for(self, user: AbstractUser, at: datetime | None = None) -> ArticleQuerySet:
        """Annotate ``title``: the working copy's headline where the user may edit it, else the one shown to readers.

        It is empty where the user may see neither.
        """
        editable = editable_condition(user)
        live = Edition.objects.live(at).listed().filter(article=OuterRef("pk")).values("headline")[:1]
        shown = Coalesce(Subquery(live), Value(""))
        title = Case(When(editable, then=F("headline")), default=shown) if editable else F("headline")
        return self.annotate(title=title)

    def with_public_state(self, at: datetime | None = None) -> ArticleQuerySet:
        """Annotate ``shown_as``, the public state at an instant (default: now), without more queries."""
        at = at or timezone.now()
        mine = Edition.objects.filter(article=OuterRef("pk"))
        live = mine.live(at)
        return self.annotate(
            live_revision=Subquery(live.values("revision__number")[:1]),
            live_kind=Subquery(live.values("kind")[:1]),
            shown_as=models.Case(
                models.When(live_kind=Edition.Kind.RETRACTION, then=models.Value(PublicState.RETRACTED.value)),
                models.When(
                    live_revision__lt=models.F("revision_number"),
                    then=models.Value(PublicState.LIVE_WITH_CHANGES.value),
                ),
                models.When(live_revision__isnull=False, then=models.Value(PublicState.LIVE.value)),
                models.When(Exists(mine.filter(live_from__gt=at)), then=models.Value(PublicState.SCHEDULED.value)),
                models.When(Exists(mine), then=models.Value(PublicState.EXPIRED.value)),
                default=models.Value(PublicState.UNPUBLISHED.value),
                output_field=models.CharField(),
            ),
        )
