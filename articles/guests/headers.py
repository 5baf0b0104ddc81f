"""What every answer to a guest says to browsers, robots and caches on the way."""

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
    # The address opens the page, so no other site is told it. Under "no-referrer" browsers would send the forms
    # with "Origin: null", which the protection against forged requests refuses.
    "Referrer-Policy": "same-origin",
}


def guests_headers(get_response: Answer) -> Answer:
    """Middleware: nothing under the guests' address is kept, indexed or told to others, refusals included."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path_info.startswith(f"/{PREVIEW}/"):
            for name, value in GUEST_HEADERS.items():
                response.headers[name] = value
        return response

    return answer
