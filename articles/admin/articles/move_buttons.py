"""The move buttons of the edit page: those for the user, and the data sent with the one that was pressed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.states import Ground
from articles.text import is_date, is_ticked, printable, row_number
from articles.workflow import MoveNotAllowed, assignable, moves_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AbstractUser
    from django.http import QueryDict
    from django.utils.functional import Promise

    from articles.models import Article
    from articles.states.facts import PublicStatus
    from articles.states.move_type import Move

    # A move and the reason why it cannot be made yet.
    Blocked = tuple[Move, MoveNotAllowed]
    # A way to publish a change, and None or the reason why it cannot be used yet.
    Change = tuple[Move, MoveNotAllowed | None]

PRIMARY_MOVES = ("confirm_retraction", "accept", "approve", "publish", "submit", "schedule")


# The ways to publish a change of a live article. One button offers the choice among them.
CHANGE_MOVES = ("correct", "publish", "minor")
CHANGE_BUTTON = "publish_change"


class Buttons(NamedTuple):
    """``primary`` is the move most likely next for this person (or None), ``others`` the rest.

    ``blocked`` are moves that cannot be made until the checklist is met or somebody else has acted, each with the
    refusal. ``changes`` are the ways to publish a change of a live article, each with None or the refusal.
    """

    primary: Move | None
    others: list[Move]
    blocked: list[Blocked]
    grounds: Sequence[tuple[str, Promise | str]]
    changes: list[Change]

    @property
    def names(self) -> set[str]:
        """Return the names of the moves that the user may make."""
        moves = [self.primary, *self.others, *(move for move, refusal in self.changes if refusal is None)]
        return {move.name for move in moves if move}


def buttons_for(
    article: Article, user: AbstractUser, *, public_status: PublicStatus | None = None, **known: Any
) -> Buttons:
    """Return the buttons for the moves that the user may make now. ``known`` is passed on to ``moves_for``."""
    public_status = public_status or article.public_status()
    moves, blocked = moves_for(article, user, public_status=public_status, **known)
    changes = _changes(public_status, moves, blocked)
    asked = {move.name for move, _refusal in changes}
    moves = [move for move in moves if move.name not in asked]
    blocked = [(move, refusal) for move, refusal in blocked if move.name not in asked]
    primary = next((move for name in PRIMARY_MOVES for move in moves if move.name == name), None)
    # Publishing a scheduled article at once is unusual, so its button is not the primary one.
    is_planned = primary is not None and primary.name == "publish" and public_status.scheduled
    primary = None if changes or is_planned else primary
    return Buttons(primary, [move for move in moves if move is not primary], blocked, Ground.choices, changes)


def _changes(public_status: PublicStatus, moves: list[Move], blocked: list[Blocked]) -> list[Change]:
    """Return the ways to publish a change of a live article, where there are several to choose from."""
    known: list[Change] = [*((move, None) for move in moves), *blocked]
    found = [(move, refusal) for name in CHANGE_MOVES for move, refusal in known if move.name == name]
    return found if public_status.live and len(found) > 1 and any(refusal is None for _move, refusal in found) else []


def move_in(data: QueryDict) -> str:
    """Return the name of the move whose button was pressed, "" for none.

    The button that publishes a change of a live article has a choice of the move beside it. If nothing was chosen,
    the button's own name is returned, which is not a move.
    """
    name = data.get("_move", "")
    chosen = data.get(f"{CHANGE_BUTTON}-as", "")
    return chosen if name == CHANGE_BUTTON and chosen in CHANGE_MOVES else name


def typed_person(data: QueryDict, name: str) -> AbstractUser | None:
    """Return the chosen user, or None if nobody was chosen.

    Raises MoveNotAllowed if articles cannot be assigned to that user.
    """
    chosen = data.get(name, "")
    number = row_number(chosen)
    person = None if number is None else assignable().filter(pk=number).first()
    if chosen and person is None:
        raise MoveNotAllowed(_("Choose somebody from the list."))
    return person


def typed_time(data: QueryDict, name: str) -> datetime | None:
    """Return a time typed in the newsroom's zone.

    Raises:
        MoveNotAllowed: The text is not a time, or its year is out of the range of ``is_date``.
    """
    text = data.get(name, "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise MoveNotAllowed(_("Enter a date and time, such as 2026-12-01 06:00.")) from error
    if not is_date(moment):
        raise MoveNotAllowed(_("The year %(year)s is out of range.") % {"year": moment.year})
    return moment if moment.tzinfo else timezone.make_aware(moment)


def options_of(data: QueryDict, name: str) -> dict[str, Any]:
    """Return the values of the fields beside a move's button, as arguments of ``publishing.perform``."""
    return {
        "reason": printable(data.get(f"{name}-reason", "")),
        "at": typed_time(data, f"{name}-at"),
        "until": typed_time(data, f"{name}-until"),
        "ground": data.get(f"{name}-ground", ""),
        "withdraws_pictures": is_ticked(data, f"{name}-pictures"),
    }
