"""What every answer to a guest says to browsers, robots and caches on the way."""

from .url_words import PREVIEW

GUEST_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # The address opens the page, so no other site is told it. Under "no-referrer" browsers would send the forms
    # with "Origin: null", which the protection against forged requests refuses.
    "Referrer-Policy": "same-origin",
}


def guests_headers(get_response):
    """Middleware: nothing under the guests' address is kept, indexed or told to others, refusals included."""

    def answer(request):
        response = get_response(request)
        if request.path_info.startswith(f"/{PREVIEW}/"):
            for name, value in GUEST_HEADERS.items():
                response.headers[name] = value
        return response

    return answer
