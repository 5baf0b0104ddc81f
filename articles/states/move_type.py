"""One row of the table of moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .facts import Fact, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.utils.functional import Promise


class Move(NamedTuple):
    """One row of the table: from which states to which one, who may make the move, and what it requires.

    Either of the two permissions allows it. ``needs`` and ``forbids`` are facts that must or must not be true. A move
    ``is_for_many`` if the list offers it for many articles at once. ``requires_reauthentication`` is true if it cannot
    be undone, so that the user must confirm who they are. The messages for editors are ``consequence`` (what will
    happen), ``other_consequences`` (what will happen instead where a fact is true) and ``outcome`` (what has happened,
    with the headline).
    """

    name: str
    label: Promise | str
    consequence: Promise | str
    outcome: Promise | str
    sources: frozenset[State]
    target: State | None
    permission: str
    other_permission: str = ""
    needs: frozenset[Fact] = frozenset()
    forbids: frozenset[Fact] = frozenset()
    requires_reason: bool = False
    requires_time: bool = False
    takes_end: bool = False
    takes_ground: bool = False
    four_eyes: bool = False
    is_checked: bool = False
    is_for_writers: bool = False
    is_for_many: bool = False
    requires_reauthentication: bool = False
    other_consequences: tuple[tuple[Fact, Promise | str], ...] = ()

    def is_permitted_to(self, user: AbstractUser) -> bool:
        """Return whether a person's role allows the move."""
        return any(name and user.has_perm(f"articles.{name}") for name in (self.permission, self.other_permission))

    def consequence_for(self, facts: frozenset[Fact]) -> Promise | str:
        """Return the message about what the move will do where these facts (a set of ``Fact``) are true."""
        return next((text for fact, text in self.other_consequences if fact in facts), self.consequence)
