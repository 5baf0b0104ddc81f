"""The inbox, and the page on which users choose their notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

from django.conf import settings
from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import notifications
from articles.accounts.signed_in import desk_user
from articles.models import Notification
from articles.text import row_number

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser
    from django.http import HttpRequest, HttpResponse
    from django.urls.resolvers import URLPattern
    from django_stubs_ext import WithAnnotations

    from articles.desk.site import DeskSite

    class WithSentence(TypedDict):
        """What the inbox adds to a message."""

        sentence: str


def url_patterns(site: DeskSite) -> list[URLPattern]:
    """Return the URL patterns of these pages, for all users of the desk."""
    return [
        path("inbox/", site.admin_view(inbox), name="inbox"),
        path("inbox/read/", site.admin_view(require_POST(read_all)), name="inbox_read"),
        path("inbox/<int:number>/", site.admin_view(message), name="inbox_message"),
        path("preferences/", site.admin_view(preferences), name="preferences"),
    ]


def unread(user: AbstractUser | AnonymousUser) -> str:
    """Return the number of unread messages as text for the page header: ``""`` for none, ``"99+"`` above 99."""
    count = notifications.unread_count(user) if user.is_active and user.is_staff else 0
    return "99+" if count > 99 else str(count or "")


def _back(name: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"desk:{name}"))


def inbox(request: HttpRequest) -> TemplateResponse:
    """Show the user's notifications, newest first."""
    before = row_number(request.GET.get("before", ""))
    rows, older = notifications.inbox_of(desk_user(request), before)
    for row in rows:
        cast("WithAnnotations[Notification, WithSentence]", row.message).sentence = notifications.sentence_of(
            row.message
        )
    context = {
        **admin.site.each_context(request),
        "title": _("Inbox"),
        "rows": rows,
        "older": older,
        "is_first": before is None,
        # Only messages on this page and older ones are marked as read. Those that arrive meanwhile stay unread.
        "until": max((row.message.pk for row in rows), default=0),
    }
    return TemplateResponse(request, "admin/inbox.html", context)


def message(request: HttpRequest, number: int) -> HttpResponseRedirect:
    """Mark a message as read and redirect to its subject."""
    opened = notifications.open_message(desk_user(request), number)
    if opened is None:
        raise Http404
    if not notifications.may_still_see(desk_user(request), opened):
        messages.warning(request, _("You no longer have access to this article."))
        return _back("inbox")
    return HttpResponseRedirect(notifications.url_of(opened))


def read_all(request: HttpRequest) -> HttpResponseRedirect:
    """Mark all messages up to the newest one that was shown as read."""
    until = row_number(request.POST.get("until", ""))
    if until is not None:
        notifications.read_all(desk_user(request), until)
        messages.success(request, _("All messages are marked as read."))
    return _back("inbox")


def preferences(request: HttpRequest) -> HttpResponse:
    """Show or save which notifications a user gets, where, and in which language."""
    if request.method == "POST":
        notifications.save_preferences(
            desk_user(request),
            inbox=request.POST.getlist("inbox"),
            mail=request.POST.getlist("mail"),
            language=request.POST.get("language", ""),
        )
        messages.success(request, _("Saved. From now on you get the notifications you chose."))
        return _back("preferences")
    chosen = notifications.preferences_of(desk_user(request))
    kinds = [
        {
            "value": kind.value,
            "label": kind.label,
            "inbox": chosen.wants_in_inbox(kind),
            "mail": chosen.wants_by_email(kind),
        }
        for kind in Notification.Kind
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Notifications"),
        "kinds": kinds,
        "language": chosen.language,
        "languages": settings.LANGUAGES,
        "site_language": dict(settings.LANGUAGES)[settings.LANGUAGE_CODE],
        "is_email_configured": notifications.is_email_configured(),
    }
    return TemplateResponse(request, "admin/preferences.html", context)
