"""Endpoints of the prose editor for "Baca juga" lines: articles to link to, and the current targets of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.http import require_POST, require_safe

from articles.accounts.signed_in import desk_user
from articles.text import row_number, search_notice

from . import read_also_search
from .desk_pages import article_page, check_writes_articles

if TYPE_CHECKING:
    from django.http import HttpRequest


@article_page("read-also/", "read_also")
@require_safe
def read_also_view(request: HttpRequest) -> JsonResponse:
    """Return at most ten articles for the query ``?q=``, without the one with the number ``?beside=``."""
    check_writes_articles(request)
    excluded = row_number(request.GET.get("beside"))
    asked = request.GET.get("q", "")
    found = read_also_search.search(asked, desk_user(request), excluded)
    return JsonResponse({"found": found, "notice": search_notice(asked)})


@article_page("read-also/lines/", "read_also_lines")
@require_POST
def lines_view(request: HttpRequest) -> JsonResponse:
    """Return the targets of the "Baca juga" lines of a body, for any number of ``uid`` and ``headline`` values."""
    check_writes_articles(request)
    uids, headlines = (request.POST.getlist(name) for name in ("uid", "headline"))
    return JsonResponse(read_also_search.find_targets(uids, headlines, desk_user(request)))


@article_page("answerable/", "answerable")
@require_safe
def answerable_view(request: HttpRequest) -> JsonResponse:
    """Return articles for ``?term=`` that a right of reply can answer, as Django's autocomplete select expects them."""
    check_writes_articles(request)
    found = read_also_search.search(request.GET.get("term", ""), desk_user(request))
    results = [{"id": str(one["id"]), "text": one["headline"]} for one in found]
    return JsonResponse({"results": results, "pagination": {"more": False}})
