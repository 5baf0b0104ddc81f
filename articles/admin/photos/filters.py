"""Filters of the picture library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.accounts.signed_in import desk_user

from .cards import EXPIRES_SOON_PERIOD

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from articles.models import Photo
    from articles.models.photo_queryset import PhotoQuerySet

PROBLEM_CHOICES: dict[str, tuple[StrOrPromise, Callable[[PhotoQuerySet, datetime], PhotoQuerySet]]] = {
    "ending": (_("Rights end within 7 days"), lambda photos, now: photos.expiring(now + EXPIRES_SOON_PERIOD, now)),
    "ended": (_("Rights ended"), lambda photos, now: photos.expired(now)),
    "withdrawn": (_("Taken off the site"), lambda photos, now: photos.withdrawn()),
    "words": (_("No alternative text or credit"), lambda photos, now: photos.undescribed()),
    "consent": (_("Consent missing"), lambda photos, now: photos.without_consent()),
    "files": (_("Files not ready"), lambda photos, now: photos.unmade(now)),
}
USE_CHOICES: dict[str, tuple[StrOrPromise, Callable[[PhotoQuerySet], PhotoQuerySet]]] = {
    "used": (_("In articles"), lambda photos: photos.used()),
    "unused": (_("In no article"), lambda photos: photos.unused()),
}


class ProblemFilter(admin.SimpleListFilter):
    """Filter by the problems that keep a photo from being shown."""

    title = _("problem")
    parameter_name = "problem"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, StrOrPromise]]:
        return [(name, label) for name, (label, _narrow) in PROBLEM_CHOICES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        known = PROBLEM_CHOICES.get(self.value() or "")
        return known[1](cast("PhotoQuerySet", queryset), timezone.now()) if known else queryset


class UploaderFilter(admin.SimpleListFilter):
    """Filter by the user's own uploads."""

    title = _("uploads")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, StrOrPromise]]:
        return [("mine", _("Uploaded by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        return queryset.filter(uploaded_by=desk_user(request).pk) if self.value() == "mine" else queryset


class UseFilter(admin.SimpleListFilter):
    """Filter by whether any article uses the photo."""

    title = _("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, StrOrPromise]]:
        return [(name, label) for name, (label, _narrow) in USE_CHOICES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        known = USE_CHOICES.get(self.value() or "")
        return known[1](cast("PhotoQuerySet", queryset)) if known else queryset
