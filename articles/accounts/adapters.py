"""Adapters of django-allauth: client addresses, rate limits, e-mails, and what happens when a user signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.client_address import client_address
from articles.models import LoginAttempt
from articles.site_urls import absolute_url

from .backends import StaffBackend
from .emails import send_account_email, send_reset_email
from .known_devices import remember_device
from .last_authentication import is_confirmed
from .login_log import device_name, method_of, record_attempt, sign_in_elsewhere, user_named
from .rate_limits import Attempt
from .second_factor import is_last_needed
from .secret_encryption import protect, reveal
from .sessions import UNKNOWN_ADDRESS

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest
    from django.utils.functional import Promise

Outcome = LoginAttempt.Outcome
# Session key for the password hash with which a sign-in began, kept until the second step is done.
PASSWORD_HASH = "accounts_password_hash"


class AccountAdapter(DefaultAccountAdapter):
    """Adapter for sign-ins with a password: rate limits, the login log and e-mails."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The login or the password is wrong. Both distinguish capital letters."),
        "too_many_login_attempts": _("Too many attempts from your network address. Wait a few minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
        "incorrect_password": _("The password is wrong."),
        "incorrect_code": _("The code is wrong or was used before. Enter the one that your app shows now."),
        "invalid_password_reset": _("This link was used already, or is older than an hour. Ask for a new one."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of the client as text, or UNKNOWN_ADDRESS."""
        return str(client_address(request) or UNKNOWN_ADDRESS)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody signs up, since logins are made by superusers."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractUser | None:
        """Return the user with this login and password, or None.

        Raises:
            ValidationError: There were too many attempts from this address, or too many from it at this login.
        """
        login = credentials.get("username", "").strip()
        attempt = Attempt(request, f"login {login}")
        if not attempt.is_allowed:
            record_attempt(request, Outcome.TOO_MANY, user_named(login), LoginAttempt.Method.PASSWORD)
            raise self.validation_error("too_many_login_attempts")
        user = super().authenticate(request, **credentials)
        if user:
            attempt.succeed()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write a wrong password into the login log."""
        user = user_named(credentials.get("username", ""))
        record_attempt(request, Outcome.WRONG_PASSWORD, user, LoginAttempt.Method.PASSWORD)

    def pre_login(self, request: HttpRequest, user: AbstractUser, **options: Any) -> HttpResponseRedirect | None:
        """Store the current password hash in the session until the second step is done.

        Returns:
            None, or a redirect to the sign-in page for a user without access to the desk.
        """
        request.session[PASSWORD_HASH] = user.get_session_auth_hash()
        return None if StaffBackend().user_can_authenticate(user) else self._refuse(request, user)

    def login(self, request: HttpRequest, user: AbstractUser) -> None:
        """Sign a user in. Refuse if their access or password was changed since the first step."""
        is_same = request.session.pop(PASSWORD_HASH, "") == user.get_session_auth_hash()
        if not is_same or not StaffBackend().user_can_authenticate(user):
            raise ImmediateHttpResponse(self._refuse(request, user))
        super().login(request, user)

    def _refuse(self, request: HttpRequest, user: AbstractUser) -> HttpResponseRedirect:
        record_attempt(request, Outcome.NO_ACCESS, user, method_of(request, user))
        clear_login(request)
        messages.error(request, _("This login has no access to the desk, or its password was just changed."))
        return HttpResponseRedirect(reverse("account_login"))

    def post_login(self, request: HttpRequest, user: AbstractUser, **options: Any) -> HttpResponseRedirect:
        """Write a sign-in into the login log, and e-mail the user if the browser is a new one.

        A message shows the user their last sign-in if it came from another browser or address.
        """
        response = super().post_login(request, user, **options)
        if before := sign_in_elsewhere(request, user):
            text = _("Your last sign-in: %(when)s, %(device)s, %(address)s. If that was not you, look into “My login”.")
            facts = {
                "when": date_format(timezone.localtime(before.at), "DATETIME_FORMAT"),
                "device": before.device or "–",
                "address": before.address or "–",
            }
            messages.info(request, text % facts)
        record_attempt(request, Outcome.SUCCEEDED, user, method_of(request, user))
        if remember_device(request, response, user):
            self.send_notification_mail("account/email/new_device", user)
        return response

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Return whether a user has to confirm who they are before changing how they sign in."""
        return not is_confirmed(self.request)

    def get_reauthentication_methods(self, user: AbstractUser) -> list[dict[str, Promise | str]]:
        """Return the one page that accepts a password, a code or a passkey."""
        return [{"id": "confirm", "description": _("Confirm that it is you"), "url": reverse("account_reauthenticate")}]

    def send_notification_mail(
        self, template_prefix: str, user: AbstractUser, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """E-mail a user about an event that concerns their login."""
        request = self.request
        facts = {
            "address": str(client_address(request) or ""),
            "device": device_name(request.headers.get("User-Agent", "")),
            "account_url": absolute_url(reverse("mfa_index")),
            "reset_url": absolute_url(reverse("account_reset_password")),
        }
        send_account_email(template_prefix, user, facts | (context or {}))

    def send_password_reset_mail(self, user: AbstractUser, email: str, context: dict[str, Any]) -> None:
        """Send the link for a new password, unless the mailbox has been sent several already."""
        if ratelimit.consume(self.request, action="reset_letters", key=str(user.pk)):
            send_reset_email(user)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Adapter for authenticator apps, passkeys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Your role needs a second factor, and this is your last. Add another one first."
        ),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name under which an authenticator app lists the login."""
        return settings.SITE_NAME

    def get_totp_label(self, user: AbstractUser) -> str:
        """Return the login, which is unique, and not an e-mail address, which may be shared."""
        return user.get_username()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the relying party of passkeys: this host, with the newspaper's name."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_NAME}

    def generate_authenticator_name(self, user: AbstractUser, type: Authenticator.Type) -> str:
        """Return a name for a new passkey: the browser and system it is created with."""
        return device_name(self.request.headers.get("User-Agent", "")) or str(_("Passkey"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether a second factor may be removed: not the last one of somebody whose role needs one."""
        return not is_last_needed(authenticator)

    def encrypt(self, text: str) -> str:
        """Encrypt the secret of an authenticator app, so that a copy of the database does not reveal it."""
        return protect(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt the secret of an authenticator app.

        If the site's secret key has changed, a random secret is returned, which matches no code.
        """
        return reveal(encrypted_text)
