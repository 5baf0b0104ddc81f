"""Subjects of events: the subject of a row, the events of a subject, and the rows of many events at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.contrib.auth import get_user_model
from django.db.models import Manager, QuerySet
from django.urls import reverse

from articles.models import Article, Event, Photo, Reference, fetch_guest_words, reference_models
from articles.models.actors import NAMESPACE, uid_of_login

Kind = Event.SubjectKind


class Subject(NamedTuple):
    """The subject of an event."""

    kind: str
    uid: UUID


DESK = Subject(str(Kind.DESK), uuid5(NAMESPACE, "desk"))


def subject_of(row: object) -> Subject:
    """Return the subject for a row. A ``Subject`` is returned unchanged.

    Raises:
        TypeError: Rows of this type are not subjects of events.
    """
    if isinstance(row, Subject):
        return row
    if isinstance(row, Article):
        return Subject(str(Kind.ARTICLE), row.uid)
    if isinstance(row, Reference):
        return Subject(str(row.KIND), row.uid)
    if isinstance(row, Photo):
        return Subject(str(Kind.PHOTO), row.uid)
    if isinstance(row, get_user_model()):
        return Subject(str(Kind.LOGIN), uid_of_login(row))
    raise TypeError(f"No subject of events: {row!r}")


def events_of(row: object) -> QuerySet[Event]:
    """Return the events of a subject, the newest first."""
    kind, uid = subject_of(row)
    return Event.objects.filter(subject_kind=kind, subject=uid).order_by("-number")


def _models() -> dict[str, type[Article | Photo | Reference]]:
    models: dict[str, type[Article | Photo | Reference]] = {str(Kind.ARTICLE): Article, str(Kind.PHOTO): Photo}
    return models | {str(model.KIND): model for model in reference_models()}


def add_subjects(events: Iterable[Event]) -> list[Event]:
    """Return events with ``subject_name`` and ``subject_url``, in one query for each kind of subject.

    Text that guests entered is fetched too, so that ``who`` and ``why`` need no further queries. The URL is that of the
    subject's page on the desk, or empty if there is none, such as for a deleted row.
    """
    events = fetch_guest_words(events)
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for event in events:
        wanted[event.subject_kind].add(event.subject)
    rows: dict[tuple[str, UUID], Any] = {}
    for kind, model in _models().items():
        if kind in wanted:
            rows |= {(kind, row.uid): row for row in _shown(model).filter(uid__in=wanted[kind])}
    for event in events:
        row = rows.get((event.subject_kind, event.subject))
        event.subject_name = _name(event, row)
        event.subject_url = reverse(f"desk:articles_{row._meta.model_name}_change", args=[row.pk]) if row else ""
    return events


def _shown(model: type[Article | Photo | Reference]) -> Manager[Any] | QuerySet[Any]:
    return model._base_manager.defer("body") if model is Article else model._base_manager


def _name(event: Event, row: Any) -> str:
    if row is None:
        # The login cannot be found by its uid.
        return event.details.get("login", "")
    return row.headline if event.subject_kind == Kind.ARTICLE else str(row)
