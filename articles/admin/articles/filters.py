"""Filters of the desk's list of articles."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Credit, Edition, Writer
from articles.models.article_access import belonging_to
from articles.states import PublicState
from articles.text import row_number

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.functional import Promise

    from articles.admin.articles.article_admin import ArticleAdmin
    from articles.admin.records.record_admin import EventAdmin
    from articles.models.article_queryset import ArticleQuerySet
    from articles.models.events import EventQuerySet


class PublicStateFilter(admin.SimpleListFilter):
    """What readers can see of the article."""

    title = _("public state")
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: ArticleAdmin) -> list[tuple[Promise | str, ...]]:
        return PublicState.choices

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        if not self.value():
            return queryset
        # What is rare is found by its editions first, not by asking every article.
        rare = {
            PublicState.SCHEDULED: Edition.objects.filter(live_from__gt=timezone.now()),
            PublicState.RETRACTED: Edition.objects.filter(kind=Edition.Kind.RETRACTION),
        }.get(self.value())
        narrowed = queryset if rare is None else queryset.filter(pk__in=rare.values("article"))
        return narrowed.filter(shown_as=self.value())


class MineFilter(admin.SimpleListFilter):
    """Articles this person began or signs."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: ArticleAdmin) -> list[tuple[Promise | str, ...]]:
        return [("mine", _("Mine")), ("assigned", _("Assigned to me")), ("claimed", _("Reviewed by me"))]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        if self.value() == "mine":
            return queryset.filter(belonging_to(request.user))
        if self.value() == "assigned":
            return queryset.filter(assignee=request.user)
        return queryset.filter(reviewer=request.user) if self.value() == "claimed" else queryset


class DeadlineFilter(admin.SimpleListFilter):
    """Articles by when they are due, in days of the newsroom's zone."""

    title = _("deadline")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: ArticleAdmin) -> list[tuple[Promise | str, ...]]:
        return [
            ("overdue", _("Overdue")),
            ("today", _("Today")),
            ("week", _("In the next 7 days")),
            ("any", _("With a deadline")),
            ("none", _("Without one")),
        ]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        now, day = timezone.now(), timedelta(days=1)
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        if self.value() == "overdue":
            return queryset.overdue(now)
        if self.value() == "today":
            return queryset.filter(deadline__gte=midnight, deadline__lt=midnight + day)
        if self.value() == "week":
            return queryset.filter(deadline__gte=now, deadline__lt=now + 7 * day)
        return queryset.filter(deadline__isnull=self.value() == "none") if self.value() in {"any", "none"} else queryset


class WriterFilter(admin.SimpleListFilter):
    """Articles of one writer who has a login."""

    title = _("writer")
    parameter_name = "writer"

    def lookups(self, request: HttpRequest, model_admin: ArticleAdmin) -> QuerySet[Writer]:
        return Writer.objects.exclude(user=None).values_list("pk", "name")[:50]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        if not _is_number(self.value()):
            return queryset
        signed = Credit.objects.filter(contributor=self.value(), role__in=Credit.WRITING).values("article")
        return queryset.filter(pk__in=signed)


def _is_number(value: str | None) -> bool:
    """Whether a filter was given the number of a row, no longer than databases count."""
    return row_number(value) is not None


def staff() -> list[tuple[int | str, ...]]:
    """Everybody with a place at the desk, by login, as choices of a filter."""
    people = get_user_model().objects.filter(is_staff=True).order_by("username")
    return [(user.pk, user.get_full_name() or user.username) for user in people[:200]]


class AssigneeFilter(admin.SimpleListFilter):
    """Whom an article is assigned to."""

    title = _("assigned to")
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: ArticleAdmin) -> list[tuple[Any, ...]]:
        return [("none", _("Nobody")), *staff()]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        if self.value() == "none":
            return queryset.filter(assignee=None)
        return queryset.filter(assignee=self.value()) if _is_number(self.value()) else queryset


class ActorFilter(admin.SimpleListFilter):
    """Whose doing it was; offers everybody with a place at the desk, without looking through the record for names."""

    title = _("who")
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: EventAdmin) -> list[tuple[int | str, ...]]:
        return staff()

    def queryset(self, request: HttpRequest, queryset: EventQuerySet) -> EventQuerySet:
        return queryset.filter(actor=self.value()) if _is_number(self.value()) else queryset
