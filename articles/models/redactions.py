"""Redactions: sealed rows that two people removed words from, and the values such rows have afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text import instant

# What a redacted row has in place of its content, and of a text that was not empty.
MARK: dict[str, Any] = {"redacted": True}
MARK_TEXT = "█████"
# The slug of a redacted edition, which still needs one.
REDACTED_SLUG = "redacted"

# The values of the columns that a redaction changes, by the kind of the row. The triggers allow an update to exactly
# these values and to no others.
REDACTED_VALUES: dict[str, dict[str, Any]] = {
    "revision": {"content": MARK, "authorship": None, "salt": ""},
    "edition": {
        "content": MARK,
        "headline": "",
        "slug": REDACTED_SLUG,
        "standfirst": "",
        "dateline": "",
        "body": [],
        "byline": {},
        "tag_list": [],
        "verification_notice": "",
        "topic_name": "",
        "category_name": "",
        "picture": {},
        "salt": "",
    },
    "event": {"details": MARK, "salt": ""},
    "reference_version": {"fields": MARK, "slug": "", "salt": ""},
}
# Texts that become ``MARK_TEXT`` where they are not empty, because a constraint may forbid an empty text.
MARKED_FIELDS = {"revision": "reason", "edition": "note", "event": "reason", "reference_version": "reason"}
# Columns that may stay as they were, or be marked. Other rows are checked against the details of an event, and the
# record names who did something unless the claim is about their own name.
MAY_STAY = {"event": ("details",)}
MAY_BE_MARKED = {"event": ("actor_name",)}
# Columns of editions that may change at any time.
NOT_SEALED = {"edition": ("live_from", "live_until", "headline_key", "excerpt", "word_count")}


def remaining_columns(kind: str, row: models.Model, **values: Any) -> dict[str, Any]:
    """Return what a redaction leaves of a row, as JSON data that is the same in every database.

    Args:
        values: The values some columns will have, where the row is not redacted yet.
    """
    gone = {*REDACTED_VALUES[kind], MARKED_FIELDS[kind], *NOT_SEALED.get(kind, ())}
    columns = [one for one in row._meta.concrete_fields if not (one.primary_key or one.is_relation or one.name in gone)]
    remaining = {one.name: values.get(one.name, getattr(row, one.name)) for one in columns}
    return {name: _plain(value) for name, value in remaining.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return instant(value) if isinstance(value, datetime) else value


def is_mark(data: object) -> bool:
    """Return whether the content of a row is the mark of a redaction."""
    return data == MARK


class Redaction(models.Model):
    """A permission to replace the words of one sealed row by the mark. It is sealed itself.

    A trigger makes sure that one user proposed it and another confirmed it, and that both events name the row by its
    digest. ``is_restored`` marks a row that was imported as redacted. Such a redaction allows no update.
    """

    class Kind(models.TextChoices):
        """What kind of row it is."""

        REVISION = "revision", _("revision")
        EDITION = "edition", _("edition")
        EVENT = "event", _("event")
        REFERENCE_VERSION = "reference_version", _("version")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    row_key = models.PositiveBigIntegerField()
    proposal = models.ForeignKey("articles.Event", on_delete=models.PROTECT, related_name="+")
    confirmation = models.ForeignKey("articles.Event", on_delete=models.PROTECT, related_name="redactions")
    is_restored = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        default_permissions = ()
        constraints = [
            # What is left of an event may contain other words that are redacted later.
            models.UniqueConstraint(
                name="row_is_redacted_once_by_a_confirmation", fields=["kind", "row_key", "confirmation"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.row_key}"


class ForbiddenWords(models.Model):
    """The words that a proposed redaction removes. The row is deleted once somebody has decided.

    The record never contains them.
    """

    proposal = models.OneToOneField("articles.Event", on_delete=models.PROTECT, related_name="forbidden_words")
    words = models.JSONField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.proposal)
