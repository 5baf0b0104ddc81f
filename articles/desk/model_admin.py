"""The behaviour of every list and form of the desk with invalid values and with simultaneous saves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters, ModelAdmin
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import BadRequest, ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from articles.text import is_date, limit_search, search_notice

from .filter_lookups import could_be_key, is_allowed

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.admin.options import InlineModelAdmin
    from django.contrib.admin.views.main import ChangeList
    from django.db.models import Field, ForeignKey, Model, QuerySet
    from django.http import HttpRequest, HttpResponse

# How often saving a form is tried when it conflicts with what somebody else saves at the same instant.
MAX_ATTEMPTS = 3


class RelationSelect(AutocompleteSelect):
    """A select with search. A value that cannot be the key of any row selects nothing."""

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        key = self.field.target_field
        return super().optgroups(name, [one for one in value if could_be_key(key, str(one))], attr)


def check_moment(moment: datetime) -> None:
    """Raise ValidationError for a date and time that some databases cannot store."""
    if not is_date(moment):
        # Without the code, for which a field with two inputs has a message about lists.
        raise ValidationError(forms.DateTimeField.default_error_messages["invalid"])


class RelationForms(BaseModelAdmin):
    """Mixin for models and inlines whose forms report invalid values of relations and times instead of failing."""

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.DateTimeField | forms.SplitDateTimeField):
            field.validators.append(check_moment)
        return field

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RelationSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@cache
def with_relation_forms(inline: type[InlineModelAdmin]) -> type[InlineModelAdmin]:
    """Return an inline class whose forms report invalid values, as ``RelationForms`` does."""
    return type(inline.__name__, (RelationForms, inline), {"__module__": inline.__module__})


def has_parameters(request: HttpRequest) -> bool:
    """Return whether a list was requested with parameters, which may be wrong.

    Without parameters, an error has another cause.
    """
    return not set(request.GET) <= {ERROR_FLAG}


def check_constraints() -> None:
    """Check deferred constraints now on PostgreSQL, which else does so at commit, after success was reported."""
    if connection.vendor == "postgresql":
        connection.check_constraints()


class DeskModelAdmin(RelationForms, ModelAdmin):
    """Mixin for the ModelAdmin of every model of the desk, which precedes the model's own class."""

    def get_inlines(self, request: HttpRequest, obj: Model | None) -> list[type[InlineModelAdmin]]:
        return [with_relation_forms(inline) for inline in super().get_inlines(request, obj)]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Return False for filters that could keep the database busy or allow users to guess the value of a field.

        Raises:
            IncorrectLookupParameters: There is a null character, which PostgreSQL can neither store nor search for.
        """
        if "\0" in lookup or "\0" in str(value):
            raise IncorrectLookupParameters("A filter has a null character.")
        return is_allowed(self.model, lookup) and super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Return the rows that match a search, which is limited to the allowed number of words.

        A null character counts as a space.
        """
        return super().get_search_results(request, queryset, limit_search(search_term.replace("\0", " ")))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        """Return a row by its key, or by the field named in the query string, which may be empty."""
        return super().get_object(request, object_id, from_field or None)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Return the list. Raise IncorrectLookupParameters if the query string has values that no row can have."""
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError, DataError) as error:
            if not has_parameters(request):
                raise
            raise IncorrectLookupParameters(error) from error

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list, with a warning if the query string was ignored or only partly used."""
        is_shown = request.method in {"GET", "HEAD"}
        if is_shown and set(request.GET) == {ERROR_FLAG}:
            messages.warning(request, _("The list has no such filter or page, so every row is shown."))
        notice = search_notice(request.GET.get(SEARCH_VAR, "")) if self.get_search_fields(request) else ""
        if is_shown and notice:
            messages.warning(request, notice)
        return super().changelist_view(request, extra_context)

    # The stubs have one more argument, which Django 5.2 does not pass.
    def response_action(  # type: ignore[override]
        self, request: HttpRequest, queryset: QuerySet
    ) -> HttpResponse | None:
        """Run an action on the rows that were selected on this page of the list, and on no others."""
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        refusal = ""
        if request.POST.get("select_across", "0") not in {"", "0"}:
            refusal = _("Actions are for the rows of one page. Tick the rows that you have seen.")
        elif not all(could_be_key(self.opts.pk, value) for value in ticked):
            refusal = _("A row that was ticked does not exist. Load the list again.")
        if not refusal:
            try:
                return super().response_action(request, queryset)
            except IntegrityError:
                refusal = _("Somebody else changed these rows at the same moment. Load the list again.")
        messages.error(request, refusal)
        return None

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or save a form. If somebody else saves at the same instant, validate and save it again.

        There are at most ``MAX_ATTEMPTS`` attempts.
        """
        if "_saveasnew" in request.POST and not self.save_as:
            raise BadRequest("No page of the desk saves a copy.")
        for _attempt in range(MAX_ATTEMPTS - 1):
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError:
                continue
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Delete a row, or show why it is in use, even if somebody begins to use it at the same instant."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            return super().delete_view(request, object_id, extra_context)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list[forms.BaseFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        check_constraints()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        check_constraints()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            check_constraints()
