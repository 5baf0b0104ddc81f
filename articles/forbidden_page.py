"""The page for a refused request: the desk's own, or the readers'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .desk.refused_page import refused
from .public import errors
from .site_urls import is_on_desk

if TYPE_CHECKING:
    from django.core.exceptions import PermissionDenied
    from django.http import HttpRequest, HttpResponse


def forbidden(request: HttpRequest, exception: PermissionDenied | None = None, reason: str = "") -> HttpResponse:
    """Return a 403 page, for missing permissions and for forms that fail the CSRF check."""
    answer = refused if is_on_desk(request) and hasattr(request, "user") else errors.forbidden
    return answer(request, exception, reason)
