"""Saves of the working copy: a new revision and a draft again, and an earlier one put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.audit import name_of
from articles.content import apply_content, content_of, content_of_revision, with_picture_words
from articles.signals import announce
from articles.states import MOVES, State
from articles.text import to_the_second

from .events import record_event
from .permissions import MoveNotAllowed, Seen, check_fresh, check_may_edit, lock
from .review import Review

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.content.fields import Content
    from articles.models import Article, Revision
    from articles.revisions.authorship import Prepared


def check_embargo(article: Article, embargo: datetime | None) -> None:
    """Refuse an embargo that an edition already scheduled would break. Aware datetimes, ``embargo`` may be None."""
    planned = embargo and article.editions.filter(live_from__gt=timezone.now(), live_from__lt=embargo).first()
    if planned:
        raise MoveNotAllowed(
            _("An edition is scheduled for %(hour)s, before the embargo ends. Unschedule it first.")
            % {"hour": to_the_second(planned.live_from)}
        )


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
    """Write down a saved working copy as a revision, and let it be a draft again.

    A reviewer who changes what others submitted leaves it in review, unless a ``state`` is given. ``wanted`` is the
    move that the same person asked for by the same press of a button. A save that changes nothing makes no revision,
    resets no approval and returns None. Call it in the transaction of the save, with the row held by ``lock``. ``by``
    None is the importer. ``prepared`` is what
    ``revisions.prepare`` returned before the row was locked. With ``takes_names`` names and words of pictures that were
    changed elsewhere are a change. ``is_forced`` makes a revision even where nothing changes, for a redaction. Raises
    MoveNotAllowed where
    an edition that is scheduled would break the embargo.
    """
    check_embargo(article, article.embargo)
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

    What a reviewer changes in review stays there, if others wrote what was submitted. So does what a reviewer changes
    and wants to be approved or published by the same press of a button, in review or approved: they are done with it.
    """
    if by is None or not by.has_perm("articles.review_article"):
        return State.DRAFT
    if wanted in MOVES and MOVES[wanted].is_checked and article.state in MOVES[wanted].sources:
        return State.IN_REVIEW
    is_reviewed = article.state == State.IN_REVIEW and not (review or Review(article)).wrote_part_of_submission(by)
    return State.IN_REVIEW if is_reviewed else State.DRAFT


def consequence_of_change(article: Article, by: AbstractUser, review: Review | None = None) -> str:
    """Say what will follow from a change of the text that somebody is about to save. Empty for a draft."""
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
    """Let the article say what things are called now, and what the library says of its pictures, as a new revision.

    Returns the revision, or None where the article says so already. Nothing else is changed, and the article is a draft
    again: readers see the names once somebody has approved them.
    """
    with transaction.atomic():
        article = lock(article)
        check_fresh(article, seen)
        check_may_edit(article, by)
        return record_save(article, by=by, move="take_present_names", takes_names=True)


def restore(
    article: Article, revision: Revision, *, by: AbstractUser, seen: Seen
) -> tuple[Article, list[str], Revision | None]:
    """Let the article say what an earlier revision said, as a new revision.

    Returns:
        The article, the fields that no longer exist and stayed, and the new revision. It is None where the article says
        what the earlier revision says already.

    Raises:
        MoveNotAllowed: The article is not this person's to edit, or the revision was redacted.
    """
    if revision.is_redacted:
        text = _("Revision %(number)s was redacted. It cannot be restored.")
        raise MoveNotAllowed(text % {"number": revision.number})
    content = content_of_revision(revision)
    prepared = revisions.prepare(article, with_picture_words(content), by)
    with transaction.atomic():
        article = lock(article)
        check_fresh(article, seen)
        check_may_edit(article, by)
        missed = apply_content(article, content)
        saved = record_save(article, by=by, prepared=prepared, details={"restored": revision.number})
    return article, missed, saved


def content_after_restore(article: Article, revision: Revision) -> Content:
    """Return what the article would say after an earlier revision is restored. Nothing is changed.

    Names, and words of pictures in the library, are those of now.
    """
    with transaction.atomic():
        held = lock(article)
        apply_content(held, content_of_revision(revision))
        content = content_of(held)
        transaction.set_rollback(True)
    return content
