"""Addresses that programs ask for by convention: robots.txt, favicon.ico and security.txt."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.site_urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

# How long others may rely on security.txt. RFC 9116 asks for less than a year.
SECURITY_CONTACT_FOR = timedelta(days=180)


def _text(lines: Sequence[str]) -> HttpResponse:
    response = HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "max-age=3600"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return what robots may read (RFC 9309): everything but searches.

    The desk is not named, since its address may be a secret.
    """
    return _text(
        [
            "User-agent: *",
            f"Disallow: {reverse('site:search')}",
            "",
            f"Sitemap: {absolute_url(reverse('site:sitemaps'))}",
        ]
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Redirect to the icon. Pages name it, and some programs ask for it here all the same."""
    response = HttpResponseRedirect(static("articles/icon-192.png"))
    response.headers["Cache-Control"] = "max-age=86400"
    return response


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Return whom to tell of a weakness of the site (RFC 9116). Raise Http404 where SECURITY_CONTACT is not set."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    today = timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return _text(
        [
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {(today + SECURITY_CONTACT_FOR).strftime('%Y-%m-%dT%H:%M:%SZ')}",
            "Preferred-Languages: id, en",
            f"Canonical: {absolute_url(reverse('site:security'))}",
        ]
    )
