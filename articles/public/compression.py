"""What answers to readers are compressed."""

from django.middleware.gzip import GZipMiddleware


class TextGZipMiddleware(GZipMiddleware):
    """Compresses what is text; pictures are compressed as they are."""

    def process_response(self, request, response):
        if response.headers.get("Content-Type", "").startswith("image/") and response.streaming:
            return response
        return super().process_response(request, response)
