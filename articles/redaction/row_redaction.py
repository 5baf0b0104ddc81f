"""Replacing the words of rows by the mark: sealed rows as the triggers allow it, and other rows."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import connection
from django.utils import timezone

from articles.content import content_of_revision, references_of
from articles.models import (
    Article,
    Edition,
    EditionWords,
    EditSession,
    Event,
    GuestApproval,
    GuestLink,
    Note,
    Notification,
    Photo,
    Redaction,
    Revision,
)
from articles.models.redactions import MARK, MARK_TEXT, MARKED_FIELDS, REDACTED_VALUES, remaining_columns
from articles.text import digest

from .row_search import COLUMNS_OF_OTHER_ROWS, NAME_FIELDS, RowsWithWords, SealedRow, model_of
from .word_matching import Forbidden

# The details of an event about editions, their windows, and what it confirms. The record is checked against them.
KEPT_FIELDS = (
    "digest",
    "live_from",
    "live_until",
    "closed",
    "withdrawn",
    "ground",
    "proposal",
    "version",
    "version_digest",
)


def entry_of(row: SealedRow, forbidden: Forbidden) -> dict[str, Any]:
    """Return the entry of a row in the events of a redaction: its kind, number and digest, but not its content.

    ``details`` is the SHA-256 of the details of an event that stay as they are. ``kept`` are the details that are kept
    where the rest becomes the mark. ``remains`` is the SHA-256 of everything else that stays, such as time and author.
    """
    entry: dict[str, Any] = {"kind": str(row.kind), "number": row.row.number, "digest": row.row.digest}
    if row.subject:
        entry["subject"] = list(row.subject)
    if isinstance(row.row, Event):
        details = row.row.details
        if not forbidden.are_in(details):
            entry["details"] = digest(details)
        elif kept := {
            name: details[name] for name in KEPT_FIELDS if name in details and not forbidden.are_in(details[name])
        }:
            entry["kept"] = kept
    if isinstance(row.row, Revision) and not row.row.is_redacted:
        named = sorted({(kind, one.uid) for kind, one in references_of(content_of_revision(row.row)) if one.uid})
        # These references may contain the words, and once this row is redacted nothing else leads to them.
        entry["references"] = [list(pair) for pair in named]
    entry["remains"] = digest(remaining_columns(str(row.kind), row.row, **_marked(row.row, forbidden)))
    return entry


def _marked(row: Any, forbidden: Forbidden) -> dict[str, Any]:
    """Return the values of the columns that the redaction changes only where they contain the words."""
    if not isinstance(row, Event):
        return {}
    return {
        "details": MARK if forbidden.are_in(row.details) else row.details,
        "actor_name": MARK_TEXT if forbidden.are_in(row.actor_name) else row.actor_name,
    }


def mark_sealed(row: SealedRow, proposal: Event, confirmation: Event, forbidden: Forbidden) -> None:
    """Replace the words of a sealed row by the mark, as a confirmed redaction allows."""
    kind, sealed = str(row.kind), row.row
    Redaction.objects.create(kind=kind, row_key=sealed.pk, proposal=proposal, confirmation=confirmation)
    values = dict(REDACTED_VALUES[kind])
    values[MARKED_FIELDS[kind]] = MARK_TEXT if getattr(sealed, MARKED_FIELDS[kind]) else ""
    values |= _marked(sealed, forbidden)
    if isinstance(sealed, Edition):
        values |= {"headline_key": "", "excerpt": "", "word_count": 0}
        EditionWords.objects.filter(edition=sealed).delete()
    model_of(kind).objects.filter(pk=sealed.pk).update(**values)
    if kind == Redaction.Kind.REVISION:
        # Guest links to a redacted revision no longer open.
        GuestLink.objects.filter(revision=sealed, revoked_at=None).update(revoked_at=timezone.now())


def redact_other_rows(article: Article, found: RowsWithWords, forbidden: Forbidden) -> None:
    """Remove forbidden words from notes, notifications, guest links, admin log and file names, and delete autosaves."""
    for model in (Note, Notification, GuestLink, GuestApproval, LogEntry):
        for row in found.other_rows[model]:
            names = [name for name in COLUMNS_OF_OTHER_ROWS[model] if forbidden.are_in(getattr(row, name))]
            model.objects.filter(pk=row.pk).update(**dict.fromkeys(names, MARK_TEXT))
    EditSession.objects.filter(pk__in=[row.pk for row in found.other_rows[EditSession]]).delete()
    for photo in found.named_photos:
        values = {name: MARK_TEXT for name in NAME_FIELDS if forbidden.are_in(getattr(photo, name))}
        Photo.objects.filter(pk=photo.pk).update(**values)
    if found.is_in_source:
        # Sources are unique, so the article's number is part of it.
        Article.objects.filter(pk=article.pk).update(source=f"{MARK_TEXT} {article.pk}")


def may_change_sealed_rows() -> bool:
    """Return whether the login at the database may update sealed rows, which only their owner can on PostgreSQL."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'UPDATE')", [Revision._meta.db_table])
        return bool(cursor.fetchone()[0])
