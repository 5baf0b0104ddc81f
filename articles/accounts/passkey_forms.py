"""Forms of passkeys. What a browser sends is JSON with binary parts, and whoever makes it up is told it is wrong."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as allauth_forms
from allauth.mfa.webauthn.internal.auth import parse_authentication_response
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from articles.models import LoginAttempt

from .forms import Cleaned, GuardedProof
from .login_log import record_attempt

# Characters of the JSON of a passkey, several times those of the largest keys.
MAX_CREDENTIAL = 50_000
# Characters of the name somebody gives a passkey.
MAX_NAME = 80
# Fields of the answer of a device, each base64url; "public-key" is too.
BINARY_FIELDS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
BASE64_PATTERN = re.compile(r"[A-Za-z0-9_-]*={0,2}")
# What parsers of made-up CBOR and keys raise.
MALFORMED_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    InvalidSignature,
    LookupError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)


class CredentialField(forms.JSONField):
    """The JSON that a browser makes of a passkey."""

    widget = forms.HiddenInput

    def bound_data(self, data: str | None, initial: Any) -> InvalidJSONInput:
        """Return nothing for the field of a form that is shown again: a passkey signs once."""
        return InvalidJSONInput("")

    def to_python(self, value: Any) -> Any:
        """Return the parts of a passkey. Raise ValidationError for any other JSON, however deep or long."""
        try:
            found = super().to_python(value) if len(value or "") <= MAX_CREDENTIAL else None
            return found and _known_parts(found)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


def _known_parts(found: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a passkey that are used, each of its kind. Raise ValueError for any other.

    fido2 would make a run of bytes as long as a number in place of text says.
    """
    response = found["response"]
    parts: dict[str, Any] = {name: _text(found[name]) for name in ("id", "rawId", "type")}
    parts["response"] = {name: _text(response[name]) for name in BINARY_FIELDS if response.get(name) is not None}
    extensions = found.get("clientExtensionResults") or {}
    properties = extensions.get("credProps") or {}
    is_kept = properties.get("rk") is True
    return parts | {"clientExtensionResults": {"credProps": {"rk": is_kept}} if properties else {}}


def _text(value: Any) -> str:
    if not isinstance(value, str) or not BASE64_PATTERN.fullmatch(value):
        raise ValueError("not base64url")
    return value


def well_formed(clean: Callable[[], Cleaned]) -> Cleaned:
    """Call a cleaning method of allauth. Raise ValidationError where what was sent is malformed."""
    try:
        return clean()
    except MALFORMED_ERRORS as error:
        raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(GuardedProof, allauth_forms.AuthenticateWebAuthnForm):
    """A passkey as a second factor, or to confirm who somebody is."""

    method = LoginAttempt.Method.PASSKEY
    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        """Check the signature. Raise ValidationError where it is wrong, or there were too many attempts."""
        return self._guarded(lambda: well_formed(super(PasskeyForm, self).clean_credential))


class PasskeyLoginForm(allauth_forms.LoginWebAuthnForm):
    """A passkey in place of login and password."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        """Check the signature, and that the device asked for a PIN, finger or face. Log a failure."""
        try:
            return well_formed(self._verified_credential)
        except ValidationError:
            outcome = LoginAttempt.Outcome.WRONG_CODE
            record_attempt(context.request, outcome, None, LoginAttempt.Method.PASSKEY)
            raise

    def _verified_credential(self) -> Authenticator:
        sent = self.cleaned_data["credential"]
        authenticator = super().clean_credential()
        # A challenge of a second step asks for less: touching a key that was stolen must not do.
        if not parse_authentication_response(sent).response.authenticator_data.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        return authenticator


class NewPasskeyForm(allauth_forms.AddWebAuthnForm):
    """A new passkey and its name."""

    credential = CredentialField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("To recognise it in your list.")
        self.fields["name"].validators.append(MaxLengthValidator(MAX_NAME))
        self.fields["name"].widget.attrs = {"autocomplete": "off", "maxlength": MAX_NAME}

    def clean(self) -> dict[str, Any]:
        """Check what the device made. Raise ValidationError where it does not fit."""
        return well_formed(super().clean)


class RenamePasskeyForm(allauth_forms.EditWebAuthnForm):
    """A passkey's new name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].validators.append(MaxLengthValidator(MAX_NAME))
        self.fields["name"].widget.attrs = {"autocomplete": "off", "maxlength": MAX_NAME, "autofocus": True}
