"""Reading the content of the working copy, and writing a content to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from typing import Any

from articles.document import Document, parse, write
from articles.models import Article, Credit, Photo

from .body_kind import Body
from .field_kinds import Choice, Flag, Instant, Kind, Slug, Text
from .field_values import CreditLine, LeadPicture, PictureWords, Reference
from .fields import WRITTEN_FIELDS, Content, references_of
from .picture_kinds import Picture
from .reference_kinds import Credits, ReferenceKind, References, sort_references
from .reference_lookup import Rows, current_row, reference_to, row_of, rows_for, tag_rows

# The photos among the rows that a content refers to.
PHOTO_ROWS = "photo"


def content_of(article: Article, *, is_fetched: bool = False) -> Content:
    """Return the content of the working copy, including the texts of its pictures in the photo library.

    Args:
        article: The article.
        is_fetched: Whether the tags, and the credits with their people, were prefetched with the article.
    """
    return with_picture_words(written_content_of(article, is_fetched=is_fetched))


def written_content_of(article: Article, *, is_fetched: bool = False) -> Content:
    """Return the content of the working copy, without the texts of its pictures in the photo library."""
    return Content(**{name: _read(kind, article, name, is_fetched) for name, kind, _label in WRITTEN_FIELDS})


def with_picture_words(content: Content, photos: Iterable[Photo] | None = None) -> Content:
    """Return a content with the current texts in the photo library of the pictures that it shows.

    Args:
        content: The content.
        photos: The photos that it shows, if they were already fetched. There may be others too.
    """
    shown = content.photos
    if photos is None:
        photos = Photo.objects.filter(uid__in=shown) if shown else ()
    words = (PictureWords(str(photo.uid), **photo.words()) for photo in photos if str(photo.uid) in shown)
    return replace(content, picture_words=tuple(sorted(words, key=lambda one: one.photo)))


def references_in(article: Article) -> list[tuple[str, Reference]]:
    """Return the kinds and references of what a working copy names, as chosen: it may have been merged since."""
    return [(kind, reference) for kind, row in _named_rows(article) if (reference := reference_to(row))]


def _named_rows(article: Article) -> list[tuple[str, Any]]:
    columns = [(kind.kind, getattr(article, name)) for name, kind in _reference_columns()]
    people = [("contributor", credit.contributor) for credit in article.credits.select_related("contributor")]
    return [*columns, *(("tag", tag) for tag in article.tags.all()), *people]


def _reference_columns() -> list[tuple[str, ReferenceKind]]:
    found = [(name, kind) for name, kind, _label in WRITTEN_FIELDS if isinstance(kind, ReferenceKind)]
    return [(name, kind) for name, kind in found if kind.kind != "article"]


def replace_merged_rows(article: Article, rows: Rows) -> None:
    """Replace what a working copy names and was merged by the rows it was merged into, which are among ``rows``."""

    def current(kind: str, row: Any) -> Any:
        return row and (rows.get(kind, {}).get(str(row.uid)) or row)

    if all(row is None or current(kind, row).pk == row.pk for kind, row in _named_rows(article)):
        return
    for name, kind in _reference_columns():
        setattr(article, name, current(kind.kind, getattr(article, name)))
    article.save(update_fields=[name for name, _kind in _reference_columns()])
    article.tags.set(list({row.pk: row for row in (current("tag", tag) for tag in article.tags.all())}.values()))
    named = set()
    for credit in article.credits.select_related("contributor"):
        person = current("contributor", credit.contributor)
        # A byline keeps the first of two places, as in a merge.
        if (credit.role, person.pk) in named:
            credit.delete()
        elif person.pk != credit.contributor_id:
            article.credits.filter(role=credit.role, contributor=person).delete()
            article.credits.filter(pk=credit.pk).update(contributor=person)
        named.add((credit.role, person.pk))


def apply_content(article: Article, content: Content) -> list[str]:
    """Write a content to the working copy. A field whose target, such as a category, no longer exists is not changed.

    Returns:
        The names of the fields that could not be written.
    """
    rows = _rows_of(content)
    missed = set_fields(article, content, rows)
    article.save()
    article.tags.set(tag_rows(content.tags), clear=False)
    if _has_all_people(content, rows):
        _write_credits(article, content, rows)
    else:
        missed.append("credits")
    return missed


def set_fields(article: Article, content: Content, rows: Rows) -> list[str]:
    """Set the columns of a working copy from a content without saving it, and return the names of those it could not.

    Args:
        article: The working copy.
        content: The content.
        rows: The rows that it refers to, and its photos where they were already fetched.
    """
    return [
        name for name, kind, _label in WRITTEN_FIELDS if not _write(kind, article, name, getattr(content, name), rows)
    ]


def _rows_of(content: Content) -> Rows:
    replied = [("article", content.replies_to)] if content.replies_to else []
    return rows_for([*references_of(content), *replied])


def _has_all_people(content: Content, rows: Rows) -> bool:
    return all(row_of("contributor", one.person, rows) for one in content.credits)


def _write_credits(article: Article, content: Content, rows: Rows) -> None:
    current = _read(Credits(), article, "credits", False)
    if Credits().is_same(current, content.credits):
        # Equal rows are kept, because a form that somebody else has open refers to them.
        return
    article.credits.all().delete()
    # Two people of one role may have been merged since the content was written.
    people = dict.fromkeys((one.role, row_of("contributor", one.person, rows)) for one in content.credits)
    Credit.objects.bulk_create(
        Credit(article=article, contributor=person, role=role, order=order)
        for order, (role, person) in enumerate(people)
    )


@singledispatch
def _read(kind: Kind[Any], article: Article, name: str, is_fetched: bool) -> Any:
    raise NotImplementedError(kind)


@_read.register(Text)
@_read.register(Slug)
@_read.register(Choice)
@_read.register(Flag)
@_read.register(Instant)
def _read_column(kind: Kind[Any], article: Article, name: str, is_fetched: bool) -> Any:
    return getattr(article, name)


@_read.register
def _read_body(kind: Body, article: Article, name: str, is_fetched: bool) -> Document:
    return parse(getattr(article, name))


@_read.register
def _read_reference(kind: ReferenceKind, article: Article, name: str, is_fetched: bool) -> Reference | None:
    # Something may have been merged after it was chosen and before it was saved.
    return reference_to(current_row(getattr(article, name)))


@_read.register
def _read_references(kind: References, article: Article, name: str, is_fetched: bool) -> tuple[Reference, ...]:
    current = {row.pk: row for row in map(current_row, getattr(article, name).all())}
    return sort_references(tuple(filter(None, map(reference_to, current.values()))))


@_read.register
def _read_credits(kind: Credits, article: Article, name: str, is_fetched: bool) -> tuple[CreditLine, ...]:
    credits = article.credits.all() if is_fetched else article.credits.select_related("contributor")
    people = ((credit.role, reference_to(current_row(credit.contributor))) for credit in credits)
    return tuple(CreditLine(role, person) for role, person in people if person)


@_read.register
def _read_picture(kind: Picture, article: Article, name: str, is_fetched: bool) -> LeadPicture | None:
    photo = article.photo
    return LeadPicture(str(photo.uid), article.photo_caption, article.photo_credit) if photo else None


@singledispatch
def _write(kind: Kind[Any], article: Article, name: str, value: Any, rows: Rows) -> bool:
    """Set a value on an article without saving it, and return whether that was possible."""
    setattr(article, name, value)
    return True


@_write.register
def _write_body(kind: Body, article: Article, name: str, value: Document, rows: Rows) -> bool:
    setattr(article, name, write(value))
    return True


@_write.register
def _write_reference(kind: ReferenceKind, article: Article, name: str, value: Reference | None, rows: Rows) -> bool:
    row = row_of(kind.kind, value, rows)
    if row is None and (value is not None or not Article._meta.get_field(name).null):
        return False
    setattr(article, name, row)
    return True


@_write.register(References)
@_write.register(Credits)
def _write_later(kind: Kind[Any], article: Article, name: str, value: Any, rows: Rows) -> bool:
    # These are separate rows, which are written after the article is saved.
    return True


@_write.register
def _write_picture(kind: Picture, article: Article, name: str, value: LeadPicture | None, rows: Rows) -> bool:
    photo = None
    if value:
        known = rows.get(PHOTO_ROWS)
        photo = Photo.objects.filter(uid=value.photo).first() if known is None else known.get(value.photo)
    article.photo = photo
    article.photo_caption, article.photo_credit = (value.caption, value.credit) if value and photo else ("", "")
    return photo is not None or value is None
