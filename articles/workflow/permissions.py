"""Checks whether a person may do something with an article now. Refusals have a reason that an editor can act on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from django.db import connection
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checklist
from articles.content import references_in, references_of, why_not_minor, written_content_of_revision
from articles.editions import lock_named_rows, lock_rows, references_shown, sealed_content
from articles.models import Article, Event
from articles.models.actors import is_by
from articles.models.article_access import belonging_to
from articles.states import MOVES, MoveNotAllowed, State

from .four_eyes import NeedsSecondPerson, acceptors, approvers, check_four_eyes, own_changes_in_words
from .review import Review

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.checklist.evaluation import Finding
    from articles.content import Content
    from articles.models import Revision
    from articles.states.facts import Fact, PublicStatus
    from articles.states.move_type import Move


class Latest(Enum):
    """The type of ``LATEST``, used in place of a revision number to mean the latest revision."""

    LATEST = "latest"


# For shells, scripts and imports, which show nobody a page that could be out of date.
LATEST = Latest.LATEST
# The number of the revision that somebody was shown. None, where a page did not send one, is refused.
Seen = int | Literal[Latest.LATEST] | None


class StaleCopy(MoveNotAllowed):
    """Somebody else has saved the article since it was read. ``current`` is the latest revision."""

    def __init__(self, current: Revision) -> None:
        self.current = current
        super().__init__(
            _("%(who)s saved revision %(number)s while you were working. Look at it before you go on.")
            % {"who": current.who, "number": current.number}
        )


class NotReady(MoveNotAllowed):
    """The checklist blocks a move. ``findings`` are the required items that are not met."""

    def __init__(self, move: Move, findings: list[Finding]) -> None:
        self.findings = findings
        missing = " ".join(f"{finding.label}: {finding.advice}" for finding in findings)
        super().__init__(_("%(move)s waits for the checklist. %(missing)s") % {"move": move.label, "missing": missing})


class NotMinor(MoveNotAllowed):
    """A change of what readers see is more than a minor edit. ``reasons`` are messages that explain why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(
            _("This is not a minor edit. %(reasons)s Publish it as an update or as a correction.")
            % {"reasons": " ".join(reasons)}
        )


def lock(article: Article, *, naming: Content | None = None) -> Article:
    """Lock the article's row until the transaction ends and return it, read again.

    ``naming`` is the content that is about to be saved. What it refers to is locked first, in the order in which a
    merge locks references and articles, so that the two do not wait for each other.
    """
    if naming is not None:
        lock_named_rows(naming)
    return (
        Article.objects.select_for_update(of=("self",)).select_related("category__parent", "topic").get(pk=article.pk)
    )


def lock_with_names(article: Article, *, naming: Content | None = None) -> Article:
    """Lock what an article and its present editions name, and then the article, as ``lock`` does.

    Somebody who renames, moves or merges one of them meanwhile waits, or is seen by what follows. ``naming`` is a
    content that names further ones.
    """
    if connection.features.has_select_for_update:
        current = Article.objects.select_related("category", "topic", "comment_policy").get(pk=article.pk)
        further = references_of(naming) if naming else []
        lock_rows({*references_in(current), *references_shown(current), *further})
    return lock(article)


class MinorCheck(NamedTuple):
    """Why the change from a live edition (its primary key) to a revision (its number) is more than a minor edit."""

    edition: int | None
    revision: int
    reasons: list[str]


def check_minor(article: Article, known: MinorCheck | None = None) -> MinorCheck:
    """Compare what readers see with the latest revision.

    It takes long for a long text, so it is done before the article is locked. ``known`` is the result of that, which is
    returned unless something was published or saved since.
    """
    live = article.editions.live().listed().select_related("revision").first()
    compared = (live.pk if live else None, article.revision_number)
    if known and compared == (known.edition, known.revision):
        return known
    latest = cast("Revision", article.latest_revision)
    reasons = why_not_minor(sealed_content(live), written_content_of_revision(latest)) if live else []
    return MinorCheck(*compared, reasons)


def _is_writer(article: Article, by: AbstractUser) -> bool:
    """Return whether this person created or last submitted the article, is assigned to it or is in its byline."""
    if by.pk in (article.created_by_id, article.assignee_id):
        return True
    submitted = Event.objects.filter(article=OuterRef("pk"), move="submit").order_by("-number")
    own = belonging_to(by) | Q(submitted_by=by.pk)
    known = Article.objects.filter(pk=article.pk).annotate(submitted_by=Subquery(submitted.values("actor")[:1]))
    return known.filter(own).exists()


def check_move(
    article: Article,
    name: str,
    by: AbstractUser,
    *,
    reason: str = "",
    at: datetime | None = None,
    public_status: PublicStatus | None = None,
    findings: list[Finding] | None = None,
    review: Review | None = None,
    is_editable: bool | None = None,
    working_copy: Content | None = None,
    minor: MinorCheck | None = None,
) -> Move:
    """Check that this person may make the move now, and return its row of the table. Raise MoveNotAllowed where not.

    It is NotReady where nothing but the checklist blocks the move, NeedsSecondPerson where somebody else has to make
    it, and NotMinor where a minor edit would be more than that.

    A caller that has or needs them more often passes ``public_status``, ``findings``, ``review``, ``is_editable``
    (whether the person may edit it), ``working_copy`` (its content) and ``minor``.
    """
    move = MOVES.get(name)
    if move is None:
        raise MoveNotAllowed(
            _("There is no move %(name)s. The moves are: %(moves)s.") % {"name": name, "moves": ", ".join(MOVES)}
        )
    if not by.is_active or not move.is_permitted_to(by):
        raise MoveNotAllowed(_("Your role does not allow: %(move)s.") % {"move": move.label})
    if not (article.is_editable_by(by) if is_editable is None else is_editable):
        raise MoveNotAllowed(_("This article is not yours and not in your categories."))
    _check_state(article, move, review)
    _check_facts(move, (public_status or article.public_status()).facts)
    if move.requires_reason and not reason.strip():
        raise MoveNotAllowed(_("A reason is required for “%(move)s”.") % {"move": move.label})
    if move.requires_time and at is None:
        raise MoveNotAllowed(_("A time is required for “%(move)s”.") % {"move": move.label})
    if move.is_for_writers and not _is_writer(article, by):
        raise MoveNotAllowed(_("%(move)s is for those who wrote the article.") % {"move": move.label})
    if move.four_eyes:
        check_four_eyes(article, move, by, review or Review(article))
    if name == "minor" and (reasons := check_minor(article, minor).reasons):
        raise NotMinor(reasons)
    if move.is_checked:
        missing = checklist.blocking(checklist.evaluate(article, working_copy) if findings is None else findings)
        if missing:
            raise NotReady(move, missing)
    return move


def _check_state(article: Article, move: Move, review: Review | None) -> None:
    """Raise MoveNotAllowed for a move from another editorial state, with who could complete an approval that waits."""
    if article.state in move.sources:
        return
    review = review or Review(article)
    if State.APPROVED in move.sources and review.awaited:
        why = _("The approval of this article waits until somebody accepts what the reviewer changed.")
        raise NeedsSecondPerson(why, acceptors(review))
    if move.sources == {State.APPROVED}:
        why = _("This revision has not been approved.")
        if article.state == State.DRAFT:
            why = _("This revision has not been approved. Submit it first, and then somebody else approves it.")
        raise NeedsSecondPerson(why, approvers(review))
    raise MoveNotAllowed(
        _("%(move)s is for articles that are %(states)s; this one is %(state)s.")
        % {
            "move": move.label,
            "states": " / ".join(str(state.label) for state in State if state in move.sources),
            "state": article.get_state_display(),
        }
    )


def _check_facts(move: Move, facts: frozenset[Fact]) -> None:
    """Raise MoveNotAllowed for a move that the article's public status does not allow."""
    for fact in sorted(move.needs - facts):
        raise MoveNotAllowed(_("%(move)s is possible only when: %(fact)s.") % {"move": move.label, "fact": fact.label})
    for fact in sorted(move.forbids & facts):
        raise MoveNotAllowed(_("%(move)s is not possible: %(fact)s.") % {"move": move.label, "fact": fact.label})


def moves_for(
    article: Article,
    user: AbstractUser,
    *,
    public_status: PublicStatus | None = None,
    findings: list[Finding] | None = None,
    review: Review | None = None,
    is_editable: bool | None = None,
) -> tuple[list[Move], list[tuple[Move, MoveNotAllowed]]]:
    """Return the moves this person may make now, and those that wait for the checklist or somebody else.

    The keyword arguments are those of ``check_move``. What the caller passes is not computed again.

    Returns:
        ``(allowed, blocked)``, both in the order of the table. Each allowed move has the consequence it would have now.
        ``blocked`` has pairs of a move and why it waits.
    """
    public_status = public_status or article.public_status()
    findings = checklist.evaluate(article) if findings is None else findings
    is_editable = article.is_editable_by(user) if is_editable is None else is_editable
    review = review or Review(article)
    allowed: list[Move] = []
    blocked: list[tuple[Move, MoveNotAllowed]] = []
    for move in MOVES.values():
        if article.state not in move.sources:
            continue
        try:
            check_move(
                article,
                move.name,
                user,
                reason="?",
                at=timezone.now(),
                public_status=public_status,
                findings=findings,
                review=review,
                is_editable=is_editable,
            )
        except (NotReady, NotMinor, NeedsSecondPerson) as refusal:
            # The approver is shown why the approval waits, and not also why they cannot accept their own changes.
            if move.name != "accept" or not is_by(cast("Event", review.awaited), user):
                blocked.append((move, refusal))
        except MoveNotAllowed:
            continue
        else:
            is_incomplete = move.name == "approve" and review.needs_acceptance(user)
            consequence = own_changes_in_words(review) if is_incomplete else None
            facts = public_status.facts
            allowed.append(move._replace(consequence=consequence or move.consequence_for(facts)))
    return allowed, blocked


def allowed_moves(article: Article, user: AbstractUser) -> list[Move]:
    """Return the moves this person may make with the article now, in the order of the table."""
    return moves_for(article, user)[0]


def check_fresh(article: Article, seen: Seen) -> None:
    """Refuse a decision that was made while looking at an older revision, or on a page that sent no revision number.

    Raises StaleCopy or MoveNotAllowed. ``LATEST`` is never refused.
    """
    if seen is None:
        raise MoveNotAllowed(_("This page is too old. Load it again."))
    if seen is not LATEST and seen != article.revision_number:
        raise StaleCopy(cast("Revision", article.latest_revision))


def check_may_edit(article: Article, by: AbstractUser) -> None:
    """Raise MoveNotAllowed where this person may not edit the article, or where it was retracted."""
    if not by.has_perm("articles.change_article") or not article.is_editable_by(by):
        raise MoveNotAllowed(_("This article is not yours and not in your categories."))
    if article.public_status().retracted:
        raise MoveNotAllowed(_("This article was retracted; its text stays as it is."))


def check_may_read(article: Article, by: AbstractUser) -> None:
    """Raise MoveNotAllowed where this person may not see the article on the desk, before a note or an assignment."""
    if not by.is_active or not by.has_perm("articles.view_article") or not article.is_editable_by(by):
        raise MoveNotAllowed(_("This article is not yours and not in your categories."))
