"""Choosing the default row of a table in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models import Category, CommentPolicy


class SingleDefaultAdmin(admin.ModelAdmin):
    """Mixin for the ModelAdmin of a table with one default row: choosing another row replaces it in one save."""

    def save_model(self, request: HttpRequest, obj: CommentPolicy | Category, form: Any, change: bool) -> None:
        """Save the row, as the only default if it was chosen as such."""
        if obj.is_default:
            obj.save_as_default()
        else:
            super().save_model(request, obj, form, change)
