"""Queries over articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Exists, F, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.states import PublicState, State
from articles.states.other_events import EVENTS_VOIDING_AN_APPROVAL

from .article_access import belonging_to, editable_condition, written_by
from .editions import Edition
from .events import Event

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from django.contrib.auth.models import AbstractUser

    from articles.models import Article

# The most articles whose indexed public state may be out of date before all are computed anew when asked.
MAX_OUT_OF_DATE = 1000


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

    def awaiting_acceptance(self) -> ArticleQuerySet:
        """Return the articles whose approval waits until somebody accepts what its approver changed.

        It is the rule of ``workflow.Review.awaited`` for many articles: an approval left the article in review, and
        nothing that voids it came after it.
        """
        events = Event.objects.filter(article=OuterRef("pk"), move__in={"approve", *EVENTS_VOIDING_AN_APPROVAL})
        last = Subquery(events.order_by("-number").values("move")[:1])
        return self.filter(state=State.IN_REVIEW).alias(last=last).filter(last="approve")

    def with_public_state(self, at: datetime | None = None) -> ArticleQuerySet:
        """Annotate ``shown_as``, the public state at an instant (default: now), without more queries."""
        at = at or timezone.now()
        mine = Edition.objects.filter(article=OuterRef("pk"))
        live = mine.live(at)
        # Not by EXISTS, for which PostgreSQL may read all editions at once.
        return self.annotate(
            planned_edition=Subquery(mine.filter(live_from__gt=at).values("pk")[:1]),
            any_edition=Subquery(mine.values("pk")[:1]),
            live_revision=Subquery(live.values("revision__number")[:1]),
            live_kind=Subquery(live.values("kind")[:1]),
            shown_as=models.Case(
                models.When(live_kind=Edition.Kind.RETRACTION, then=models.Value(PublicState.RETRACTED.value)),
                models.When(
                    live_revision__lt=models.F("revision_number"),
                    then=models.Value(PublicState.LIVE_WITH_CHANGES.value),
                ),
                models.When(live_revision__isnull=False, then=models.Value(PublicState.LIVE.value)),
                models.When(planned_edition__isnull=False, then=models.Value(PublicState.SCHEDULED.value)),
                models.When(any_edition__isnull=False, then=models.Value(PublicState.EXPIRED.value)),
                default=models.Value(PublicState.UNPUBLISHED.value),
                output_field=models.CharField(),
            ),
        )

    def index_public_state(self, at: datetime | None = None, **columns: Any) -> int:
        """Store the public state at an instant (default: now), and until when it holds, beside other new values."""
        at = at or timezone.now()
        borders = Edition.objects.filter(article=OuterRef("pk")).annotate(
            border=Case(When(live_from__gt=at, then=F("live_from")), When(live_until__gt=at, then=F("live_until")))
        )
        first = borders.order_by().values("article").annotate(first=Min("border")).values("first")
        states = self.with_public_state(at).annotate(shown_until=Subquery(first))
        return states.update(public_state=F("shown_as"), public_state_until=F("shown_until"), **columns)

    def out_of_date(self, at: datetime | None = None) -> ArticleQuerySet:
        """Return articles whose window began or ended after their public state was stored."""
        return self.filter(public_state_until__lte=at or timezone.now())

    def in_public_state(self, *states: str, at: datetime | None = None) -> ArticleQuerySet:
        """Return articles in one of some public states at an instant (default: now), found by the stored states.

        The few whose stored state is out of date are computed. See ``with_public_state`` for the exact rule.
        """
        at = at or timezone.now()
        changed = self.model._default_manager.out_of_date(at).order_by().with_public_state(at)
        computed = {article.pk: article.shown_as for article in changed.only("pk")[: MAX_OUT_OF_DATE + 1]}
        if len(computed) > MAX_OUT_OF_DATE:
            return self.with_public_state(at).filter(Q(shown_as__in=states))
        if not computed:
            return self.filter(public_state__in=states)
        right = [pk for pk, shown_as in computed.items() if shown_as in states]
        return self.filter(Q(public_state__in=states) & ~Q(pk__in=set(computed) - set(right)) | Q(pk__in=right))
