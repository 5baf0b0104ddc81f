"""Where a page says that it was read: no cookie, nothing kept of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.client_address import client_network
from articles.read_counts import count_read

if TYPE_CHECKING:
    from django.http import HttpRequest


def _is_from_our_page(request: HttpRequest) -> bool:
    """Return whether a page of this site sent the request.

    Browsers say so by ``Sec-Fetch-Site`` (W3C, Fetch Metadata Request Headers). Older ones do not: for them ``Origin``
    or ``Referer`` must name this site.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return sender.scheme in {"http", "https"} and sender.netloc in {
        urlsplit(settings.SITE_ADDRESS).netloc,
        request.get_host(),
    }


@csrf_exempt
@require_POST
def read(request: HttpRequest, number: int) -> HttpResponse:
    """Count a read that one of our own pages tells of. The answer is the same whatever became of it."""
    if _is_from_our_page(request):
        count_read(number, client_network(request), request.headers.get("User-Agent", ""))
    return HttpResponse(status=204)
