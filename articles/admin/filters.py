"""Filters of the desk's list of articles."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Credit, Writer
from articles.states import PublicState


class PublicStateFilter(admin.SimpleListFilter):
    """What readers can see of the article."""

    title = _("public state")
    parameter_name = "public"

    def lookups(self, request, model_admin):
        return PublicState.choices

    def queryset(self, request, queryset):
        return queryset.filter(shown_as=self.value()) if self.value() else queryset


class MineFilter(admin.SimpleListFilter):
    """Articles this person began or signs."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("Mine"))]

    def queryset(self, request, queryset):
        if self.value() != "mine":
            return queryset
        signed = Credit.objects.filter(contributor__user=request.user).values("article")
        return queryset.filter(Q(created_by=request.user) | Q(pk__in=signed))


class WriterFilter(admin.SimpleListFilter):
    """Articles of one writer who has a login."""

    title = _("writer")
    parameter_name = "writer"

    def lookups(self, request, model_admin):
        return Writer.objects.exclude(user=None).values_list("pk", "name")[:50]

    def queryset(self, request, queryset):
        if not (self.value() or "").isdigit():
            return queryset
        signed = Credit.objects.filter(contributor=self.value(), role__in=Credit.WRITING).values("article")
        return queryset.filter(pk__in=signed)


class ActorFilter(admin.SimpleListFilter):
    """Whose doing it was; offers everybody with a place at the desk, without looking through the record for names."""

    title = _("who")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        staff = get_user_model().objects.filter(is_staff=True).order_by("username")
        return [(user.pk, user.get_full_name() or user.username) for user in staff[:200]]

    def queryset(self, request, queryset):
        return queryset.filter(actor=self.value()) if (self.value() or "").isdecimal() else queryset
