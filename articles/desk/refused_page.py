"""The desk's page for refused requests: the reason, whether the user's input was kept, and links back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.middleware.csrf import REASON_BAD_ORIGIN, REASON_BAD_REFERER
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from articles.text import row_number

if TYPE_CHECKING:
    from django.core.exceptions import PermissionDenied
    from django.http import HttpRequest, HttpResponse

# Beginnings of Django's CSRF reasons for a form from another site. The rest of such a reason is what was sent.
FROM_ELSEWHERE = tuple(reason.partition("%s")[0] for reason in (REASON_BAD_ORIGIN, REASON_BAD_REFERER))
EDIT_PAGES = {"articles_article_change", "articles_article_add"}


def _why(request: HttpRequest, reason: str) -> str:
    """Return a sentence that explains why a request was refused. ``reason`` is that of the CSRF check, if any."""
    if not request.user.is_authenticated:
        return _("You are signed out. Sign in, then send the form again.")
    if not reason:
        return _("Your login does not have permission for this.")
    if reason.startswith(FROM_ELSEWHERE):
        return _("The form came from another address than the desk's. Open the page here and send it again.")
    return _("This form is no longer valid, for example because you have signed in again since. Open the page again.")


def _article_page(request: HttpRequest) -> tuple[str, bool]:
    """Return the URL of the edit page a request belongs to (empty: none), and whether it sent that page's form."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return "", False
    if not match.view_name.startswith("desk:articles_article_"):
        return "", False
    is_its_form = request.method == "POST" and match.url_name in EDIT_PAGES
    number = str(match.kwargs.get("number") or match.kwargs.get("object_id", ""))
    if row_number(number) is not None:
        return reverse("desk:articles_article_change", args=[number]), is_its_form
    return (reverse("desk:articles_article_add") if is_its_form else ""), is_its_form


def refused(request: HttpRequest, exception: PermissionDenied | None = None, reason: str = "") -> HttpResponse:
    """Return the 403 page of the desk, for missing permissions and for forms that fail the CSRF check."""
    article_page, is_its_form = _article_page(request)
    context = {
        **admin.site.each_context(request),
        "title": _("This was refused"),
        "why": _why(request, reason),
        "detail": "" if reason else str(exception or ""),
        "article_page": article_page,
        "is_typed_kept": is_its_form,
    }
    return render(request, "admin/refused.html", context, status=403)
