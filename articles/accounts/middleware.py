"""Middleware for requests to the desk: idle sessions and required second factors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from articles.notifications import is_email_configured
from articles.site_urls import is_on_desk

from .reauthentication import page_before
from .second_factor import NEXT_ADDRESS_KEY, must_set_up
from .sessions import check_session, touch_session

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase
    from django.template.response import TemplateResponse

# The path of the pages about the user's own login, below the path of the desk.
ACCOUNT_PATH = "account/"
# URL names that a user without the second factor they need may still open.
ALWAYS_OPEN = {"login", "logout", "jsi18n", "account_login"}


def is_account_page(request: HttpRequest) -> bool:
    """Return whether a request is for one of the pages about the user's own login."""
    return request.path_info.startswith(settings.DESK_PATH + ACCOUNT_PATH)


class DeskSessionMiddleware:
    """Middleware that ends idle sessions, and redirects users who must set up a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_on_desk(request):
            return self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and check_session(request):
            messages.info(request, _("You were signed out after a period of inactivity. Sign in again."))
        response = self.get_response(request)
        touch_session(request)
        if is_account_page(request):
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Redirect a user who needs a second factor and has none to the page where they set it up.

        Requests that expect JSON are answered with 403.
        """
        match = request.resolver_match
        if not is_on_desk(request) or is_account_page(request) or (match and match.url_name in ALWAYS_OPEN):
            return None
        if not request.user.is_authenticated or not must_set_up(request.user):
            return None
        if request.method != "GET" and request.get_preferred_type(["application/json", "text/html"]) != "text/html":
            text = _("Your role needs a second factor now. Set it up under “My login”, in another tab.")
            return JsonResponse({"error": text}, status=403)
        # The page they asked for is offered again once the second factor is set up.
        request.session[NEXT_ADDRESS_KEY] = request.get_full_path() if request.method == "GET" else page_before(request)
        return HttpResponseRedirect(reverse("mfa_index"))

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Add the context that every page of the desk needs to the pages of allauth."""
        if is_on_desk(request) and response.context_data is not None and "site_header" not in response.context_data:
            around = admin.site.each_context(request) | {"is_email_configured": is_email_configured()}
            response.context_data = around | response.context_data
        return response
