"""Compression of responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class TextGZipMiddleware(GZipMiddleware):
    """Middleware that compresses responses, except streamed images, whose formats are compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith("image/") and response.streaming:
            return response
        return super().process_response(request, response)
