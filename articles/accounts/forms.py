"""Forms of allauth with our words, limits and log."""

import hashlib

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import LoginAttempt

from .limits import forget_guesses, may_guess
from .login_log import record_attempt

Outcome, Method = LoginAttempt.Outcome, LoginAttempt.Method


class LoginForm(account_forms.LoginForm):
    """Login and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Login")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        self.fields["password"].label = _("Password")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ResetPasswordForm(account_forms.ResetPasswordForm):
    """An e-mail address; only those who may open the desk are sent a link."""

    def clean_email(self):
        """Find whom to write to; nobody is told whether there is anybody."""
        email = super().clean_email()
        self.users = [user for user in self.users if user.is_staff]
        return email


class GuardedProof:
    """A second factor: attempts are limited by address and user, and failures are logged."""

    method = ""

    def _guarded(self, clean):
        key = f"second factor of {self.user.pk}"
        if not may_guess(context.request, key):
            record_attempt(context.request, Outcome.TOO_MANY, self.user, self.method)
            raise get_account_adapter().validation_error("too_many_login_attempts")
        try:
            cleaned = clean()
        except ValidationError:
            record_attempt(context.request, Outcome.WRONG_CODE, self.user, self.method)
            raise
        forget_guesses(context.request, key)
        return cleaned


class CodeForm(GuardedProof, code_forms.AuthenticateForm):
    """A code of an app, or a recovery code. Each is taken once."""

    method = Method.CODE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of your app, or a recovery code")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}

    def clean_code(self):
        """Check the code. Raise ValidationError where it is wrong, was used, or there were too many attempts."""
        return self._guarded(self._unused_code)

    def _unused_code(self):
        code = super().clean_code()
        # allauth remembers a code for one period, while neighbouring periods' codes are taken too.
        digest = hashlib.sha256(f"{self.user.pk} {''.join(code.split())}".encode()).hexdigest()
        periods = 2 * settings.MFA_TOTP_TOLERANCE + 2
        if not cache.add(f"articles.accounts.code.{digest}", "used", timeout=30 * periods):
            raise get_adapter().validation_error("incorrect_code")
        return code


class PasskeyForm(GuardedProof, passkey_forms.AuthenticateWebAuthnForm):
    """A passkey as a second factor, or to confirm who somebody is."""

    method = Method.PASSKEY

    def clean_credential(self):
        """Check the signature. Raise ValidationError where it is wrong, or there were too many attempts."""
        return self._guarded(super().clean_credential)


class PasskeyLoginForm(passkey_forms.LoginWebAuthnForm):
    """A passkey in place of login and password."""

    def clean_credential(self):
        """Check the signature and write a failure into the login log."""
        try:
            return super().clean_credential()
        except ValidationError:
            record_attempt(context.request, Outcome.WRONG_CODE, None, Method.PASSKEY)
            raise
