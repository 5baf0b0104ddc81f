"""Admin pages of categories, topics and tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q

from articles.admin.deletion import ExplainedDeletion
from articles.models import Category, Tag, Topic

from .reference_admin import ReferenceAdmin
from .single_default import SingleDefaultAdmin

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import ModelChoiceField, ModelForm, ModelMultipleChoiceField
    from django.http import HttpRequest


@admin.register(Category)
class CategoryAdmin(ReferenceAdmin, ExplainedDeletion, SingleDefaultAdmin, admin.ModelAdmin):
    """Categories, listed in the order of the navigation."""

    list_display = ["name", "parent", "slug", "order", "is_default"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    filter_horizontal = ["editors"]
    fields = ["name", "slug", "parent", "description", "order", "comment_policy", "editors", "is_default"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Category | None = None) -> dict[str, Sequence[str]]:
        """Fill in the slug from the name for a new row only, so that an existing slug stays."""
        return {} if obj else {"slug": ["name"]}

    def get_form(
        self, request: HttpRequest, obj: Category | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        """Offer users with access to the desk as editors, and nothing archived except the current choices."""
        form = super().get_form(request, obj, change=change, **kwargs)
        for name in {"parent", "comment_policy"} & form.base_fields.keys():
            choice = cast("ModelChoiceField", form.base_fields[name])
            current = getattr(obj, f"{name}_id", None)
            choice.queryset = cast("QuerySet", choice.queryset).filter(Q(archived_at=None) | Q(pk=current))
        field = cast("ModelMultipleChoiceField | None", form.base_fields.get("editors"))
        if field:
            present = obj.editors.values("pk") if obj else []
            field.queryset = get_user_model().objects.filter(Q(is_staff=True) | Q(pk__in=present)).order_by("username")
        return form


@admin.register(Topic)
class TopicAdmin(ReferenceAdmin, ExplainedDeletion, admin.ModelAdmin):
    """Topics: running stories."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug", "introduction"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Topic | None = None) -> dict[str, Sequence[str]]:
        """Fill in the slug from the name for a new row only, so that an existing slug stays."""
        return {} if obj else {"slug": ["name"]}


@admin.register(Tag)
class TagAdmin(ReferenceAdmin, ExplainedDeletion, admin.ModelAdmin):
    """Tags."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Tag | None = None) -> dict[str, Sequence[str]]:
        """Fill in the slug from the name for a new row only, so that an existing slug stays."""
        return {} if obj else {"slug": ["name"]}
