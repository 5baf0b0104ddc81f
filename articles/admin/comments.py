"""The desk's list of comment policies."""

from django.contrib import admin

from articles.models import CommentPolicy

from .deleting import ExplainedDeletion
from .one_default import DefaultMoves


@admin.register(CommentPolicy)
class CommentPolicyAdmin(ExplainedDeletion, DefaultMoves, admin.ModelAdmin):
    """Comment policies; a notice that is changed gets a new version number."""

    list_display = ["name", "mode", "days_open", "version", "is_default"]
    search_fields = ["name", "notice"]
    fields = ["name", "mode", "days_open", "notice", "version", "is_default"]
    readonly_fields = ["version"]

    def save_model(self, request, obj, form, change):
        if change and "notice" in form.changed_data:
            obj.version += 1
        super().save_model(request, obj, form, change)
