"""Admin pages of logins and groups, for superusers, who must confirm who they are before each change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from articles.accounts.reauthentication import ask_to_confirm
from articles.accounts.sessions import end_sessions
from articles.accounts.signed_in import desk_user
from articles.accounts.team_changes import (
    are_managers_left_without,
    is_last_manager,
    manage_permission,
    managers,
    record_roles,
)
from articles.audit import record_event
from articles.models import LoginAttempt
from articles.models.actors import display_name, logins_of, was_login

from .deletion import ExplainedDeletion

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.template.response import TemplateResponse
    from django_stubs_ext import StrOrPromise

NOBODY_LEFT = gettext_lazy("Nobody else can look after logins. Give somebody else that role first.")
# The groups that code refers to by name.
ROLE_NAMES = {"Writer", "Editor", "Chief", "Moderator"}
HAS_LOG = gettext_lazy("The record of what %(name)s did would be lost. Deactivate the login instead.")

admin.site.unregister([get_user_model(), Group])


class ConfirmedChanges(admin.ModelAdmin):
    """Mixin for a ModelAdmin: every POST to its forms, lists and deletion pages requires confirmation."""

    confirmation: StrOrPromise = ""

    def _ask(self, request: HttpRequest) -> TemplateResponse | None:
        """Return the page that asks users to confirm who they are, or None if the request may proceed."""
        may_send = any(self.get_model_perms(request)[name] for name in ("add", "change", "delete"))
        return ask_to_confirm(request, self.confirmation) if request.method == "POST" and may_send else None

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return self._ask(request) or super().changelist_view(request, extra_context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return self._ask(request) or super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self._ask(request) or super().delete_view(request, object_id, extra_context)


class UnusedLoginForm(forms.ModelForm):
    """Mixin for the forms of a login: nobody gets a login that somebody else had before."""

    def clean_username(self) -> str:
        """Return the login. Raise ValidationError if events name somebody else by it."""
        # The form for a new login also checks that nobody has it now.
        inherited = getattr(super(), "clean_username", None)
        login = inherited() if inherited else self.cleaned_data["username"]
        own = logins_of(self.instance) if self.instance.pk else set()
        if login not in own and was_login(login):
            raise ValidationError(gettext("Somebody else had this login before, and the record names them by it."))
        return login


class NewPersonForm(UnusedLoginForm, AdminUserCreationForm):
    """The form to add a login."""


class PersonForm(UnusedLoginForm, UserChangeForm):
    """The form to change a login. It keeps at least one user who can manage logins."""

    def clean(self) -> dict[str, Any]:
        """Check that somebody can still manage logins. Raise ValidationError if nobody could."""
        super().clean()
        data = self.cleaned_data
        if is_last_manager(self.instance) and not self._may_manage(data):
            raise ValidationError(NOBODY_LEFT)
        return data

    def _may_manage(self, data: dict[str, Any]) -> bool:
        needed = manage_permission()
        if not (data.get("is_active") and data.get("is_staff")):
            return False
        return (
            data.get("is_superuser")
            or data["groups"].filter(permissions__in=needed).exists()
            or data["user_permissions"].filter(pk__in=needed).exists()
        )


@admin.register(get_user_model())
class PersonAdmin(ConfirmedChanges, ExplainedDeletion, UserAdmin):
    """Admin pages of logins and their groups."""

    form = PersonForm
    add_form = NewPersonForm
    confirmation = gettext_lazy("You are about to change logins.")

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Return the context of Django's deletion pages, with why logins cannot be deleted.

        A login is not deleted if nobody else could manage logins, or if its user did something that was recorded. Lines
        of the login log need no permission, since they are deleted with the login.
        """
        numbers = [one.pk for one in objs]
        if not managers().exclude(pk__in=numbers).exists():
            return [], {}, set(), [str(NOBODY_LEFT)]
        shown, counts, needed, protected = super().get_deleted_objects(objs, request)
        did = Q(logentry__isnull=False) | Q(events__isnull=False)
        actors = get_user_model().objects.filter(did, pk__in=numbers).distinct()
        protected = [*protected, *(HAS_LOG % {"name": display_name(one)} for one in actors)]
        return shown, counts, needed - {LoginAttempt._meta.verbose_name}, protected

    def save_model(self, request: HttpRequest, obj: AbstractUser, form: forms.ModelForm, change: bool) -> None:
        """Save a login, record a new name, and end the user's sessions if access was removed or restored."""
        super().save_model(request, obj, form, change)
        if change and "username" in form.changed_data:
            # Imported articles refer to people by their logins.
            details = {"was": form.initial["username"], "login": obj.get_username()}
            record_event(obj, "rename_login", by=desk_user(request), details=details)
        if change and {"is_active", "is_staff"} & set(form.changed_data):
            # Users who remove their own access are signed out by their next request.
            end_sessions(obj, except_key=request.session.session_key)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list[forms.BaseFormSet], change: bool
    ) -> None:
        """Save the groups, and record them before and after if they changed."""
        before = list(form.instance.groups.all())
        super().save_related(request, form, formsets, change)
        after = list(form.instance.groups.all())
        if change and set(before) != set(after):
            record_roles(form.instance, desk_user(request), before, after)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Set a password, end the sessions opened with the old one, and notify the user by e-mail."""
        answer = self._ask(request)
        if answer:
            return answer
        before = self.get_object(request, id)
        response = super().user_change_password(request, id, form_url)
        person = self.get_object(request, id)
        if before and person and person.password != before.password:
            end_sessions(person, except_key=request.session.session_key)
            get_adapter(request).send_notification_mail("account/email/password_changed", person)
        return response


class RoleForm(forms.ModelForm):
    """The form of a role. It keeps at least one user who can manage logins."""

    def clean(self) -> dict[str, Any]:
        """Check that somebody can still manage logins. Raise ValidationError if nobody could."""
        super().clean()
        data = self.cleaned_data
        keeps = data.get("permissions", Permission.objects.none()).filter(pk__in=manage_permission())
        is_lost = not keeps.exists() and not are_managers_left_without(self.instance)
        if self.instance.pk and managers().exists() and is_lost:
            raise ValidationError(NOBODY_LEFT)
        return data


@admin.register(Group)
class RoleAdmin(ConfirmedChanges, GroupAdmin):
    """Admin pages of groups, which are the roles. None can be deleted, and those named in code keep their name."""

    form = RoleForm
    confirmation = gettext_lazy("You are about to change what a role may do.")

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Return False: if a role were deleted, everybody who has it would lose their permissions at once."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Group | None = None) -> list[str]:
        """Make the name read-only if code or settings refer to it."""
        known = ROLE_NAMES | set(settings.SECOND_FACTOR_ROLES) | set(settings.SESSION_IDLE_HOURS)
        return ["name"] if obj and obj.name in known else []
