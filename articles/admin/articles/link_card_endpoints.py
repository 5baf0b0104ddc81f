"""What the prose editor asks the desk of addresses: whether they can be shown as link cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.text import SITES, embed_of

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls.resolvers import URLPattern


class EmbedPages(admin.ModelAdmin):
    """Answers for link cards. Mixed into the ModelAdmin of articles."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.embed_view))
        return [path("embed/", view, name="articles_article_embed"), *super().get_urls()]

    def embed_view(self, request: HttpRequest) -> JsonResponse:
        """Return the site and the address that ``?address=`` is shown under, or why it is not."""
        if not (self.has_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        embed = embed_of(request.GET.get("address", ""))
        if embed:
            return JsonResponse({"site": embed.site, "address": embed.address})
        sites = ", ".join(SITES)
        return JsonResponse(
            {"refused": _("This is no address of a post, film or place on one of these: %(sites)s.") % {"sites": sites}}
        )
