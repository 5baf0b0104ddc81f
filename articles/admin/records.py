"""The desk's view of the record: events and editions, to read and never to change."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Edition, Event


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list of rows that nobody adds, changes or deletes."""

    show_full_result_count = False
    list_select_related = ["article"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("article"), ordering="article__headline")
    def article_link(self, row):
        """The article, with the way to its page on the desk."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[row.article_id]), row.article
        )


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Every move, newest first: who, when, from, to, why."""

    list_display = ["at", "article_link", "move", "from_state", "to_state", "actor_name", "reason"]
    list_filter = ["move", "at", "to_state"]
    search_fields = ["article__headline", "actor_name", "reason"]
    date_hierarchy = "at"


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """What readers were shown, and when."""

    list_display = ["article_link", "number", "kind", "live_from", "live_until", "note"]
    list_filter = ["kind", "live_from"]
    search_fields = ["headline", "note"]
    ordering = ["-live_from", "-id"]
