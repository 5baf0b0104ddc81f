"""Deletion in the admin: a refusal explains why, without listing rows that the user may not see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db.models import PROTECT, Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Edition, EditionCredit, EditionTag, Event, Revision

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

RECORD_MODELS = (Edition, EditionCredit, EditionTag, Event, Revision)


def refusals_to_delete(rows: Iterable[Model]) -> list[str]:
    """Return a sentence for each of these rows of one table that cannot be deleted, with the reason."""
    rows = list(rows)
    if not rows:
        return []
    model = cast("type[Model]", rows[0]._meta.concrete_model)
    relations = [relation for relation in model._meta.related_objects if relation.on_delete is PROTECT]
    names = {f"is_used_{number}": relation for number, relation in enumerate(relations)}
    exists = {
        name: Exists(relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")}))
        for name, relation in names.items()
    }
    used = model._base_manager.filter(pk__in=[row.pk for row in rows]).annotate(**exists)
    found = [(row, [relation.related_model for name, relation in names.items() if getattr(row, name)]) for row in used]
    return [refusal for row, users in found if (refusal := _refusal(row, users))]


def _refusal(row: Any, users: list[type[Model]]) -> str:
    if getattr(row, "is_default", False):
        return f"“{row}”: {row.CHOOSE_ANOTHER_FIRST}"
    if getattr(row, "is_in_footer", False):
        text = _("“%(name)s” is linked at the foot of every page and cannot be deleted. Take the link out first.")
        return text % {"name": row}
    if any(model in RECORD_MODELS for model in users):
        text = _("“%(name)s” is named in the record of what readers were shown and cannot be deleted.")
    elif getattr(row, "is_in_record", False):
        text = _("“%(name)s” is named in the history of articles and cannot be deleted. It can be archived.")
    elif users:
        text = _("“%(name)s” is in use and cannot be deleted.")
    else:
        return ""
    return text % {"name": row}


class ExplainedDeletion(admin.ModelAdmin):
    """Mixin for a ModelAdmin whose pages explain why a row cannot be deleted."""

    delete_confirmation_template = "admin/explained_deletion.html"
    delete_selected_confirmation_template = "admin/explained_deletion_of_selected.html"

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Return the context of Django's deletion pages, with refusals in place of the list of protected rows."""
        refusals = refusals_to_delete(objs)
        return ([], {}, set(), refusals) if refusals else super().get_deleted_objects(objs, request)
