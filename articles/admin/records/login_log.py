"""The login log on the desk: who tried to sign in. It is read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.accounts.team_changes import MANAGE_LOGINS_PERMISSION
from articles.models import LoginAttempt
from articles.text import to_the_second

from .record_admin import ReadOnlyAdmin

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from articles.models.login_attempts import LoginAttemptQuerySet


COLUMNS = ("when", "person", "outcome", "method", "address", "device")


@admin.register(LoginAttempt)
class LoginAttemptAdmin(ReadOnlyAdmin):
    """Attempts to sign in, newest first, until they expire."""

    list_display = COLUMNS
    list_filter = ["outcome", "method", "at"]
    list_select_related = ["user"]
    search_fields = ["user__username"]
    fields = COLUMNS

    def get_queryset(self, request: HttpRequest) -> QuerySet[LoginAttempt]:
        """Return the attempts that have not expired."""
        return cast("LoginAttemptQuerySet", super().get_queryset(request)).kept()

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """Return the columns, with links to the pages of users for those who may open them."""
        links = {"person": "person_link"} if request.user.has_perm(MANAGE_LOGINS_PERMISSION) else {}
        return tuple(links.get(name, name) for name in COLUMNS)

    @admin.display(description=_("when"), ordering="at")
    def when(self, attempt: LoginAttempt) -> str:
        """Return the time to the second, in the newsroom's time zone."""
        return to_the_second(attempt.at)

    @admin.display(description=_("login"), ordering="user__username", empty_value=_("unknown"))  # type: ignore[call-overload]
    def person(self, attempt: LoginAttempt) -> str | None:
        """Return the login, or None if no user has the login that was entered."""
        return attempt.user.get_username() if attempt.user else None

    @admin.display(description=_("login"), ordering="user__username", empty_value=_("unknown"))  # type: ignore[call-overload]
    def person_link(self, attempt: LoginAttempt) -> str | None:
        """Return the login, with a link to the page of the user if they have access to the desk."""
        login = self.person(attempt)
        if not (attempt.user and attempt.user.is_staff):
            return login
        return format_html('<a href="{}">{}</a>', reverse("desk:team_member", args=[attempt.user_id]), login)
