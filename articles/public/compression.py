"""What answers to readers are compressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class TextGZipMiddleware(GZipMiddleware):
    """Compresses what is text. Pictures are compressed as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith("image/") and response.streaming:
            return response
        return super().process_response(request, response)
