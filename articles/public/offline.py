"""What lets a reader go on without a network: service worker, manifest, the pages of what was kept."""

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
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe

from articles.models.editions import Edition
from articles.models.photo_uses import PhotoUse
from articles.site_urls import desk_address

from .paging import EPOCH
from .url_words import SINCE

if TYPE_CHECKING:
    from django.http import HttpRequest

# What the offline page cannot do without.
SHELL_FILES = tuple(f"articles/{name}" for name in ("site.css", "article.css", "lists.css", "site.js", "icon.svg"))
# A browser that has not asked for longer, or missed more, looks through all it keeps.
MAX_CHANGES_AGE = timedelta(days=30)
AT_MOST = 1000
SECONDS_PATTERN = re.compile(r"[0-9]{1,11}", re.ASCII)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker, at the root so that it may answer for every page.

    A new one whenever the shell is new.
    """
    pages = [_kept(request, is_offline=is_offline).content for is_offline in (True, False)]
    shell = [reverse("site:offline"), reverse("site:saved"), *map(static, SHELL_FILES)]
    paper = {
        "shell": shell,
        "version": hashlib.sha256(b"".join(pages) + " ".join(shell).encode()).hexdigest()[:12],
        "front": reverse("site:front"),
        "offline": reverse("site:offline"),
        "desk": desk_address(),
        # What a guest was shown by a link is never kept and never answered for.
        "guests": reverse("site:guest", args=["-"]).removesuffix("-/"),
        "ended": f"{reverse('site:ended')}?{SINCE}=",
    }
    program = f"self.PAPER = {json.dumps(paper)};\nimportScripts({json.dumps(static('articles/service-worker.js'))});\n"
    response = HttpResponse(program, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Return the web app manifest (W3C): the newspaper as something to put on a phone's screen."""
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
    says = {
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
    return JsonResponse(says, content_type="application/manifest+json")


def _kept(request: HttpRequest, *, is_offline: bool) -> HttpResponse:
    return render(request, "site/saved_articles.html", {"is_offline": is_offline})


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Return what is shown without a network for what was not kept, with what was."""
    return _kept(request, is_offline=True)


@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """Return what this browser keeps: saved articles and those read of late."""
    return _kept(request, is_offline=False)


@require_safe
def ended(request: HttpRequest) -> JsonResponse:
    """Return articles of which an edition or a picture has ended since an instant (``?since=SECONDS`` since 1970).

    Told to anybody alike: ``{"at": seconds, "ended": [numbers]}``, with None in place of the numbers where they are
    too many to tell. A browser that keeps copies looks through them for its own and asks for those again: they were
    updated, retracted or have expired. It never says which articles it keeps.
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
        number for found in (rows, pictures) for number in found.values_list("article", flat=True)[: AT_MOST + 1]
    ]
    too_many = asked < begin or len(numbers) > AT_MOST
    says = {"at": int(now.timestamp()), "ended": None if too_many else sorted(set(numbers))}
    response = JsonResponse(says)
    response.headers["Cache-Control"] = "no-store"
    return response
