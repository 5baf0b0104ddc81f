"""Base classes of the admin of references.

Every change is recorded, and a change that readers see is proposed to a second person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import references
from articles.accounts.signed_in import desk_user
from articles.models import ReferenceVersion

from .proposal_pages import ProposalPages, label_of
from .stale_forms import StaleForm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

    from articles.models import Reference

MAX_VERSIONS = 20


class ReferenceForm(StaleForm):
    """A form of a reference, with the reason for a change that a second person confirms."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("Why you change what readers see. A second person decides by it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and not self.errors:
            self._check_proposal()
        elif not self.instance.pk and self.instance.KIND == "comment_policy" and cleaned.get("is_default"):
            self.add_error("is_default", _("Add it first. A second person confirms that it becomes the default."))
        return cleaned

    def _check_proposal(self) -> None:
        waiting = references.fields_to_confirm(self.instance, self.changed_versioned())
        if not waiting:
            return
        if not self.cleaned_data.get("reason", "").strip():
            names = ", ".join(str(label_of(type(self.instance), name)) for name in sorted(waiting))
            text = _("A second person confirms this change (%(fields)s). Say why you propose it.")
            self.add_error("reason", text % {"fields": names})
        if references.proposal_of(self.instance):
            self.add_error(None, _("Another change is waiting for a second person. Decide that one first."))

    def changed_versioned(self) -> list[str]:
        """Return the names of the changed fields whose changes are recorded."""
        changed = [name for name in self.changed_data if name not in self.kept and not self._is_untouched(name)]
        return [name for name in changed if name in references.changeable_fields(self.instance)]

    def _is_untouched(self, name: str) -> bool:
        """Return whether a field has the text it showed, apart from how browsers and forms normalise it."""
        before, now = self.initial.get(name), self.cleaned_data.get(name)
        return isinstance(before, str) and references.as_sent(before) == references.as_sent(now)


class ReferenceAdmin(ProposalPages):
    """Mixin for the ModelAdmin of a reference. It must precede other classes that override ``save_model``."""

    form = ReferenceForm
    change_form_template = "admin/articles/reference/change_form.html"

    def get_fields(self, request: HttpRequest, obj: Reference | None = None) -> list[str | list[str] | tuple[str, ...]]:
        """Return the fields, plus ``reason`` and the state shown (``opened``) for users who may change the row."""
        fields = list(super().get_fields(request, obj))
        return [*fields, "reason", "opened"] if obj and self.has_change_permission(request, obj) else fields

    def save_model(self, request: HttpRequest, obj: Reference, form: ReferenceForm, change: bool) -> None:
        """Save the fields that are not versioned, then change or propose the versioned ones."""
        if not change:
            super().save_model(request, obj, form, change)
            references.create(obj, by=desk_user(request))
            return
        before = type(obj)._base_manager.get(pk=obj.pk)
        typed = {name: getattr(obj, name) for name in form.changed_versioned()}
        for name in references.changeable_fields(obj).intersection(form.changed_data):
            setattr(obj, name, getattr(before, name))
        super().save_model(request, obj, form, change)
        self._record(request, before, typed, form.cleaned_data.get("reason", ""))
        obj.refresh_from_db()

    def _may_merge(self, request: HttpRequest, obj: Reference) -> bool:
        may_change = self.has_change_permission(request, obj) and request.user.has_perm(references.CONFIRM_PERMISSION)
        return may_change and obj.KIND in references.MERGED_KINDS and not obj.archived_at

    def message_user(
        self, request: HttpRequest, message: StrOrPromise, level: int | str = messages.INFO, *args: Any, **kwargs: Any
    ) -> None:
        """Add a message, except Django's success message when a change was only proposed."""
        if not (level == messages.SUCCESS and getattr(request, "is_only_proposed", False)):
            super().message_user(request, message, level, *args, **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Return the rows that match a search. Leave archived ones out of autocomplete results."""
        rows, may_have_duplicates = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        is_choice = match is not None and match.url_name == "autocomplete"
        return (rows.filter(archived_at=None) if is_choice else rows), may_have_duplicates

    def _record(self, request: HttpRequest, row: Reference, typed: dict[str, Any], reason: str) -> None:
        """Make the changes that need no second person, and propose the others."""
        waiting = references.fields_to_confirm(row, typed)
        try:
            free = {name: value for name, value in typed.items() if name not in waiting}
            references.change(row, free, by=desk_user(request), reason=reason)
            proposed = {name: value for name, value in typed.items() if name in waiting}
            if references.propose(row, proposed, by=desk_user(request), reason=reason):
                text = _("Readers see this, so a second person confirms it: {fields}. <a href='{url}'>The proposal</a>")
                names = ", ".join(str(label_of(type(row), name)) for name in sorted(waiting))
                request.is_only_proposed = not free  # type: ignore[attr-defined]
                messages.warning(request, format_html(text, fields=names, url=self.proposal_url(row)))
        except references.ReferenceNotChanged as refusal:
            messages.error(request, str(refusal))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Reference | None = None,
    ) -> HttpResponse:
        """Render the form with the proposed change, the versions and the URLs of the other pages."""
        if obj:
            versions = ReferenceVersion.objects.filter(kind=obj.KIND, subject=obj.uid).order_by("-number")
            context |= {
                "proposal": references.proposal_of(obj),
                "proposal_url": self.proposal_url(obj),
                "versions": versions[:MAX_VERSIONS],
                "remaining_url": self.remaining_url(obj),
                "merge_url": self.page_url("merge", obj) if self._may_merge(request, obj) else "",
                "archive_url": self.page_url("archive", obj) if self.has_change_permission(request, obj) else "",
            }
        return super().render_change_form(request, context, add, change, form_url, obj)
