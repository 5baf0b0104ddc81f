"""Reading without a network: the service worker, the manifest, and the pages of saved articles."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe

from articles.models.editions import Edition
from articles.models.photo_uses import PhotoUse
from articles.models.rendition_files import MEDIA_PATH
from articles.site_urls import desk_address

from .paging import EPOCH
from .url_words import SINCE

if TYPE_CHECKING:
    from django.http import HttpRequest

# Static files that the offline page needs.
SHELL_FILES = ("articles/site.css", "articles/site.js", "articles/icon.svg")
# A browser whose last request is older, or that missed more changes, checks all its saved articles.
MAX_CHANGES_AGE = timedelta(days=30)
MAX_ENDED_ARTICLES = 1000
SECONDS_PATTERN = re.compile(r"[0-9]{1,11}", re.ASCII)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker, which is served from the root so that its scope includes every page.

    Its version changes whenever the offline pages or their static files change.
    """
    pages = [_saved_page(request, is_offline=is_offline).content for is_offline in (True, False)]
    shell = [reverse("site:offline"), reverse("site:saved"), *map(static, SHELL_FILES)]
    paper = {
        "shell": shell,
        "version": hashlib.sha256(b"".join(pages) + " ".join(shell).encode()).hexdigest()[:12],
        "front": reverse("site:front"),
        "offline": reverse("site:offline"),
        "desk": desk_address(),
        # Pages of guest links are never saved by the service worker and never answered from it.
        "guests": reverse("site:guest", args=["-"]).removesuffix("-/"),
        "media": f"{get_script_prefix()}{MEDIA_PATH}/",
        "ended": f"{reverse('site:ended')}?{SINCE}=",
    }
    program = f"self.PAPER = {json.dumps(paper)};\nimportScripts({json.dumps(static('articles/service-worker.js'))});\n"
    response = HttpResponse(program, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Return the web app manifest (W3C), which lets readers install the newspaper on a phone's home screen."""
    icons = [
        {"src": static("articles/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("articles/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("articles/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("articles/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    data = {
        "id": reverse("site:front"),
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:24],
        "description": settings.SITE_TAGLINE,
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("site:front"),
        "scope": reverse("site:front"),
        "display": "minimal-ui",
        "background_color": "#fdfcf9",
        "theme_color": "#98151f",
        "icons": icons,
    }
    return JsonResponse(data, content_type="application/manifest+json")


def _saved_page(request: HttpRequest, *, is_offline: bool) -> HttpResponse:
    return render(request, "site/saved_articles.html", {"is_offline": is_offline})


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Return the page shown offline in place of pages that were not saved, with a list of those that were."""
    return _saved_page(request, is_offline=True)


@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """Return the page that lists what this browser stores: saved articles and recently read ones."""
    return _saved_page(request, is_offline=False)


@require_safe
def ended(request: HttpRequest) -> JsonResponse:
    """Return articles of which an edition or a picture has ended since a time (``?since=SECONDS`` since 1970).

    The response is ``{"at": seconds, "ended": [article numbers]}``, with null in place of the list if there are too
    many. A browser with saved copies requests those of the listed articles again, since they were updated, retracted or
    have expired. The response is the same for everybody, so a browser never reveals which articles it stores.
    """
    since, now = request.GET.get(SINCE, ""), timezone.now()
    if not SECONDS_PATTERN.fullmatch(since):
        raise Http404
    asked = EPOCH + timedelta(seconds=int(since))
    begin = max(asked, now - MAX_CHANGES_AGE)
    rows = Edition.objects.filter(live_until__gt=begin, live_until__lte=now).order_by("live_until", "article")
    shown = PhotoUse.objects.filter(is_in_editions=True)
    pictures = shown.filter(photo__withdrawn_at__gt=begin).union(
        shown.filter(photo__expires_at__gt=begin, photo__expires_at__lte=now)
    )
    numbers = [
        number
        for found in (rows, pictures)
        for number in found.values_list("article", flat=True)[: MAX_ENDED_ARTICLES + 1]
    ]
    too_many = asked < begin or len(numbers) > MAX_ENDED_ARTICLES
    data = {"at": int(now.timestamp()), "ended": None if too_many else sorted(set(numbers))}
    response = JsonResponse(data)
    response.headers["Cache-Control"] = "no-store"
    return response
