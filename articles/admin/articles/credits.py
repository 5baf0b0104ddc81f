"""The byline on the edit page of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

from articles.admin.relations import SafeRelations
from articles.content import MAX_CREDITS
from articles.models import Contributor, Credit

from .merged_choices import with_present_choices

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, QueryDict


class CreditForm(forms.ModelForm):
    """One row of the byline. It shows the name of its contributor without a query of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.contributor_id:
            person = self.instance.contributor
            self.fields["contributor"].widget.widget.labels = {str(person.pk): str(person)}


class CreditFormSet(forms.BaseInlineFormSet):
    """The rows of the byline, where somebody who was merged since is whom they were merged into."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        if data is not None:
            prefix = kwargs.get("prefix") or self.get_default_prefix()
            names = [f"{prefix}-{number}-contributor" for number in range(MAX_CREDITS)]
            data = with_present_choices(data, Contributor, names)
        super().__init__(data, *args, **kwargs)


class CreditInline(SafeRelations, admin.StackedInline):
    """The byline, in order."""

    template = "admin/articles/article/credits.html"

    model = Credit
    form = CreditForm
    formset = CreditFormSet
    extra = 1
    fields = ["contributor", "role", "order"]
    autocomplete_fields = ["contributor"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        """Return the credits with their contributors."""
        return super().get_queryset(request).select_related("contributor")
