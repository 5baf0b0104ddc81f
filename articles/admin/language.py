"""The middleware that sets the language: that of the browser on the desk, LANGUAGE_CODE on the readers' site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from articles.site_urls import is_on_desk

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class DeskLanguageMiddleware(LocaleMiddleware):
    """Middleware that chooses the language from the browser on the desk only, so that readers' pages never vary."""

    def process_request(self, request: HttpRequest) -> None:
        if is_on_desk(request):
            super().process_request(request)
        else:
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if is_on_desk(request):
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", settings.LANGUAGE_CODE)
        return response
