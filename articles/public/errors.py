"""Pages for what is not there."""

from django.shortcuts import render

from articles.models.editions import Edition


def not_found(request, exception=None):
    """404, with the newest articles as a way on."""
    newest = Edition.objects.live().listed().for_cards().newest_first()[:5]
    return render(request, "404.html", {"newest": newest}, status=404)
