"""Pages for what is not there, not allowed, out of order or closed for a while."""

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.models.editions import Edition

from .newspaper import Newspaper

# Seconds after which a browser or a robot may ask again.
RETRY_AFTER = 60
OURS = ("/admin/", "/static/")


def _plain(template, status):
    """A page that asks neither the database nor the request for anything, whatever else is broken."""
    try:
        html = render_to_string(template, {"newspaper": Newspaper(), "code": status})
    except Exception:  # noqa: BLE001  an error page that fails must not hide the error
        html = f"<!doctype html><title>{status}</title><h1>{status}</h1>"
    return HttpResponse(html, status=status)


def bad_request(request, exception=None):
    """400."""
    return _plain("400.html", 400)


def forbidden(request, exception=None, reason=""):
    """403, for forms that were refused too."""
    return _plain("403.html", 403)


def not_found(request, exception=None):
    """404, with the newest articles as a way on."""
    newest = Edition.objects.live().listed().for_cards().newest_first()[:5]
    return render(request, "404.html", {"newest": newest}, status=404)


def server_error(request):
    """500."""
    return _plain("500.html", 500)


def unavailable():
    """503, with a word to robots when to come back."""
    response = _plain("503.html", 503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


class OutOfOrder:
    """Middleware: 503 while the site is closed, and where the database cannot be reached."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.MAINTENANCE and not request.path.startswith(OURS):
            return unavailable()
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Tell a database that is away from a fault of ours."""
        if settings.DEBUG or not isinstance(exception, (OperationalError, InterfaceError)):
            return None
        return unavailable()


def own_not_found_page(get_response):
    """Middleware: readers of a laptop's newspaper, too, see its own 404 in place of Django's page for developers."""

    def answer(request):
        response = get_response(request)
        if settings.DEBUG and response.status_code == 404 and not request.path.startswith(OURS):
            return not_found(request)
        return response

    return answer
