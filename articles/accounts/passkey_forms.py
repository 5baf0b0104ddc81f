"""Forms of passkeys.

Browsers send JSON with binary parts. Malformed data gives the same error as a wrong code.
"""

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

# Most characters of the JSON of a passkey: several times the length of the largest keys.
MAX_CREDENTIAL_CHARACTERS = 50_000
# Most characters of the name of a passkey.
MAX_NAME_CHARACTERS = 80
# Fields of a device's response, each in base64url. The type "public-key" matches the same pattern.
BINARY_FIELDS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
BASE64_PATTERN = re.compile(r"[A-Za-z0-9_-]*={0,2}")
# Exceptions that parsers raise for malformed CBOR and keys.
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
    """A form field for the JSON that a browser sends for a passkey."""

    widget = forms.HiddenInput

    def bound_data(self, data: str | None, initial: Any) -> InvalidJSONInput:
        """Return an empty value when the form is shown again, since a signature is valid once."""
        return InvalidJSONInput("")

    def to_python(self, value: Any) -> Any:
        """Return the parts of a passkey. Raise ValidationError for any other JSON, even if very deep or long."""
        try:
            found = super().to_python(value) if len(value or "") <= MAX_CREDENTIAL_CHARACTERS else None
            return found and _known_parts(found)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


def _known_parts(found: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a passkey that are used, each of the expected type. Raise ValueError for others.

    The types are checked because fido2, given a number n in place of text, would allocate n bytes.
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
    """Call a cleaning method of allauth and return its result. Raise ValidationError for malformed data."""
    try:
        return clean()
    except MALFORMED_ERRORS as error:
        raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(GuardedProof, allauth_forms.AuthenticateWebAuthnForm):
    """The form for a passkey as a second factor, or to confirm who a user is."""

    method = LoginAttempt.Method.PASSKEY
    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        """Check the signature. Raise ValidationError if it is wrong, or there were too many attempts."""
        return self._guarded(lambda: well_formed(super(PasskeyForm, self).clean_credential))


class PasskeyLoginForm(allauth_forms.LoginWebAuthnForm):
    """The form for signing in with a passkey instead of login and password."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        """Check the signature, and that the device verified its user by PIN, finger or face. Log a failure."""
        try:
            return well_formed(self._verified_credential)
        except ValidationError:
            outcome = LoginAttempt.Outcome.WRONG_CODE
            record_attempt(context.request, outcome, None, LoginAttempt.Method.PASSKEY)
            raise

    def _verified_credential(self) -> Authenticator:
        sent = self.cleaned_data["credential"]
        authenticator = super().clean_credential()
        # The challenge of a second step requires less: here, touching a stolen key must not be enough.
        if not parse_authentication_response(sent).response.authenticator_data.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        return authenticator


class NewPasskeyForm(allauth_forms.AddWebAuthnForm):
    """The form to add a passkey, with its name."""

    credential = CredentialField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("To recognise it in your list.")
        self.fields["name"].validators.append(MaxLengthValidator(MAX_NAME_CHARACTERS))
        self.fields["name"].widget.attrs = {"autocomplete": "off", "maxlength": MAX_NAME_CHARACTERS}

    def clean(self) -> dict[str, Any]:
        """Check the credential that the device created. Raise ValidationError if it is invalid."""
        return well_formed(super().clean)


class RenamePasskeyForm(allauth_forms.EditWebAuthnForm):
    """The form to rename a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].validators.append(MaxLengthValidator(MAX_NAME_CHARACTERS))
        self.fields["name"].widget.attrs = {"autocomplete": "off", "maxlength": MAX_NAME_CHARACTERS, "autofocus": True}
