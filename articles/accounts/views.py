"""Views for a user's own login: an overview, sessions, second factors, and the confirmation page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.utils import get_next_redirect_url
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import LoginWebAuthnView, RemoveWebAuthnView
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles.client_address import client_network
from articles.models import LoginAttempt
from articles.text import row_number

from .last_authentication import is_confirmed
from .login_log import record_attempt, user_named
from .reauthentication import check_confirmation, confirmation_page
from .second_factor import NEXT_ADDRESS_KEY, has_second_factor, is_required_of
from .sessions import end_sessions, idle_limit, sessions_of
from .signed_in import desk_user

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from articles.accounts.forms import NewAppForm
    from articles.accounts.passkey_forms import PasskeyLoginForm

# The number of attempts to sign in that the overview shows.
RECENT_ATTEMPTS = 20
# Seconds after which a user who tried too often may try again.
RETRY_AFTER = 60


def for_desk_users(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorate a view so that only desk users may open it. Others are asked to sign in. It is never cached."""
    return admin.site.admin_view(view)


@for_desk_users
@require_safe
def overview(request: HttpRequest) -> TemplateResponse:
    """Show users their second factors, open sessions and the last attempts to sign in as them."""
    user = desk_user(request)
    factors = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    limit = idle_limit(user)
    context = {
        **admin.site.each_context(request),
        "title": _("My login"),
        "app": next((factor for factor in factors if factor.type == Authenticator.Type.TOTP), None),
        "passkeys": [factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        "recovery_codes": next((one for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None),
        "is_required": is_required_of(user),
        "sessions": sessions_of(user),
        "idle_hours": limit and limit // timedelta(hours=1),
        "attempts": LoginAttempt.objects.kept().filter(user=user.pk)[:RECENT_ATTEMPTS],
        "next": request.session.pop(NEXT_ADDRESS_KEY, "") if has_second_factor(user) else "",
    }
    return TemplateResponse(request, "account/overview.html", context)


@for_desk_users
@require_POST
def end_own_sessions(request: HttpRequest) -> HttpResponseRedirect:
    """End one session of the user, or all except the current one."""
    chosen = request.POST.get("session", "")
    number = row_number(chosen) if chosen else None
    if chosen and number is None:
        raise Http404
    count = end_sessions(desk_user(request), number=number, except_key=request.session.session_key)
    messages.success(
        request, ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", count) % {"count": count}
    )
    return HttpResponseRedirect(reverse("mfa_index"))


@for_desk_users
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask users to confirm who they are, then redirect to the page that requires it."""
    to = get_next_redirect_url(request) or reverse("mfa_index")
    if is_confirmed(request):
        return HttpResponseRedirect(to)
    form = check_confirmation(request)
    return HttpResponseRedirect(to) if form is None else confirmation_page(request, form)


# Rate-limited because the options for a passkey create a session for every client that requests them.
@method_decorator(ratelimit.decorator(app="allauth.account", action="passkey_options", limit_get=True), name="dispatch")
class PasskeyLoginView(LoginWebAuthnView):
    """View to sign in with a passkey alone."""

    def form_invalid(self, form: PasskeyLoginForm) -> HttpResponseRedirect:
        """Redirect to the sign-in page, keeping the address of the page to open afterwards."""
        response, to = super().form_invalid(form), get_next_redirect_url(self.request)
        return HttpResponseRedirect(f"{response.url}?{urlencode({REDIRECT_FIELD_NAME: to})}") if to else response


class RemovePasskeyView(RemoveWebAuthnView):
    """View to remove a passkey, unless it is the last second factor of a user whose role needs one."""

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        """Remove the passkey, or show a message why it cannot be removed."""
        adapter = get_adapter()
        lock_user(desk_user(self.request))
        if adapter.can_delete_authenticator(self.object):
            return super().form_valid(form)
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return HttpResponseRedirect(self.get_success_url())


class RemoveAppView(DeactivateTOTPView):
    """View to remove the authenticator app, unless it is the last second factor of a user whose role needs one."""

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check and remove the app while the user's row is locked, so that no other factor is removed meanwhile."""
        lock_user(desk_user(request))
        return super().post(request, *args, **kwargs)


class AddAppView(ActivateTOTPView):
    """View to set up an authenticator app."""

    def form_valid(self, form: NewAppForm) -> HttpResponseRedirect:
        """Set up the app, or redirect to the overview if one was set up at the same instant."""
        try:
            return super().form_valid(form)
        except IntegrityError:
            return HttpResponseRedirect(reverse("mfa_index"))


def lock_user(user: AbstractUser) -> None:
    """Lock a user's row until the end of the transaction, so that their second factors change one after another."""
    get_user_model().objects.select_for_update().get(pk=user.pk)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return a 429 page with the time to wait.

    The first such response within a minute to one network goes into the login log.
    """
    login, network = request.POST.get("login", ""), client_network(request)
    if login and cache.add(f"articles.accounts.too_many.{network}", "logged", timeout=RETRY_AFTER):
        record_attempt(request, LoginAttempt.Outcome.TOO_MANY, user_named(login), LoginAttempt.Method.PASSWORD)
    context = {"title": _("Too many attempts"), "seconds": RETRY_AFTER}
    response = render(request, "account/too_many.html", context, status=429)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
