"""What lets a reader go on without a network: service worker, manifest, the pages of what was kept."""

import hashlib
import json
import re

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe

from articles.models.editions import Edition

# What the offline page cannot do without.
SHELL = ("articles/site.css", "articles/site.js", "articles/icon.svg")
AT_MOST = 200
NUMBERS = re.compile(r"[1-9][0-9]{0,17}(,[1-9][0-9]{0,17})*")


@require_safe
def service_worker(request):
    """The service worker, at the root so that it may answer for every page; a new one whenever the shell is new."""
    shell = [reverse("offline"), *map(static, SHELL)]
    paper = {
        "shell": shell,
        "version": hashlib.sha256(" ".join(shell).encode()).hexdigest()[:12],
        "front": reverse("front"),
        "offline": reverse("offline"),
        "still": reverse("still_here"),
    }
    program = f"self.PAPER = {json.dumps(paper)};\nimportScripts({json.dumps(static('articles/service-worker.js'))});\n"
    response = HttpResponse(program, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request):
    """The web app manifest (W3C): the newspaper as something to put on a phone's screen."""
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
        "id": reverse("front"),
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:24],
        "description": settings.SITE_TAGLINE,
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("front"),
        "scope": reverse("front"),
        "display": "minimal-ui",
        "background_color": "#fdfcf9",
        "theme_color": "#98151f",
        "icons": icons,
    }
    return JsonResponse(says, content_type="application/manifest+json")


@require_safe
def offline(request):
    """What is shown without a network for what was not kept, with what was."""
    return render(request, "kept.html", {"is_offline": True})


@require_safe
def saved(request):
    """What this browser keeps: saved articles and those read of late."""
    return render(request, "kept.html", {"is_offline": False})


@require_safe
def still_here(request):
    """Which articles of a list (``?n=1,2,3``) are live: ``{"live": {number: edition}}``; what is not named is gone.

    A browser that keeps copies asks, and throws away what was taken back and what has a newer edition.
    """
    asked = request.GET.get("n", "")
    if not NUMBERS.fullmatch(asked) or asked.count(",") >= AT_MOST:
        raise Http404
    live = Edition.objects.live().listed().filter(article__in=map(int, asked.split(",")))
    response = JsonResponse({"live": dict(live.values_list("article", "number"))})
    response.headers["Cache-Control"] = "no-store"
    return response
