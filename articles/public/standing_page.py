"""The page of a standing page, such as the masthead or the privacy policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models.standing_pages import Page

from .reference_pages import of_reference

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@of_reference(Page.objects.all())
def page(request: HttpRequest, subject: Page) -> HttpResponse:
    """Return a standing page."""
    return render(request, "site/page.html", {"page": subject})
