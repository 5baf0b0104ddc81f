"""The endpoint with which pages count reads, without cookies or stored data about readers."""

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

    Browsers send ``Sec-Fetch-Site`` (W3C, Fetch Metadata Request Headers). For older ones that do not, ``Origin`` or
    ``Referer`` must name this site.
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
    """Count a read reported by a page of this site. The response is 204 whether or not it was counted.

    A read whose address is not known is not counted, since all such reads would be those of one reader.
    """
    network = client_network(request)
    if network and _is_from_our_page(request):
        count_read(number, network, request.headers.get("User-Agent", ""))
    return HttpResponse(status=204)
