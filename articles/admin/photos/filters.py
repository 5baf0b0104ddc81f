"""Filters of the picture library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cards import EXPIRES_SOON_PERIOD

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import Promise

    from articles.admin.photos.photo_admin import PhotoAdmin
    from articles.models.photo_queryset import PhotoQuerySet

PROBLEM_CHOICES = {
    "ending": (_("Rights end within 7 days"), lambda photos, now: photos.expiring(now + EXPIRES_SOON_PERIOD, now)),
    "ended": (_("Rights ended"), lambda photos, now: photos.expired(now)),
    "withdrawn": (_("Withdrawn"), lambda photos, now: photos.withdrawn()),
    "words": (_("No alternative text or credit"), lambda photos, now: photos.undescribed()),
    "consent": (_("Consent missing"), lambda photos, now: photos.without_consent()),
    "files": (_("Files not ready"), lambda photos, now: photos.unmade(now)),
}
USE_CHOICES = {
    "used": (_("In articles"), lambda photos: photos.used()),
    "unused": (_("In no article"), lambda photos: photos.unused()),
}


class ProblemFilter(admin.SimpleListFilter):
    """What stands in the way of showing a photo."""

    title = _("problem")
    parameter_name = "problem"

    def lookups(self, request: HttpRequest, model_admin: PhotoAdmin) -> list[tuple[Promise | str, ...]]:
        return [(name, label) for name, (label, _narrow) in PROBLEM_CHOICES.items()]

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        known = PROBLEM_CHOICES.get(self.value())
        return known[1](queryset, timezone.now()) if known else queryset


class UploaderFilter(admin.SimpleListFilter):
    """Whose uploads."""

    title = _("uploads")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: PhotoAdmin) -> list[tuple[Promise | str, ...]]:
        return [("mine", _("Uploaded by me"))]

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        return queryset.filter(uploaded_by=request.user) if self.value() == "mine" else queryset


class UseFilter(admin.SimpleListFilter):
    """Whether any article has it."""

    title = _("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: PhotoAdmin) -> list[tuple[Promise | str, ...]]:
        return [(name, label) for name, (label, _narrow) in USE_CHOICES.items()]

    def queryset(self, request: HttpRequest, queryset: PhotoQuerySet) -> PhotoQuerySet:
        known = USE_CHOICES.get(self.value())
        return known[1](queryset) if known else queryset
