"""Saves of the working copy, which make a new revision, and restoring an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.audit import name_of
from articles.content import (
    apply_content,
    content_of,
    content_of_revision,
    references_in,
    replace_merged_rows,
    with_picture_words,
)
from articles.editions import lock_rows
from articles.signals import announce
from articles.states import MOVES, MoveNotAllowed, State
from articles.text import to_the_second

from .events import record_event
from .permissions import Seen, check_fresh, check_may_edit, lock
from .review import Review

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.content.fields import Content
    from articles.models import Article, Revision
    from articles.revisions.revision_authors import Prepared


def check_scheduled_after(article: Article, embargo: datetime | None) -> None:
    """Raise MoveNotAllowed for an embargo (an aware datetime, or None) that a scheduled edition would break."""
    planned = embargo and article.editions.filter(live_from__gt=timezone.now(), live_from__lt=embargo).first()
    if planned:
        raise MoveNotAllowed(
            _("An edition is scheduled for %(hour)s, before the embargo ends. Unschedule it first.")
            % {"hour": to_the_second(planned.live_from)}
        )


@transaction.atomic
def record_save(
    article: Article,
    *,
    by: AbstractUser | None = None,
    reason: str = "",
    move: str | None = None,
    state: State | None = None,
    wanted: str = "",
    details: dict[str, Any] | None = None,
    prepared: Prepared | None = None,
    takes_names: bool = False,
    is_forced: bool = False,
) -> Revision | None:
    """Record the saved working copy as a new revision and set the article's state, usually back to draft.

    A save that changes nothing makes no revision, resets no approval and returns None. Call it in the transaction of
    the save, with the row held by ``lock``. What was merged since it was chosen is replaced by what it was merged into.

    Args:
        by: None is the importer.
        move: The move of the event. By default it is ``create`` or ``edit``.
        state: The state after the save. By default it is that of ``state_after_save``.
        wanted: The move that the same person asked for with the same button.
        prepared: What ``revisions.prepare`` returned before the row was locked.
        takes_names: Whether names and words of pictures that were changed elsewhere count as a change.
        is_forced: Whether to make a revision even where nothing changes, for a redaction.

    Raises:
        MoveNotAllowed: A scheduled edition would break the embargo.
    """
    check_scheduled_after(article, article.embargo)
    # Locked until the transaction ends: a merge that waits for these rows then finds the saved article.
    replace_merged_rows(article, lock_rows(references_in(article)))
    before = article.state if article.revision_number else ""
    state = state or state_after_save(article, by, wanted)
    revision = revisions.record(
        article,
        author=by,
        author_name=name_of(by),
        reason=reason,
        prepared=prepared,
        takes_names=takes_names,
        is_forced=is_forced,
    )
    if revision is None:
        return None
    article.state = state
    article.save(update_fields=["state"])
    record_event(
        article,
        move or ("create" if revision.number == 1 else "edit"),
        by=by,
        from_state=before,
        reason=reason,
        revision=revision,
        details=details,
    )
    announce([article])
    return revision


def state_after_save(
    article: Article, by: AbstractUser | None, wanted: str = "", review: Review | None = None
) -> State:
    """Return the state in which a save by a person leaves an article: a draft, or in review.

    It stays in review where a reviewer changes what others submitted. It is also in review where a reviewer changes an
    article in review or approved, and asks for it to be approved or published with the same button: their edit is done.
    """
    if by is None or not by.has_perm("articles.review_article"):
        return State.DRAFT
    if wanted in MOVES and MOVES[wanted].is_checked and article.state in MOVES[wanted].sources:
        return State.IN_REVIEW
    is_reviewed = article.state == State.IN_REVIEW and not (review or Review(article)).wrote_part_of_submission(by)
    return State.IN_REVIEW if is_reviewed else State.DRAFT


def consequence_of_change(article: Article, by: AbstractUser, review: Review | None = None) -> str:
    """Return a message about what saving a changed text will cause. Empty for a draft."""
    if article.state == State.DRAFT:
        return ""
    if article.state == State.APPROVED:
        if by.has_perm("articles.review_article"):
            return _(
                "You are changing what was approved. If you publish it now, it goes back to review. Readers see it once"
                " it has been approved again."
            )
        return _("You are changing what was approved. Readers see it once it has been approved again.")
    if state_after_save(article, by, review=review) == State.IN_REVIEW:
        return _("You are changing what was submitted. Its writer or another reviewer has to accept that.")
    return _("Once you save this, the article is a draft again. Submit it when you are done.")


def take_present_names(article: Article, *, by: AbstractUser, seen: Seen) -> Revision | None:
    """Save a new revision with the present names of references and the present words of pictures in the library.

    Returns the revision, or None where the article has them already. Nothing else is changed, and the article is a
    draft again: readers see the names once somebody has approved them.
    """
    with transaction.atomic():
        article = lock(article, naming=content_of(article))
        check_fresh(article, seen)
        check_may_edit(article, by)
        return record_save(article, by=by, move="take_present_names", takes_names=True)


def restore(
    article: Article, revision: Revision, *, by: AbstractUser, seen: Seen
) -> tuple[Article, list[str], Revision | None]:
    """Restore the content of an earlier revision as a new revision.

    Returns:
        The article, the names of fields that were left as they are because what they refer to no longer exists, and
        the new revision. It is None where the article has that content already.

    Raises:
        MoveNotAllowed: This person may not edit the article, or the revision was redacted.
    """
    if revision.is_redacted:
        text = _("Revision %(number)s was redacted. It cannot be restored.")
        raise MoveNotAllowed(text % {"number": revision.number})
    content = content_of_revision(revision)
    prepared = revisions.prepare(article, with_picture_words(content), by)
    with transaction.atomic():
        article = lock(article, naming=content)
        check_fresh(article, seen)
        check_may_edit(article, by)
        missed = apply_content(article, content)
        saved = record_save(article, by=by, prepared=prepared, details={"restored": revision.number})
    return article, missed, saved


def content_after_restore(article: Article, revision: Revision) -> Content:
    """Return the content the article would have after an earlier revision is restored. Nothing is changed.

    Names, and words of pictures in the library, are the present ones.
    """
    with transaction.atomic():
        locked = lock(article)
        apply_content(locked, content_of_revision(revision))
        content = content_of(locked)
        transaction.set_rollback(True)
    return content
