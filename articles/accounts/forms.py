"""Forms of allauth with our labels, rate limits and login log."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.password_validation import get_default_password_validators
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import LoginAttempt

from .emails import send_reset_email
from .login_log import record_attempt
from .rate_limits import Attempt

if TYPE_CHECKING:
    from allauth.account.fields import PasswordField, SetPasswordField
    from django.contrib.auth.models import AbstractUser
    from django.forms import CharField
    from django.http import HttpRequest

Outcome, Method = LoginAttempt.Outcome, LoginAttempt.Method
# The return type of a cleaning method.
Cleaned = TypeVar("Cleaned")
# The user is warned at this number of wrong codes within this period: so many are not typing errors.
WRONG_CODES_TO_WARN_OF = 5
WARNING_PERIOD = timedelta(hours=1)


class LoginForm(account_forms.LoginForm):
    """The form for signing in with login and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Login")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ResetPasswordForm(account_forms.ResetPasswordForm):
    """The form for a forgotten password. Only users with access to the desk receive a link."""

    users: list[AbstractUser]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs = {"autocomplete": "email", "autofocus": True}

    def clean_email(self) -> str:
        """Find the desk users with this address. Finding none is not an error."""
        email = super().clean_email()
        self.users = [user for user in self.users if user.is_staff]
        return email

    def save(self, request: HttpRequest, **options: Any) -> str:
        """Send the link to the users found, or do the same work without a recipient."""
        if not self.users:
            send_reset_email(None)
        return super().save(request, **options, token_generator=default_token_generator)


class PasswordLinkForm(account_forms.UserTokenForm):
    """The check of the key in a password reset link, with Django's tokens, which write nothing to the database."""

    token_generator = default_token_generator


class OwnPasswordForm(PasswordChangeForm):
    """The form to change your own password.

    Guesses at the old password are limited and logged like those at a sign-in.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Password you have now")
        describe_new_password(self.fields["new_password1"], self.fields["new_password2"])

    def clean_old_password(self) -> str:
        """Check the old password. Raise ValidationError if it is wrong, or there were too many attempts."""
        adapter, password = get_account_adapter(), self.cleaned_data["old_password"]
        if not adapter.reauthenticate(self.user, password):
            raise adapter.validation_error("incorrect_password")
        return password


class NewPasswordForm(account_forms.ResetPasswordKeyForm):
    """The form to set a new password, entered twice, after following a reset link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe_new_password(self.fields["password1"], self.fields["password2"])
        self.fields["password1"].widget.attrs["autofocus"] = True


def describe_new_password(first: SetPasswordField | CharField, again: PasswordField | CharField) -> None:
    """Set the labels, help texts and attributes of the two fields for a new password."""
    first.label, again.label = _("New password"), _("New password, again")
    first.help_text = _(
        "At least %(length)s characters; not only digits, not a common password, and not like your name or login."
    ) % {"length": max(getattr(rule, "min_length", 0) for rule in get_default_password_validators())}
    first.widget.attrs = {"autocomplete": "new-password"}
    again.help_text = ""
    again.widget.attrs = {"autocomplete": "new-password"}


def use_code(user: AbstractUser, code: str) -> str:
    """Mark a correct code as used and return it. Raise ValidationError if it was used before.

    allauth remembers a used code for one period only, although it accepts codes of neighbouring periods too.
    """
    digest = hashlib.sha256(f"{user.pk} {normalize_user_code(code)}".encode()).hexdigest()
    seconds = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 2)
    if not cache.add(f"articles.accounts.code.{digest}", "used", timeout=seconds):
        raise get_adapter().validation_error("incorrect_code")
    return code


class GuardedProof:
    """Mixin for forms that check a second factor.

    Attempts are limited by address and user, and failures are logged.
    """

    user: AbstractUser
    method = ""

    def _guarded(self, clean: Callable[[], Cleaned]) -> Cleaned:
        attempt = Attempt(context.request, f"second factor of {self.user.pk}")
        if not attempt.is_allowed:
            record_attempt(context.request, Outcome.TOO_MANY, self.user, self.method)
            raise get_account_adapter().validation_error("too_many_login_attempts")
        try:
            cleaned = clean()
        except ValidationError:
            record_attempt(context.request, Outcome.WRONG_CODE, self.user, self.method)
            self._warn()
            raise
        attempt.succeed()
        return cleaned

    def _warn(self) -> None:
        """E-mail the user about many wrong codes, at most once an hour: somebody else may know the password."""
        since = timezone.now() - WARNING_PERIOD
        wrong = LoginAttempt.objects.filter(user=self.user.pk, outcome=Outcome.WRONG_CODE, at__gt=since).count()
        key, seconds = f"articles.accounts.warned.{self.user.pk}", WARNING_PERIOD.total_seconds()
        if wrong >= WRONG_CODES_TO_WARN_OF and cache.add(key, "warned", timeout=seconds):
            get_account_adapter().send_notification_mail("account/email/wrong_codes", self.user, {"count": wrong})


class CodeForm(GuardedProof, code_forms.AuthenticateForm):
    """The form for a code of an authenticator app, or a recovery code. Each is accepted once."""

    method = Method.CODE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of your app, or a recovery code")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}

    def clean_code(self) -> str:
        """Check the code. Raise ValidationError if it is wrong, was used, or there were too many attempts."""
        return self._guarded(self._unused_code)

    def _unused_code(self) -> str:
        return use_code(self.user, super().clean_code())


class NewAppForm(app_forms.ActivateTOTPForm):
    """The form for the first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code that the app shows now")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        """Check the code. Raise ValidationError if it is wrong or was used. It cannot be used to sign in later."""
        return use_code(self.user, super().clean_code())
