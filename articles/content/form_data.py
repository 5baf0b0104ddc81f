"""The data of a form of the edit page, saved or not, as a content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import singledispatch
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxInput, DateTimeField
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from taggit.utils import edit_string_for_tags, parse_tags

from articles.document import Document, parse
from articles.edition_labels import Role
from articles.models import Contributor, Photo, Tag
from articles.models.slugs import MAX_SLUG_CHARACTERS
from articles.text import is_date, printable, row_number, sanitise, slug_of

from .body_kind import Body
from .field_kinds import Choice, Flag, Instant, Kind, Slug, Text
from .field_values import CreditLine, LeadPicture, Reference
from .fields import KINDS, WRITTEN_FIELDS, Content
from .picture_kinds import Picture
from .reference_kinds import Credits, ReferenceKind, References, sort_references
from .reference_lookup import REFERENCE_MODELS, current_row, reference_to, tags_by_name

MAX_CREDITS = 200
# A field that every complete form sends. If it is there, a checkbox that is missing from the data is unticked.
COMPLETE_FORM_FIELD = "label"
# Labels of the form fields for the article's own texts of its lead picture.
PICTURE_TEXT_LABELS: dict[str, Promise] = {
    "photo_caption": _("caption of the lead picture"),
    "photo_credit": _("credit of the lead picture"),
}

Data = Mapping[str, str]


def content_of_form(data: Data, before: Content) -> Content:
    """Return the content that the working copy would have if the form were saved.

    Args:
        data: The data of a form, a QueryDict, complete or in part. It may contain anything.
        before: The content to use for fields that the form lacks or whose values cannot be read.
    """
    values = {name: _read(kind, data, name, getattr(before, name)) for name, kind, _label in WRITTEN_FIELDS}
    # An article always has a headline, a category, and a slug made from its headline.
    values["headline"] = values["headline"] or before.headline
    values["category"] = values["category"] or before.category
    values["slug"] = values["slug"] or slug_of(values["headline"], MAX_SLUG_CHARACTERS)
    return replace(before, **values)


def form_field_names() -> list[str]:
    """Return the names of the fields of the article's own form. The byline is a form of its own."""
    names = []
    for name, kind, _label in WRITTEN_FIELDS:
        if isinstance(kind, Picture):
            names += ["photo", *PICTURE_TEXT_LABELS]
        elif not isinstance(kind, Credits):
            names.append(name)
    return names


def typed_field_labels() -> dict[str, Promise]:
    """Return the labels of the form fields that hold readable text, by name. Checkboxes and numbers of rows do not."""
    labels: dict[str, Promise] = {}
    for name, kind, label in WRITTEN_FIELDS:
        if isinstance(kind, Picture):
            labels |= PICTURE_TEXT_LABELS
        elif not isinstance(kind, Credits | Flag | ReferenceKind):
            labels[name] = label
    return labels


def normalized_field_names() -> set[str]:
    """Return the names of the form fields whose text is normalized before it is stored."""
    return {name for name, kind, _label in WRITTEN_FIELDS if isinstance(kind, Text)} | PICTURE_TEXT_LABELS.keys()


def clean_text(name: str, text: str) -> str:
    """Return a text as it is stored for a form field: trimmed and without invisible characters."""
    text = printable(text)
    kind = KINDS.get(name)
    return " ".join(text.split()) if isinstance(kind, Text) and kind.one_line else text.strip()


@singledispatch
def _read(kind: Kind[Any], data: Data, name: str, before: Any) -> Any:
    raise NotImplementedError(kind)


@_read.register
def _read_text(kind: Text, data: Data, name: str, before: str) -> str:
    return clean_text(name, data[name]) if name in data else before


@_read.register
def _read_slug(kind: Slug, data: Data, name: str, before: str) -> str:
    return data[name].strip() if name in data else before


@_read.register
def _read_choice(kind: Choice, data: Data, name: str, before: str) -> str:
    return data.get(name, before)


@_read.register
def _read_flag(kind: Flag, data: Data, name: str, before: bool) -> bool:
    return CheckboxInput().value_from_datadict(data, MultiValueDict(), name) if COMPLETE_FORM_FIELD in data else before


@_read.register
def _read_instant(kind: Instant, data: Data, name: str, before: datetime | None) -> datetime | None:
    if name not in data:
        return before
    try:
        moment = DateTimeField(required=False).clean(data[name])
    except ValidationError:
        return None
    return moment if moment and is_date(moment) else None


@_read.register
def _read_body(kind: Body, data: Data, name: str, before: Document) -> Document:
    return parse(sanitise(data[name].strip())) if name in data else before


@_read.register
def _read_reference(kind: ReferenceKind, data: Data, name: str, before: Reference | None) -> Reference | None:
    if name not in data:
        return before
    row = _row(REFERENCE_MODELS[kind.kind], data[name])
    # Articles, such as the one that is replied to, are never merged.
    return reference_to(row if kind.kind == "article" else current_row(row))


@_read.register
def _read_references(kind: References, data: Data, name: str, before: tuple[Reference, ...]) -> tuple[Reference, ...]:
    # As they were shown, too: a tag may have another name since the form was opened.
    if name not in data or data[name] in {text_of_tags(one.name for one in before), data.get(f"shown_{name}")}:
        return before
    return sort_references(tags_by_name(parse_tags(printable(data[name]))))


def text_of_tags(names: Iterable[str]) -> str:
    """Return the names of tags as the form field shows them.

    A name that contains a quotation mark cannot be parsed again, so an unchanged field keeps its previous value.
    """
    text: str = edit_string_for_tags([Tag(name=name) for name in names])
    return text


@_read.register
def _read_credits(kind: Credits, data: Data, name: str, before: tuple[CreditLine, ...]) -> tuple[CreditLine, ...]:
    """Return the byline from the rows of the inline form, in their order."""
    total = data.get(f"{name}-TOTAL_FORMS")
    if total is None:
        return before
    rows = []
    for number in range(min(row_number(total, 5) or 0, MAX_CREDITS)):
        person, role, order, is_deleted = (
            data.get(f"{name}-{number}-{part}", "") for part in ("contributor", "role", "order", "DELETE")
        )
        if row_number(person) is not None and not is_deleted and role in Role.values:
            rows.append((row_number(order, 5) or 0, number, role, int(person)))
    people = Contributor.objects.in_bulk([row[3] for row in rows])
    return tuple(
        CreditLine(role, reference)
        for _order, _number, role, pk in sorted(rows)
        if (reference := reference_to(current_row(people.get(pk))))
    )


@_read.register
def _read_picture(kind: Picture, data: Data, name: str, before: LeadPicture | None) -> LeadPicture | None:
    if "photo" in data:
        row = _row(Photo, data["photo"].strip())
        if row is None:
            return None
        before = replace(before, photo=str(row.uid)) if before else LeadPicture(str(row.uid))
    if before is None:
        return None
    words = {
        part: clean_text(f"photo_{part}", data[f"photo_{part}"])
        for part in ("caption", "credit")
        if f"photo_{part}" in data
    }
    return replace(before, **words)


def _row(model: Any, number: str) -> Any:
    known = row_number(number)
    return None if known is None else model._default_manager.filter(pk=known).first()
