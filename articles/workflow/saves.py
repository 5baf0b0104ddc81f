"""Saves of the working copy: a new revision and a draft again; and an earlier one put back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.signals import announce
from articles.states import State
from articles.text import to_the_second

from .asking import MoveNotAllowed, Seen, ask_to_edit, check_fresh, lock
from .witnessing import name_of, witness


def check_embargo(article, embargo):
    """Refuse an embargo that an edition already scheduled would break; aware datetimes, ``embargo`` may be None."""
    planned = embargo and article.editions.filter(live_from__gt=timezone.now(), live_from__lt=embargo).first()
    if planned:
        raise MoveNotAllowed(
            _("An edition is scheduled for %(hour)s, before the embargo ends. Unschedule it first.")
            % {"hour": to_the_second(planned.live_from)}
        )


def record_save(article, *, by=None, reason="", witnessed=None, state=State.DRAFT, details=None):
    """Write down a saved working copy as a revision and take it back to a draft.

    A save that changes nothing makes no revision, resets no approval and returns None. Call it in the
    transaction of the save, with the row held by ``lock``. ``by`` None is the importer. Raises MoveNotAllowed where
    an edition that is scheduled would break the embargo.
    """
    check_embargo(article, article.embargo)
    before = article.state if article.revision_number else ""
    revision = revisions.record(article, author=by, author_name=name_of(by), reason=reason)
    if revision is None:
        return None
    article.state = state
    article.save(update_fields=["state"])
    witness(
        article,
        witnessed or ("create" if revision.number == 1 else "edit"),
        by=by,
        from_state=before,
        reason=reason,
        revision=revision,
        details=details,
    )
    announce([article])
    return revision


def restore(article, revision, *, by, seen: Seen):
    """Let the article say what an earlier revision said, as a new revision.

    Returns ``(article, fields that no longer exist and stayed)``; raises MoveNotAllowed where the article is
    not this person's to edit.
    """
    with transaction.atomic():
        article = lock(article)
        check_fresh(article, seen)
        ask_to_edit(article, by)
        missed = revisions.put_back(article, revision.content)
        record_save(article, by=by, reason=_("Restored revision %(number)s.") % {"number": revision.number})
    return article, missed
