"""Admin pages of the site's permanent pages, such as the masthead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.admin.articles.prose_editor import ProseWidget
from articles.admin.deletion import ExplainedDeletion
from articles.models import Page
from articles.text import brief

from .reference_admin import ReferenceAdmin

if TYPE_CHECKING:
    from django.http import HttpRequest


@admin.register(Page)
class PageAdmin(ReferenceAdmin, ExplainedDeletion, admin.ModelAdmin):
    """Pages, listed in the order of the site's footer."""

    list_display = ["title", "slug", "order", "is_in_footer", "missing", "changed"]
    search_fields = ["title", "body"]
    formfield_overrides = {ProseEditorField: {"widget": ProseWidget}}
    fields = ["title", "body", "slug", "order", "is_in_footer"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Page | None = None) -> dict[str, Sequence[str]]:
        """Fill in the slug from the title for a new row only, so that an existing slug stays."""
        return {} if obj else {"slug": ["title"]}

    @admin.display(description=_("still to be filled in"))
    def missing(self, page: Page) -> str:
        """Return the placeholders in a page that the newsroom has not yet filled in."""
        return ", ".join(page.gaps)

    @admin.display(description=_("last change"), ordering="updated_at")
    def changed(self, page: Page) -> str:
        """Return when the page last changed, in the newsroom's time zone."""
        return brief(page.updated_at)
