"""Redactions that one person proposes and another confirms or refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import workflow
from articles.audit import events_of, is_by, record_event
from articles.content import apply_content, content_of
from articles.models import Article, Event, ForbiddenWords
from articles.signals import announce

from .content_redaction import without_words
from .permissions import CONFIRMED, PROPOSE, REFUSED, RedactionGround, RedactionRefused, check_may_redact
from .row_redaction import entry_of, mark_sealed, may_change_sealed_rows, redact_other_rows
from .row_search import RowsWithWords, find_rows
from .word_matching import Forbidden, read_phrases

if TYPE_CHECKING:
    from articles.models import Revision


class RedactionProposal(NamedTuple):
    """A redaction that waits for a second person."""

    event: Event
    phrases: list[str]

    @property
    def forbidden(self) -> Forbidden:
        """The words that it removes."""
        return Forbidden(self.phrases)


def propose(article: Article, words: str, *, ground: str, by: AbstractUser, reason: str) -> tuple[Event, RowsWithWords]:
    """Propose to remove words from the record of an article. Returns the event and the rows that contain the words.

    Args:
        words: The words or phrases, one a line. Only those who may decide see them, until it is decided.
        ground: A ``RedactionGround``.
        reason: Why, without the words, because the record keeps it.

    Raises:
        RedactionRefused: The role does not allow it, nothing contains the words, or something has to be done first.
    """
    phrases = read_phrases(words)
    forbidden = Forbidden(phrases)
    with transaction.atomic():
        article = workflow.lock(article)
        check_may_redact(article, by)
        if ground not in RedactionGround.values:
            raise RedactionRefused(_("A redaction names its ground: a court's order, a child's safety or erasure."))
        _check_reason(reason, forbidden, is_required=True)
        if _open_event(article):
            raise RedactionRefused(_("Another redaction of this article is waiting for a second person."))
        found = find_rows(article, forbidden)
        _check_can_be_redacted(found)
        details = {"ground": str(ground), "rows": [entry_of(row, forbidden) for row in found.sealed]}
        event = record_event(article, PROPOSE, by=by, reason=reason, details=details)
        ForbiddenWords.objects.create(proposal=event, words=phrases)
    return event, found


def proposal_of(article: Article) -> RedactionProposal | None:
    """Return the redaction of an article that waits for a second person, or None."""
    event = _open_event(article)
    known = event and ForbiddenWords.objects.filter(proposal=event).first()
    return RedactionProposal(event, known.words) if event and known else None


def proposal_for(article: Article, *, by: AbstractUser) -> RedactionProposal | None:
    """Return the redaction that waits, with its words, or None. Raises RedactionRefused where ``by`` may not see it."""
    check_may_redact(article, by)
    return proposal_of(article)


def confirm(
    article: Article, number: int, *, by: AbstractUser, reason: str = ""
) -> tuple[Article, Event, RowsWithWords]:
    """Remove the words of a proposal from the record, as a second person.

    Where the working copy or the latest revision contains the words, a new draft without them is saved first.

    Args:
        number: The number of the event that proposed it.

    Returns:
        The article, the event, and the rows that contained the words.

    Raises:
        RedactionRefused: The proposal does not wait any more, is this person's own, or other rows have the words now.
    """
    with transaction.atomic():
        article = workflow.lock(article, naming=content_of(article))
        check_may_redact(article, by)
        proposal = _waiting(article, number)
        if is_by(proposal.event, by):
            raise RedactionRefused(_("You proposed this redaction. A second person confirms it."))
        if not may_change_sealed_rows():
            raise RedactionRefused(
                _(
                    "The login of this site at the database may not change the record. Confirm it in a shell as the"
                    " owner of the tables: manage.py redact_record %(article)s --confirm %(number)s"
                )
                % {"article": article.pk, "number": number}
            )
        forbidden = proposal.forbidden
        _check_reason(reason, forbidden)
        found = find_rows(article, forbidden)
        _check_can_be_redacted(found)
        entries = [entry_of(row, forbidden) for row in found.sealed]
        if entries != proposal.event.details["rows"]:
            raise RedactionRefused(_("Other rows contain these words by now. Refuse this proposal and make a new one."))
        if found.is_in_working_copy or found.is_in_latest_revision:
            _save_without(article, forbidden, by, number)
        details = {"ground": proposal.event.details["ground"], "proposal": number, "rows": entries}
        event = record_event(article, CONFIRMED, by=by, reason=reason, details=details)
        for row in found.sealed:
            mark_sealed(row, proposal.event, event, forbidden)
        redact_other_rows(article, found, forbidden)
        ForbiddenWords.objects.filter(proposal=proposal.event).delete()
        announce([article])
    return article, event, found


def refuse(article: Article, number: int, *, by: AbstractUser, reason: str) -> Event:
    """Refuse a proposed redaction. The person who proposed it may withdraw it in this way."""
    with transaction.atomic():
        article = workflow.lock(article)
        check_may_redact(article, by)
        proposed = _open_event(article)
        if proposed is None or proposed.number != number:
            raise _no_longer_waiting()
        # The words of an imported proposal are not known here, so it can only be refused.
        proposal = proposal_of(article)
        _check_reason(reason, proposal.forbidden if proposal else None, is_required=True)
        event = record_event(article, REFUSED, by=by, reason=reason, details={"proposal": number})
        ForbiddenWords.objects.filter(proposal=proposed).delete()
    return event


def _save_without(article: Article, forbidden: Forbidden, by: AbstractUser, number: int) -> None:
    missed = apply_content(article, without_words(content_of(article), forbidden))
    saved = workflow.record_save(article, by=by, details={"redaction": number}, is_forced=True)
    revision = cast("Revision", saved)
    # For example, the names of those who wrote in the photo library are not replaced.
    if missed or forbidden.are_in([revision.content, revision.authorship]):
        raise RedactionRefused(_("The working copy still contains the words. Take them out by hand first."))


def _check_reason(reason: str, forbidden: Forbidden | None, *, is_required: bool = False) -> None:
    if is_required and not reason.strip():
        raise RedactionRefused(_("A reason is required. A second person decides by it."))
    if forbidden and forbidden.are_in(reason):
        raise RedactionRefused(_("The reason must not repeat the words: the record keeps it."))


def _check_can_be_redacted(found: RowsWithWords) -> None:
    """Raise RedactionRefused where readers would still see the words, or the next save would add them again."""
    if found.shown:
        numbers = ", ".join(str(edition.number) for edition in found.shown)
        raise RedactionRefused(
            _(
                "Readers see these words, or will: edition %(numbers)s. Publish a version without them, take it off the"
                " site or retract it first."
            )
            % {"numbers": numbers}
        )
    if found.is_undecided:
        raise RedactionRefused(
            _("A retraction or a change of a name that contains the words is waiting. Decide it first.")
        )
    if found.references:
        # Their names may be the forbidden words, so they are not repeated.
        names = ", ".join(f"{capfirst(row._meta.verbose_name)} {row.pk}" for row in found.references)
        raise RedactionRefused(
            _("The words are in a name, an address or a page. Change it first: %(names)s.") % {"names": names}
        )
    if found.photos:
        numbers = ", ".join(str(photo.pk) for photo in found.photos)
        raise RedactionRefused(_("Change the words of photo %(numbers)s in the library first.") % {"numbers": numbers})
    has_other_rows = any(found.other_rows.values()) or found.named_photos or found.is_in_source
    if not (found.sealed or found.is_in_working_copy or has_other_rows):
        raise RedactionRefused(_("Nothing contains these words."))


def _waiting(article: Article, number: int) -> RedactionProposal:
    proposal = proposal_of(article)
    if proposal is None or proposal.event.number != number:
        raise _no_longer_waiting()
    return proposal


def _no_longer_waiting() -> RedactionRefused:
    return RedactionRefused(_("This proposal has been decided already."))


def _open_event(article: Article) -> Event | None:
    event = events_of(article).filter(move__in=(PROPOSE, CONFIRMED, REFUSED)).first()
    return event if event and event.move == PROPOSE else None
