"""The desk's lists of people: contributors, and their two faces."""

from django.contrib import admin

from articles.models import Contributor, Editor, Writer


class ContributorFields(admin.ModelAdmin):
    """What is shown of a person with a byline."""

    list_display = ["name", "job_title", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "job_title"]
    autocomplete_fields = ["user"]
    fields = ["name", "job_title", "biography", "links", "user", "slug", "is_writer", "is_editor"]

    def get_prepopulated_fields(self, request, obj=None):
        """An address that stands is not changed by typing a name."""
        return {} if obj else {"slug": ["name"]}

    def get_readonly_fields(self, request, obj=None):
        """Editions carry the address of their byline, so it stays once it is given."""
        return ["slug"] if obj else []


@admin.register(Contributor)
class ContributorAdmin(ContributorFields):
    """Everybody with a byline."""

    list_display = [*ContributorFields.list_display, "is_writer", "is_editor"]
    list_filter = ["is_writer", "is_editor"]


@admin.register(Writer)
class WriterAdmin(ContributorFields):
    """Those who write; a new one does."""

    def get_changeform_initial_data(self, request):
        return {"is_writer": True} | super().get_changeform_initial_data(request)


@admin.register(Editor)
class EditorAdmin(ContributorFields):
    """Those who edit; a new one does."""

    def get_changeform_initial_data(self, request):
        return {"is_editor": True} | super().get_changeform_initial_data(request)
