"""Asking users to confirm who they are before they do something that cannot be undone.

Users who signed in or confirmed a few minutes ago are not asked. The confirmation page contains the submitted form as
hidden fields and sends it together with the proof, so no input is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as passkeys
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import LoginAttempt

from .forms import CodeForm
from .last_authentication import is_confirmed, mark_confirmed
from .login_log import record_attempt
from .passkey_forms import PasskeyForm
from .signed_in import desk_user

if TYPE_CHECKING:
    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

FIELD_PREFIX = "confirm"
# The field with the address of the page to which a user who does not confirm goes back.
BACK_FIELD = f"{FIELD_PREFIX}-back"
# Fields of Django's forms that hold a password.
PASSWORD_FIELDS_PATTERN = re.compile(r"(old_|new_)?password")


class ConfirmForm(forms.Form):
    """The form for a password, a code or a passkey of the signed-in user: whichever is filled in."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=gettext_lazy("Code of your app, or a recovery code"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    credential = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=FIELD_PREFIX)
        self.request, self.method = request, ""
        types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
        self.has_passkey = Authenticator.Type.WEBAUTHN in types
        if not desk_user(request).has_usable_password():
            del self.fields["password"]
        if not types & {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}:
            del self.fields["code"]
        if not self.has_passkey:
            del self.fields["credential"]

    def clean(self) -> dict[str, Any]:
        """Check the first proof that is filled in. Raise ValidationError if there is none, or it is wrong."""
        super().clean()
        data, user = self.cleaned_data, self.request.user
        if data.get("credential"):
            self._check(PasskeyForm(user=user, data={"credential": data["credential"]}), LoginAttempt.Method.PASSKEY)
        elif data.get("code"):
            self._check(CodeForm(user=user, data={"code": data["code"]}), LoginAttempt.Method.CODE)
        elif data.get("password"):
            adapter = get_adapter()
            if not adapter.reauthenticate(user, data["password"]):
                raise adapter.validation_error("incorrect_password")
            self.method = LoginAttempt.Method.PASSWORD
        else:
            raise forms.ValidationError(_("Enter your password, or use what you sign in with."))
        return data

    def _check(self, form: PasskeyForm | CodeForm, method: LoginAttempt.Method) -> None:
        if not form.is_valid():
            raise forms.ValidationError([error for errors in form.errors.values() for error in errors])
        self.method = method

    def passkey_options(self) -> dict[str, Any] | None:
        """Return the options a browser needs to use a passkey, or None if the user has no passkey."""
        return passkeys.begin_authentication(self.request.user) if self.has_passkey else None


def check_confirmation(request: HttpRequest) -> ConfirmForm | None:
    """Check the proof that was sent with a form. Note it in the session and the login log if it is right.

    Returns:
        None if the proof is right, else the form with its errors, or an unbound form if nothing was sent.
    """
    is_sent = any(name.startswith(f"{FIELD_PREFIX}-") for name in request.POST)
    form = ConfirmForm(request, request.POST if is_sent else None)
    if not form.is_valid():
        return form
    mark_confirmed(request)
    record_attempt(request, LoginAttempt.Outcome.CONFIRMED, desk_user(request), form.method)
    return None


def _is_kept(name: str) -> bool:
    """Return whether the confirmation page keeps a field. Passwords are not kept: their form asks for them again."""
    return (
        name != "csrfmiddlewaretoken"
        and not name.startswith(f"{FIELD_PREFIX}-")
        and not PASSWORD_FIELDS_PATTERN.match(name)
    )


def page_before(request: HttpRequest) -> str:
    """Return the address of the page with the form, for the link back, or that of the desk if it is unknown."""
    before = request.POST.get(BACK_FIELD) or request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if is_ours else reverse("desk:index")


def confirmation_page(request: HttpRequest, form: ConfirmForm, **context: Any) -> TemplateResponse:
    """Return the page that asks a user to confirm who they are, with the form they sent as hidden fields."""
    kept = [(name, value) for name, values in request.POST.lists() if _is_kept(name) for value in values]
    options = form.passkey_options()
    back = page_before(request)
    page_context = {
        **admin.site.each_context(request),
        "title": _("Confirm that it is you"),
        "form": form,
        "kept": kept,
        "action": request.get_full_path(),
        "back": back,
        "back_name": BACK_FIELD,
        "js_data": {"request_options": options} if options else None,
        **context,
    }
    return TemplateResponse(request, "account/confirm.html", page_context)


def ask_to_confirm(request: HttpRequest, why: StrOrPromise) -> TemplateResponse | None:
    """Ask a user who sends a form to confirm who they are, unless they did so a few minutes ago.

    Args:
        why: What is about to be done, as a sentence for the user who is asked.

    Returns:
        The page to respond with, or None if the request may proceed.
    """
    if is_confirmed(request):
        return None
    form = check_confirmation(request)
    return confirmation_page(request, form, why=why) if form else None


def ask_before_download(request: HttpRequest, why: StrOrPromise) -> HttpResponseRedirect | None:
    """Ask a user who follows a link to a download to confirm who they are, unless they did so a few minutes ago.

    Args:
        why: What is about to be done, as a sentence for the user who is asked.

    Returns:
        A redirect to the confirmation page, which leads back to the download, or None if the request may proceed.
    """
    if is_confirmed(request):
        return None
    messages.info(request, why)
    query = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{query}")
