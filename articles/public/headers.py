"""What every answer to a reader says to the browser."""

from django.middleware.gzip import GZipMiddleware

from articles.addresses import is_on_desk

# Everything comes from this site, and nothing stands inline: W3C, Content Security Policy Level 3.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class TextGZipMiddleware(GZipMiddleware):
    """Compresses what is text; pictures are compressed as they are."""

    def process_response(self, request, response):
        if response.headers.get("Content-Type", "").startswith("image/") and response.streaming:
            return response
        return super().process_response(request, response)


def readers_headers(get_response):
    """Middleware: a policy that lets a reader's page load nothing from elsewhere; the desk has rules of its own."""

    def answer(request):
        response = get_response(request)
        if not is_on_desk(request):
            response.headers.setdefault("Content-Security-Policy", POLICY)
            # Browsers keep these for ever unless told otherwise; an address may be given back its old slug.
            if response.status_code in {301, 404, 410}:
                response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer
