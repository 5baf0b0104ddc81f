"""Notes on an article or a passage of it: written, answered and marked as done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import notifications
from articles.audit import name_of
from articles.models import Note
from articles.models.notes import MAX_NOTE_CHARACTERS, MAX_QUOTE_CHARACTERS
from articles.states import MoveNotAllowed
from articles.text import printable, squash

from .permissions import check_may_read, lock

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

    from articles.models import Article


def text_of_note(text: str) -> str:
    """Return the text of a note as it is stored. Raises MoveNotAllowed where it is empty or too long."""
    text = printable(text).strip()
    if not text:
        raise MoveNotAllowed(_("A note needs text."))
    if len(text) > MAX_NOTE_CHARACTERS:
        raise MoveNotAllowed(_("A note has at most %(most)s characters.") % {"most": MAX_NOTE_CHARACTERS})
    return text


def add_note(article: Article, *, by: AbstractUser, text: str, quote: str = "", parent: Note | None = None) -> Note:
    """Write a note on the article, on a passage (``quote``) or under another note (``parent``). Returns the Note."""
    with transaction.atomic():
        article = lock(article)
        check_may_read(article, by)
        if parent is not None and (parent.article_id != article.pk or parent.parent_id):
            raise MoveNotAllowed(_("This note is not one that can be answered here."))
        note = Note.objects.create(
            article=article,
            parent=parent,
            revision_number=article.revision_number,
            author=cast("User", by),
            author_name=name_of(by),
            text=text_of_note(text),
            quote="" if parent else squash(printable(quote))[:MAX_QUOTE_CHARACTERS],
        )
        if parent is not None and parent.done_at:
            # A reply to a note that is done opens the note again.
            Note.objects.filter(pk=parent.pk).update(done_at=None, done_by_name="")
        notifications.notify_of_note(note)
    return note


def finish_note(note: Note, *, by: AbstractUser, is_done: bool = True) -> Note:
    """Mark a note as done, or as open again. Returns the note."""
    with transaction.atomic():
        article = lock(note.article)
        check_may_read(article, by)
        note = Note.objects.select_for_update().get(pk=note.pk)
        if note.parent_id:
            raise MoveNotAllowed(_("Only a note can be marked as done, not a reply."))
        if bool(note.done_at) != is_done:
            note.done_at = timezone.now() if is_done else None
            note.done_by_name = name_of(by) if is_done else ""
            note.save(update_fields=["done_at", "done_by_name"])
    return note
