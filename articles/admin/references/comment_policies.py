"""Admin pages of comment policies."""

from django.contrib import admin

from articles.admin.deletion import ExplainedDeletion
from articles.models import CommentPolicy

from .reference_admin import ReferenceAdmin
from .single_default import SingleDefaultAdmin


@admin.register(CommentPolicy)
class CommentPolicyAdmin(ReferenceAdmin, ExplainedDeletion, SingleDefaultAdmin, admin.ModelAdmin):
    """Comment policies. A notice that is changed gets a new version number."""

    list_display = ["name", "mode", "days_open", "version", "is_default"]
    search_fields = ["name", "notice"]
    fields = ["name", "mode", "days_open", "notice", "version", "is_default"]
    readonly_fields = ["version"]
