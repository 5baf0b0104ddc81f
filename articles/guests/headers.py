"""HTTP headers of every response to a guest, for browsers, robots and caches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .url_words import PREVIEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

GUEST_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # The URL is what gives access to the page, so it is not sent to other sites. Under "no-referrer", browsers would
    # send the forms with "Origin: null", which the CSRF protection refuses.
    "Referrer-Policy": "same-origin",
}


def guests_headers(get_response: Answer) -> Answer:
    """Middleware that adds GUEST_HEADERS to every response under the guests' path, including refusals.

    These pages are not cached, not indexed, and their URLs are not sent to other sites.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path_info.startswith(f"/{PREVIEW}/"):
            for name, value in GUEST_HEADERS.items():
                response.headers[name] = value
        return response

    return answer
