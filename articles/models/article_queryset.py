"""The questions the newsroom asks of its articles."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from articles.states import PublicState, State

from .credits import Credit
from .editions import Edition


def written_by(user):
    """The condition under which an article is somebody's own: begun or signed by them."""
    signed = Credit.objects.filter(contributor__user=user, role__in=Credit.WRITING)
    return Q(created_by=user) | Q(pk__in=signed.values("article"))


def belonging_to(user):
    """The condition under which an article is somebody's to write: their own, or assigned to them."""
    return written_by(user) | Q(assignee=user)


class ArticleQuerySet(models.QuerySet):
    """The questions the newsroom asks of its articles."""

    def written_by(self, user):
        """Articles this person began or signs."""
        return self.filter(written_by(user))

    def written_by_others(self, user):
        """Articles this person neither began nor signs."""
        return self.exclude(written_by(user))

    def belonging_to(self, user):
        """Articles this person began or signs, or that are assigned to them."""
        return self.filter(belonging_to(user))

    def overdue(self, at=None):
        """Drafts whose deadline has passed."""
        return self.filter(state=State.DRAFT, deadline__lt=at or timezone.now())

    def within_reach_of(self, user):
        """Articles this person may work on: their own, what is assigned to them, and for editors
        those of their categories."""
        if user.is_superuser or user.has_perm("articles.edit_every_category"):
            return self
        own = belonging_to(user)
        if not user.has_perm("articles.edit_any_article"):
            return self.filter(own)
        desks = list(user.desk_categories.values_list("pk", flat=True))
        if not desks:
            return self
        return self.filter(own | Q(category__in=desks) | Q(category__parent__in=desks))

    def with_public_state(self, at=None):
        """Carry ``shown_as``, the public state at an instant, on each row; one query for any number of rows."""
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
