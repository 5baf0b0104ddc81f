"""Admin pages of the newsroom's checklist: what every article needs before it is published."""

from django.contrib import admin

from articles.models import ChecklistItem


@admin.register(ChecklistItem)
class ChecklistItemAdmin(admin.ModelAdmin):
    """The newsroom's own checklist items, in the order the edit page shows them."""

    list_display = ["name", "kind", "number", "category", "is_required", "order"]
    list_select_related = ["category"]
    list_filter = ["kind", "is_required", "category"]
    search_fields = ["name", "words"]
    fields = ["name", "kind", "number", "words", "category", "is_required", "is_asked_again", "order"]
