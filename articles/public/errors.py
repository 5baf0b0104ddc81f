"""Pages for what is not there."""

from django.conf import settings
from django.shortcuts import render

from articles.models.editions import Edition


def not_found(request, exception=None):
    """404, with the newest articles as a way on."""
    newest = Edition.objects.live().listed().for_cards().newest_first()[:5]
    return render(request, "404.html", {"newest": newest}, status=404)


def own_not_found_page(get_response):
    """Middleware: readers of a laptop's newspaper, too, see its own 404 in place of Django's page for developers."""

    def answer(request):
        response = get_response(request)
        if settings.DEBUG and response.status_code == 404 and not request.path.startswith(("/admin/", "/static/")):
            return not_found(request)
        return response

    return answer
