"""Topics, people and tags that have live articles. Readers see no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from articles.models.contributors import Contributor
from articles.models.editions import Edition
from articles.models.tags import Tag
from articles.models.topics import Topic

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

# How an edition refers to a row, by the model of the row.
PATHS: dict[type[Any], str] = {
    Topic: "topic",
    Contributor: "edition_credits__contributor",
    Tag: "edition_tags__tag",
}


def shown_subjects(model: type[Any], at: datetime | None = None) -> QuerySet[Any, Any]:
    """Return the rows of a model in ``PATHS`` that lists show something of at an instant (default: now)."""
    shown: Any = Edition.objects.live(at).listed()
    rows: QuerySet[Any, Any] = model.objects.filter(Exists(shown.filter(**{PATHS[model]: OuterRef("pk")})))
    return rows.filter(archived_at=None)
