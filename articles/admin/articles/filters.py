"""Filters of the desk's list of articles."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.accounts.signed_in import desk_user
from articles.models import Credit, Writer
from articles.models.actors import display_name
from articles.models.article_access import belonging_to
from articles.states import PublicState
from articles.text import row_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from articles.models import Article, Event
    from articles.models.article_queryset import ArticleQuerySet


class PublicStateFilter(admin.SimpleListFilter):
    """Articles by their public state."""

    title = _("public state")
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Sequence[tuple[str, StrOrPromise]]:
        return PublicState.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        state = self.value()
        return cast("ArticleQuerySet", queryset).in_public_state(state) if state else queryset


class MineFilter(admin.SimpleListFilter):
    """Articles that the user began or has a credit in, is assigned to, or reviews."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Sequence[tuple[str, StrOrPromise]]:
        return [("mine", _("Mine")), ("assigned", _("Assigned to me")), ("claimed", _("Reviewed by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "mine":
            return queryset.filter(belonging_to(desk_user(request)))
        if self.value() == "assigned":
            return queryset.filter(assignee=request.user.pk)
        return queryset.filter(reviewer=request.user.pk) if self.value() == "claimed" else queryset


class DeadlineFilter(admin.SimpleListFilter):
    """Articles by deadline, in days of the newsroom's time zone."""

    title = _("deadline")
    parameter_name = "due"
    WITH_DEADLINE = frozenset({"overdue", "today", "week", "any"})

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Sequence[tuple[str, StrOrPromise]]:
        return [
            ("overdue", _("Overdue")),
            ("today", _("Today")),
            ("week", _("In the next 7 days")),
            ("any", _("With a deadline")),
            ("none", _("Without one")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        now, day = timezone.now(), timedelta(days=1)
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        if self.value() == "overdue":
            return cast("ArticleQuerySet", queryset).overdue(now)
        if self.value() == "today":
            return queryset.filter(deadline__gte=midnight, deadline__lt=midnight + day)
        if self.value() == "week":
            return queryset.filter(deadline__gte=now, deadline__lt=now + 7 * day)
        return queryset.filter(deadline__isnull=self.value() == "none") if self.value() in {"any", "none"} else queryset


class WriterFilter(admin.SimpleListFilter):
    """Articles of one writer who has a login."""

    title = _("writer")
    parameter_name = "writer"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Iterable[tuple[Any, str]]:
        return Writer.objects.exclude(user=None).values_list("pk", "name")[:50]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        number = row_number(self.value())
        if number is None:
            return queryset
        signed = Credit.objects.filter(contributor=number, role__in=Credit.WRITING).values("article")
        return queryset.filter(pk__in=signed)


def staff() -> list[tuple[Any, str]]:
    """Return the users with access to the desk, ordered by username, as choices of a filter."""
    people = get_user_model().objects.filter(is_staff=True).order_by("username")
    return [(user.pk, display_name(user)) for user in people[:200]]


class AssigneeFilter(admin.SimpleListFilter):
    """Articles by the user they are assigned to."""

    title = _("assigned to")
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Sequence[tuple[Any, StrOrPromise]]:
        return [("none", _("Nobody")), *staff()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "none":
            return queryset.filter(assignee=None)
        number = row_number(self.value())
        return queryset if number is None else queryset.filter(assignee=number)


class ActorFilter(admin.SimpleListFilter):
    """Events by their actor. Offers every user with access to the desk, without a query over all events."""

    title = _("who")
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Sequence[tuple[Any, str]]:
        return staff()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        number = row_number(self.value())
        return queryset if number is None else queryset.filter(actor=number)
