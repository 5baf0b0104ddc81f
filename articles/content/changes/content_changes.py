"""Comparison of two contents by field, line and word, explained for an editor."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.comparison import LineChange, Piece, Words, compare_documents, names_in
from articles.content.field_kinds import Kind, Numbers
from articles.content.field_text import numbers_in
from articles.content.field_values import PictureWords, Reference
from articles.content.fields import FIELDS, Content, Field, references_of
from articles.content.picture_kinds import Picture, WordsOfPictures
from articles.content.reference_kinds import Credits
from articles.document import Document, Figure, Line, Paragraph, Run
from articles.text import Work

from .block_changes import facts_of, figure_parts, kind_of_line, notes_on, pictures_of
from .marks import shown_words
from .presentation import FieldChanges, Fold, ShownLine, ShownPart
from .warnings import Warnings, names_of

# How many unchanged lines are shown before and after a changed one, and the fewest that are folded.
BESIDE, FEWEST = 1, 3

# The change of a whole line.
Side = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class ComparisonContext:
    """What the comparison of a field needs in addition to its two values.

    ``numbers`` are the primary keys of articles and photos by uid, ``names`` are words that count as names anywhere,
    and ``work`` limits the cost of the comparison.
    """

    numbers: Numbers
    names: frozenset[str]
    work: Work


def difference(old: Content | None, new: Content, work: Work | None = None) -> list[FieldChanges]:
    """Return the fields that differ. Two contents that are not equal never give an empty list.

    Args:
        old: The content before, or None if there was none, so that everything is new.
        new: The content after.
        work: A limit on the cost of several comparisons together. By default, each comparison has its own limit.
    """
    before = old or Content()
    context = _context(before, new, work)
    return [_compare(field, before, new, context) for field in FIELDS if _value(field, before) != _value(field, new)]


def compare_field(
    name: str, old: Any, new: Any, work: Work | None = None, *, content: Content | None = None
) -> FieldChanges:
    """Return the changes of the value of one field.

    Args:
        name: The name of the field.
        old: The value before.
        new: The value after.
        work: A limit on the cost of several comparisons together.
        content: The rest of the content. The names of its people, topics and tags count as names in the text too.
    """
    before, after = (replace(content or Content(), **{name: value}) for value in (old, new))
    (field,) = (one for one in FIELDS if one.name == name)
    return _compare(field, before, after, _context(before, after, work))


def compare_texts(name: str, label: Promise | str, old: str, new: str, work: Work | None = None) -> FieldChanges:
    """Return the changes of a text that is not a field of a content, line by line."""
    before, after = (
        Document(tuple(Paragraph((Run(line),)) for line in text.splitlines() if line)) for text in (old, new)
    )
    context = ComparisonContext({}, frozenset(), work or Work())
    changes = compare_documents(before, after, context.work)
    warnings = Warnings(changes.lines, context.names, context.work)
    lines = [_shown(line, context, warnings.on(place)) for place, line in enumerate(changes.lines)]
    note = "" if any(line.kind != "same" for line in lines) else _("Only empty lines differ.")
    return FieldChanges(name, label, tuple(_folded(lines)), note, changes.is_capped)


def _context(old: Content, new: Content, work: Work | None) -> ComparisonContext:
    return ComparisonContext(numbers_in(old, new), names_in(names_of(old, new)), work or Work())


def _value(field: Field, content: Content) -> Any:
    return getattr(content, field.name)


def _compare(field: Field, before: Content, after: Content, context: ComparisonContext) -> FieldChanges:
    old, new = _value(field, before), _value(field, after)
    old_document, new_document = (document_of(field.kind, one, context.numbers) for one in (old, new))
    changes = compare_documents(old_document, new_document, context.work)
    warnings = Warnings(changes.lines, context.names, context.work)
    lines = [_shown(line, context, warnings.on(place)) for place, line in enumerate(changes.lines)]
    if any(line.kind != "same" for line in lines):
        note = _other_identities(field, old, new)
    else:
        note = _identity(field.kind, old, new)
    return FieldChanges(
        field.name, field.label, tuple(_folded(lines)), note, changes.is_capped, tuple(warnings.remaining_warnings())
    )


def document_of(kind: Kind[Any], value: Any, numbers: Numbers) -> Document:
    """Return the value of a field as a document: pictures as figures, anything else as a paragraph for each line."""
    if isinstance(value, Document):
        return value
    if isinstance(kind, Picture):
        return Document((Figure(value.photo, value.caption, value.credit),) if value else ())
    if isinstance(kind, WordsOfPictures):
        rows = sorted(value, key=lambda one: numbers.get(one.photo, 0))
        return Document(tuple(block for one in rows for block in _blocks_of(one)))
    lines = (line for text in kind.lines(value, numbers) for line in text.split("\n"))
    return Document(tuple(Paragraph((Run(line),)) for line in lines))


def _blocks_of(words: PictureWords) -> Iterator[Figure | Paragraph]:
    """Yield a figure with the texts of a picture, and a paragraph for the alternative text, which pages do not show."""
    yield Figure(words.photo, words.caption, words.credit)
    if words.alt:
        label = _("alternative text")
        yield Paragraph((Run(f"{label}: {words.alt}"),))


def _other_identities(field: Field, old: Any, new: Any) -> str:
    """Return a note with the names that stayed the same but refer to something else or have another address, or ""."""
    before, after = (_references_by_name(field, value) for value in (old, new))
    changed = [key for key in before if key in after and _are_others(before[key], after[key])]
    if not changed:
        return ""
    names = dict.fromkeys(name for name, _role in changed)
    return _("These look alike and are others than before: %(names)s") % {"names": ", ".join(names)}


def _references_by_name(field: Field, value: Any) -> dict[tuple[str, str], list[Reference]]:
    """Return the references that look alike, by their name and role (of credits only), in the order of the field."""
    found: dict[tuple[str, str], list[Reference]] = {}
    if isinstance(field.kind, Credits):
        pairs = [(one.person, one.role) for one in value]
    else:
        pairs = [(one, "") for _kind, one in references_of(Content(**{field.name: value}))]
    for one, role in pairs:
        found.setdefault((one.name, role), []).append(one)
    return found


def _are_others(old: Sequence[Reference], new: Sequence[Reference]) -> bool:
    """Return whether a name refers to something else than before, has another address, or another order.

    Only adding or only removing some does not count.
    """
    shorter, longer = sorted((old, new), key=len)
    rest = iter(longer)
    return not all(reference in rest for reference in shorter)


def _identity(kind: Kind[Any], old: Any, new: Any) -> str:
    """Return a note on the difference between two values that look alike: what they refer to."""
    one, other = (repr(kind.to_json(value)) if value != kind.empty else "" for value in (old, new))
    return _("It looks alike and is another: %(old)s → %(new)s") % {"old": one, "new": other}


def _shown(change: LineChange, context: ComparisonContext, warnings: list[str]) -> ShownLine:
    old, new = change.old, change.new
    line = cast(Line, new or old)
    parts: list[ShownPart] = []
    notes: list[str] = []
    if change.kind == "changed":
        parts = [shown_words(change.words)] if change.words.pieces else []
        notes = notes_on(cast(Line, old), line, context.numbers)
        parts += figure_parts(old, new, context.work)
    else:
        side: dict[str, Side] = {"removed": "removed", "moved_from": "removed", "added": "added", "moved_to": "added"}
        kind = side.get(change.kind, "same")
        parts = _whole(line, kind)
        parts += figure_parts(old if kind != "added" else None, new if kind != "removed" else None, context.work)
        notes = facts_of(line, context.numbers) if kind != "same" else []
        if change.is_split_off:
            notes = [_("split off: these words were in the paragraph beside it"), *notes]
        if change.is_joined:
            notes = [_("joined: these words are in the paragraph beside it now"), *notes]
    is_seen = change.kind != "changed" or notes or _has_signs(parts)
    # How a list is numbered is noted where it begins, and not again at each of its items.
    return ShownLine(
        change.kind if is_seen else "same",
        kind_of_line(line),
        tuple(parts),
        tuple(notes),
        tuple(warnings),
        pictures_of(old, new, context.numbers),
    )


def _has_signs(parts: Iterable[ShownPart]) -> bool:
    return any(piece.kind != "same" for part in parts for piece in part.pieces)


def _whole(line: Line, kind: Side) -> list[ShownPart]:
    if not line.runs:
        return []
    old, new = (() if kind == "added" else line.runs), (() if kind == "removed" else line.runs)
    return [shown_words(Words((Piece(kind, old, new),)))]


def _folded(lines: Sequence[ShownLine]) -> Iterator[ShownLine | Fold]:
    """Yield the lines, with unchanged ones that are not next to a changed one folded."""
    near = {
        place + step for place, line in enumerate(lines) if line.kind != "same" for step in range(-BESIDE, BESIDE + 1)
    }
    far: list[ShownLine] = []
    for place, line in enumerate(lines):
        if place not in near:
            far.append(line)
            continue
        yield from _fold(far)
        far = []
        yield line
    yield from _fold(far)


def _fold(lines: Iterable[ShownLine]) -> Iterator[ShownLine | Fold]:
    found = tuple(lines)
    if len(found) >= FEWEST:
        yield Fold(found)
    else:
        yield from found
