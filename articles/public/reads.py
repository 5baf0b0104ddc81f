"""Where a page says that it was read: no cookie, nothing kept of the reader."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.readership import count_read


def _address_of(request):
    """Where the request came from; behind our own proxy, what the proxy says."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        if forwarded:
            return forwarded
    return request.META.get("REMOTE_ADDR", "")


@csrf_exempt
@require_POST
def read(request, number):
    """Count a read that one of our own pages tells of; the answer is the same whatever became of it."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin":
        count_read(number, _address_of(request), request.headers.get("User-Agent", ""))
    return HttpResponse(status=204)
