"""Forms of passkeys. What a browser sends is JSON with binary parts, and whoever makes it up is told it is wrong."""

import json
import struct
from collections.abc import Callable

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as allauth_forms
from allauth.mfa.webauthn.internal.auth import parse_authentication_response
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from articles.models import LoginAttempt

from .forms import GuardedProof
from .login_log import record_attempt

# Characters of the JSON of a passkey, several times those of the largest keys.
MAX_CREDENTIAL = 50_000
# Characters of the name somebody gives a passkey.
MAX_NAME = 80
# What parsers of made-up JSON, CBOR and keys raise.
MALFORMED = (
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

    def bound_data(self, data, initial):
        """Return nothing for the field of a form that is shown again: a passkey signs once."""
        return InvalidJSONInput("")

    def to_python(self, value):
        """Return the JSON as an object. Raise ValidationError for anything else, however deep or long."""
        try:
            found = super().to_python(value) if len(value or "") <= MAX_CREDENTIAL else None
        except (ValueError, RecursionError) as error:
            raise get_adapter().validation_error("incorrect_code") from error
        # PostgreSQL keeps neither null characters nor halves of characters.
        if found is not None and (not isinstance(found, dict) or not _can_be_kept(found)):
            raise get_adapter().validation_error("incorrect_code")
        return found


def _can_be_kept(found: dict) -> bool:
    text = json.dumps(found, ensure_ascii=False)
    return "\\u0000" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def well_formed(clean: Callable):
    """Call a cleaning method of allauth. Raise ValidationError where what was sent is malformed."""
    try:
        return clean()
    except MALFORMED as error:
        raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(GuardedProof, allauth_forms.AuthenticateWebAuthnForm):
    """A passkey as a second factor, or to confirm who somebody is."""

    method = LoginAttempt.Method.PASSKEY
    credential = CredentialField()

    def clean_credential(self):
        """Check the signature. Raise ValidationError where it is wrong, or there were too many attempts."""
        return self._guarded(lambda: well_formed(super(PasskeyForm, self).clean_credential))


class PasskeyLoginForm(allauth_forms.LoginWebAuthnForm):
    """A passkey in place of login and password."""

    credential = CredentialField()

    def clean_credential(self):
        """Check the signature, and that the device asked for a PIN, finger or face. Log a failure."""
        try:
            return well_formed(self._verified_credential)
        except ValidationError:
            outcome = LoginAttempt.Outcome.WRONG_CODE
            record_attempt(context.request, outcome, None, LoginAttempt.Method.PASSKEY)
            raise

    def _verified_credential(self):
        sent = self.cleaned_data["credential"]
        authenticator = super().clean_credential()
        # A challenge of a second step asks for less: touching a key that was stolen must not do.
        if not parse_authentication_response(sent).response.authenticator_data.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        return authenticator


class NewPasskeyForm(allauth_forms.AddWebAuthnForm):
    """A new passkey and its name."""

    credential = CredentialField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("To recognise it in your list.")
        self.fields["name"].validators.append(MaxLengthValidator(MAX_NAME))
        self.fields["name"].widget.attrs = {"autocomplete": "off", "maxlength": MAX_NAME}

    def clean(self):
        """Check what the device made. Raise ValidationError where it does not fit."""
        return well_formed(super().clean)


class RenamePasskeyForm(allauth_forms.EditWebAuthnForm):
    """A passkey's new name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].validators.append(MaxLengthValidator(MAX_NAME))
        self.fields["name"].widget.attrs = {"autocomplete": "off", "maxlength": MAX_NAME, "autofocus": True}
