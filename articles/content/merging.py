"""Three-way merges of contents, in which no change of either person is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from articles.document import Document
from articles.text import digest

from .body_kind import joined
from .fields import FIELDS, KINDS, Content

OURS, THEIRS, BOTH, NEW = "ours", "theirs", "both", "new"


class Conflict(NamedTuple):
    """Three versions of a field, or of neighbouring paragraphs of the body, that both changed in different ways.

    ``key`` is the same for the same three versions and different for any others.
    """

    key: str
    field: str
    base: Any
    ours: Any
    theirs: Any

    @property
    def can_be_both(self) -> bool:
        """Whether both versions may be kept, ours before theirs, as is possible for paragraphs."""
        return isinstance(self.ours, Document)

    @property
    def can_be_new(self) -> bool:
        """Whether a third version may be written, as is possible for text but not for what is chosen from a list."""
        return KINDS[self.field].is_rewritable


class Written(NamedTuple):
    """A third version that resolves a conflict: ``value`` is a value of the field."""

    value: Any


class Merge(NamedTuple):
    """The result of a merge.

    ``conflicts`` are those without a choice, for which ``content`` has our version. ``taken`` are the names of the
    fields of ``content`` that differ from ours.
    """

    content: Content
    conflicts: list[Conflict]
    taken: list[str]


def merge_contents(
    base: Content, ours: Content, theirs: Content, choices: Mapping[str, str | Written] | None = None
) -> Merge:
    """Merge two contents that have a common base.

    Nothing that either person wrote is left out unless a choice demands it or it is among the conflicts.

    Args:
        base: The content from which both started.
        ours: Our version.
        theirs: The other person's version.
        choices: The choice for each conflict by its key: ``ours`` or ``theirs``, for paragraphs also ``both``, for text
            also a ``Written``.
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
    """Return the chosen version of a conflict. Without a valid choice, add the conflict to the list and return ours."""
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
