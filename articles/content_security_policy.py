"""The policies in every response, which restrict what a page may load and do in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import HEADER, NONCE, NONE, SELF
from csp.middleware import CSPMiddleware
from django.forms import Media
from js_asset import ImportMap
from js_asset import Media as MediaWithNonce

from articles.site_urls import is_on_desk

if TYPE_CHECKING:
    from csp.middleware import PolicyParts
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.template.response import TemplateResponse

# W3C, Content Security Policy Level 3. Readers' pages load everything from this site and nothing inline. The policy is
# the same for every page.
READERS_POLICY = "; ".join(
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
# Two inline stylesheets of libraries, by their SHA-256: that of the prose editor (Tiptap, ``injectCSS``), and that of
# the admin's lists without actions.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
LIST_STYLE = "'sha256-blvLUW3UscWqsXGByNOqdBboM+ShWAuugp2mC/wbafU='"
DESK_POLICY = {
    "default-src": [SELF],
    # The editor's import map is inline.
    "script-src": [SELF, NONCE],
    "style-src": [SELF, EDITOR_STYLE, LIST_STYLE],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-src": [SELF],
    "frame-ancestors": [NONE],
}
# A preview of an unpublished article is shown in a frame of the desk, where no script runs, whatever it contains.
PREVIEW_POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": True,
}
# W3C, Permissions Policy: features that no page uses.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class PolicyMiddleware(CSPMiddleware):
    """Middleware that adds the policies to each response: the desk's, with a nonce for inline scripts, or the readers'.

    A view that needs another policy uses a decorator of django-csp.
    """

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Add the nonce of the policy to the scripts and the import map of a page of the desk."""
        if is_on_desk(request) and response.context_data:
            for name, value in response.context_data.items():
                if isinstance(value, ImportMap):
                    response.context_data[name] = MediaWithNonce(
                        importmap=value,
                        nonce=request.csp_nonce,  # type: ignore[attr-defined]
                    )
                elif isinstance(value, Media):
                    response.context_data[name] = MediaWithNonce.from_media(
                        value,
                        nonce=request.csp_nonce,  # type: ignore[attr-defined]
                    )
        return response

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if is_on_desk(request):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, READERS_POLICY)
        # Browsers may cache these for ever by default, and an article may get an earlier slug again.
        if response.status_code in {301, 404, 410}:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the desk's policy, unless the view has chosen one."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.config = parts.config or DESK_POLICY
        return parts
