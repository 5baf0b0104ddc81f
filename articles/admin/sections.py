"""The desk's lists of sections and running stories."""

from django.contrib import admin

from articles.models import Category, Topic


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    """Sections in the order of the navigation."""

    list_display = ["name", "parent", "slug", "order", "is_default"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    filter_horizontal = ["editors"]
    fields = ["name", "slug", "parent", "description", "order", "comment_policy", "editors", "is_default"]

    def get_prepopulated_fields(self, request, obj=None):
        """An address that stands is not changed by typing a name."""
        return {} if obj else {"slug": ["name"]}


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    """Running stories."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug", "introduction"]

    def get_prepopulated_fields(self, request, obj=None):
        """An address that stands is not changed by typing a name."""
        return {} if obj else {"slug": ["name"]}
