"""The page of a standing page, such as the masthead or the privacy policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.models.joined_rows import JoinedRows
from articles.models.standing_pages import Page
from articles.page_dependencies import stored_page, with_keys

from .slug_redirects import of_reference

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@stored_page()
@of_reference(JoinedRows(Page, {"": None}))
def page(request: HttpRequest, subject: Page) -> HttpResponse:
    """Return a standing page."""
    return with_keys(render(request, "site/page.html", {"page": subject}), [page_keys.EVERYTHING])
