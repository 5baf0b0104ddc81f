"""What answers to readers are compressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest


class TextGZipMiddleware(GZipMiddleware):
    """Compresses what is text; pictures are compressed as they are."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if response.headers.get("Content-Type", "").startswith("image/") and response.streaming:
            return response
        return super().process_response(request, response)
