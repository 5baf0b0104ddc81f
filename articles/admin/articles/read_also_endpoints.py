"""What the prose editor asks the desk while somebody writes: articles to lead to, and where lines lead now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from articles.accounts.signed_in import desk_user
from articles.text import row_number, search_notice

from . import read_also_search

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls.resolvers import URLPattern


class ReadAlsoPages(admin.ModelAdmin):
    """Answers for "Baca juga" lines. Mixed into the ModelAdmin of articles."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("read-also/", wrap(require_safe(self.read_also_view)), name="articles_article_read_also"),
            path("read-also/lines/", wrap(require_POST(self.lines_view)), name="articles_article_read_also_lines"),
            *super().get_urls(),
        ]

    def check_writes(self, request: HttpRequest) -> None:
        """Only those who write articles learn which there are."""
        if not (self.has_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied

    def read_also_view(self, request: HttpRequest) -> JsonResponse:
        """Return articles for ``?q=``, at most ten. ``beside`` is the number of the one that is being written."""
        self.check_writes(request)
        beside = row_number(request.GET.get("beside"))
        asked = request.GET.get("q", "")
        found = read_also_search.search(asked, desk_user(request), beside)
        return JsonResponse({"found": found, "notice": search_notice(asked)})

    def lines_view(self, request: HttpRequest) -> JsonResponse:
        """Return where the lines of a body lead: ``uid`` and ``headline``, each any number of times."""
        self.check_writes(request)
        uids, headlines = (request.POST.getlist(name) for name in ("uid", "headline"))
        return JsonResponse(read_also_search.standings(uids, headlines, desk_user(request)))
