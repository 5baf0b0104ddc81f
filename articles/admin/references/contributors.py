"""Admin pages of contributors, and of writers and editors as two filtered lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.accounts.reauthentication import ask_to_confirm
from articles.accounts.signed_in import desk_user
from articles.admin.deletion import ExplainedDeletion
from articles.audit import lines_of, record_event
from articles.models import Contributor, Editor, Writer

from .reference_admin import ReferenceAdmin, ReferenceForm

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.forms import ModelChoiceField, ModelForm
    from django.http import HttpRequest, HttpResponse

    from articles.models import Reference

RECENT_EVENTS = 100


def _logins(user: AbstractUser | None) -> list[str]:
    return [user.get_username()] if user else []


class ContributorFields(ReferenceAdmin, ExplainedDeletion, admin.ModelAdmin):
    """Base class of the admin pages of contributors."""

    object_history_template = "admin/articles/object_history.html"
    list_display = ["name", "job_title", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "job_title"]
    autocomplete_fields = ["portrait"]
    fields = ["name", "job_title", "biography", "links", "portrait", "user", "slug", "is_writer", "is_editor"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Contributor | None = None) -> dict[str, Sequence[str]]:
        """Fill in the slug from the name for a new row only, so that an existing slug stays."""
        return {} if obj else {"slug": ["name"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Contributor | None = None) -> list[str]:
        """Return the fields that this user may not change.

        Linking a login requires a permission because it gives access to the articles with that byline.
        """
        return [] if request.user.has_perm("articles.link_login") else ["user"]

    def get_form(
        self,
        request: HttpRequest,
        obj: Contributor | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> type[ModelForm]:
        """Offer the logins of users with access to the desk, and the current one."""
        form = super().get_form(request, obj, change=change, **kwargs)
        field = cast("ModelChoiceField | None", form.base_fields.get("user"))
        if field:
            people = get_user_model().objects.filter(Q(is_staff=True) | Q(pk=obj.user_id if obj else None))
            field.queryset = people.order_by("username")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Return the form. Users who link another login must first confirm who they are."""
        answer = None
        if request.method == "POST" and self._links_login(request, object_id):
            answer = ask_to_confirm(request, _("You are about to change which login belongs to a byline."))
        return answer or super().changeform_view(request, object_id, form_url, extra_context)

    def _links_login(self, request: HttpRequest, object_id: str | None) -> bool:
        if not request.user.has_perm("articles.link_login"):
            return False
        person = self.get_object(request, unquote(object_id)) if object_id else None
        return request.POST.get("user", "") != str((person and person.user_id) or "")

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Return the events of the contributor, and below them the entries of the admin's log."""
        person = self.get_object(request, unquote(object_id))
        shown = request.user.has_perm("articles.view_contributor")
        lines = lines_of(person, RECENT_EVENTS) if person and shown else []
        return super().history_view(request, object_id, {"events": lines, **(extra_context or {})})

    def save_model(self, request: HttpRequest, obj: Reference, form: ReferenceForm, change: bool) -> None:
        """Save the contributor, and record a change of the linked login."""
        before = Contributor.objects.get(pk=obj.pk).user if change else None
        super().save_model(request, obj, form, change)
        now = cast("Contributor", obj).user
        if before != now:
            logins = {"from": _logins(before), "to": _logins(now)}
            record_event(obj, "link_login", by=desk_user(request), details=logins)


@admin.register(Contributor)
class ContributorAdmin(ContributorFields):
    """All contributors."""

    list_display = [*ContributorFields.list_display, "is_writer", "is_editor"]
    list_filter = ["is_writer", "is_editor"]


@admin.register(Writer)
class WriterAdmin(ContributorFields):
    """Contributors who write. ``is_writer`` is preset for new ones."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"is_writer": True} | super().get_changeform_initial_data(request)


@admin.register(Editor)
class EditorAdmin(ContributorFields):
    """Contributors who edit. ``is_editor`` is preset for new ones."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"is_editor": True} | super().get_changeform_initial_data(request)
