"""The endpoint with which the prose editor finds out whether an address can be shown as a link card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.text import SITES, embed_of

from .desk_pages import article_page, check_writes_articles

if TYPE_CHECKING:
    from django.http import HttpRequest


@article_page("embed/", "embed")
@require_safe
def embed_view(request: HttpRequest) -> JsonResponse:
    """Return the site and the normalized address for ``?address=``, or the reason why it cannot be a link card."""
    check_writes_articles(request)
    embed = embed_of(request.GET.get("address", ""))
    if embed:
        return JsonResponse({"site": embed.site, "address": embed.address})
    sites = ", ".join(SITES)
    return JsonResponse(
        {
            "refused": _("This is not the address of a post, video or place on one of these sites: %(sites)s.")
            % {"sites": sites}
        }
    )
