"""Three-way merges of contents: what two people made of the same beginning, without losing either."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from articles.document import Document
from articles.text import digest

from .body_kind import joined
from .fields import FIELDS, KINDS, Content

OURS, THEIRS, BOTH, NEW = "ours", "theirs", "both", "new"


class Conflict(NamedTuple):
    """What both changed, each in another way: three versions of a field, or of neighbouring paragraphs of the body.

    ``key`` is the same for the same three versions and for no others.
    """

    key: str
    field: str
    base: Any
    ours: Any
    theirs: Any

    @property
    def can_be_both(self) -> bool:
        """Whether both versions may stay, ours before theirs. Paragraphs may."""
        return isinstance(self.ours, Document)

    @property
    def can_be_new(self) -> bool:
        """Whether a third version may be written. Of words it may, of what is chosen from a list it may not."""
        return KINDS[self.field].is_rewritable


class Written(NamedTuple):
    """A third version of what conflicts: ``value`` is a value of the field."""

    value: Any


class Merge(NamedTuple):
    """``content`` as merged, ``conflicts`` nobody has decided (ours is kept), ``taken``: fields not as in ours."""

    content: Content
    conflicts: list[Conflict]
    taken: list[str]


def merge_contents(
    base: Content, ours: Content, theirs: Content, choices: Mapping[str, str | Written] | None = None
) -> Merge:
    """Return what two people made of the same beginning together.

    Args:
        choices: by keys of conflicts ``ours`` or ``theirs``, for paragraphs ``both``, for words a ``Written``. Nothing
            that either wrote is left out unless a choice says so or it is among the conflicts.
    """
    conflicts: list[Conflict] = []
    values = {}
    for name, kind, _label in FIELDS:

        def decide(base: Any, ours: Any, theirs: Any, name: str = name) -> Any:
            return _decide(_conflict(name, base, ours, theirs), choices or {}, conflicts)

        values[name] = kind.merge(getattr(base, name), getattr(ours, name), getattr(theirs, name), decide)
    merged = Content(**values)
    return Merge(merged, conflicts, merged.changed_fields(ours))


def _conflict(name: str, base: Any, ours: Any, theirs: Any) -> Conflict:
    kind = KINDS[name]
    versions = [None if one == kind.empty else kind.to_json(one) for one in (base, ours, theirs)]
    return Conflict(f"{name}-{digest(versions)[:16]}", name, base, ours, theirs)


def _decide(conflict: Conflict, choices: Mapping[str, str | Written], conflicts: list[Conflict]) -> Any:
    """Return the version chosen for a conflict. Ours, and the conflict is noted, where no choice is allowed for it."""
    choice = choices.get(conflict.key)
    if isinstance(choice, Written) and conflict.can_be_new:
        return choice.value
    if choice == BOTH and conflict.can_be_both:
        return joined(conflict.ours, conflict.theirs)
    if choice == THEIRS:
        return conflict.theirs
    if choice != OURS:
        conflicts.append(conflict)
    return conflict.ours
