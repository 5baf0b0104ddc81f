"""URLs for signing in and for a user's own login, below those of the desk. There are none for signing up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from . import views

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase
    from django.utils.functional import Promise
    from django.views import View


def titled(view: type[View], title: Promise) -> Callable[..., HttpResponseBase]:
    """Return a view of allauth whose page has the given title."""
    return view.as_view(extra_context={"title": title})


login = titled(account.LoginView, _("Sign in"))
logout = titled(account.LogoutView, _("Sign out"))
authenticate = titled(second_step.AuthenticateView, _("Second step"))
add_app = titled(views.AddAppView, _("Set up an authenticator app"))
remove_app = titled(views.RemoveAppView, _("Remove the authenticator app"))
show_codes = titled(codes.ViewRecoveryCodesView, _("Recovery codes"))
make_codes = titled(codes.GenerateRecoveryCodesView, _("New recovery codes"))
list_passkeys = titled(passkeys.ListWebAuthnView, _("Passkeys"))
add_passkey = titled(passkeys.AddWebAuthnView, _("Add a passkey"))
remove_passkey = titled(views.RemovePasskeyView, _("Remove a passkey"))
rename_passkey = titled(passkeys.EditWebAuthnView, _("Rename a passkey"))
reset_password = titled(account.PasswordResetView, _("Forgotten password"))
reset_sent = titled(account.PasswordResetDoneView, _("Check your e-mail"))
new_password = titled(account.PasswordResetFromKeyView, _("New password"))
reset_done = titled(account.PasswordResetFromKeyDoneView, _("The new password is set"))

pages = [
    path("", views.overview, name="mfa_index"),
    path("sessions/end/", views.end_own_sessions, name="account_end_sessions"),
    path("confirm/", views.confirm, name="account_reauthenticate"),
    path("logout/", logout, name="account_logout"),
    path("second-step/", authenticate, name="mfa_authenticate"),
    path("app/add/", add_app, name="mfa_activate_totp"),
    path("app/remove/", remove_app, name="mfa_deactivate_totp"),
    path("recovery-codes/", show_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", make_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", list_passkeys, name="mfa_list_webauthn"),
    path("passkeys/add/", add_passkey, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", remove_passkey, name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/edit/", rename_passkey, name="mfa_edit_webauthn"),
    path("passkeys/login/", views.PasskeyLoginView.as_view(), name="mfa_login_webauthn"),
    path("password/reset/", reset_password, name="account_reset_password"),
    path("password/reset/sent/", reset_sent, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,80})/$",
        new_password,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", reset_done, name="account_reset_password_from_key_done"),
]

urlpatterns = [
    path("login/", login, name="account_login"),
    path("account/", include(pages)),
]
