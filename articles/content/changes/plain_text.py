"""A comparison as plain text, for a terminal."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .presentation import FieldChanges, Fold, ShownLine, ShownPart, count_changes

# Text of an author that looks like a mark of the comparison.
MARKER_PATTERN = re.compile(r"[\[{](?=[-+~])|(?<=[-+~])[\]}]|\\")
LINE_SIGNS = {"same": "  ", "changed": "~ ", "added": "+ ", "removed": "- ", "moved_from": "< ", "moved_to": "> "}


def text_of_changes(changes: Iterable[FieldChanges]) -> str:
    """Return a comparison as lines of text, with removed words in ``[-...-]`` and added ones in ``{+...+}``."""
    fields = list(changes)
    if not fields:
        return _("Nothing differs.")
    count = count_changes(fields)
    words = ngettext("%(count)s change", "%(count)s changes", count) % {"count": count}
    return "\n".join([words, *(line for field in fields for line in _field(field))])


def folded(fold: Fold) -> str:
    """Return the summary shown instead of unchanged lines."""
    words = ngettext("%(count)s paragraph unchanged", "%(count)s paragraphs unchanged", fold.count)
    return words % {"count": fold.count}


def _field(field: FieldChanges) -> Iterator[str]:
    yield f"== {field.label}"
    yield from (f"  ! {warning}" for warning in field.warnings)
    if field.is_capped:
        yield "  (" + _("This changed too much to be compared word by word.") + ")"
    if field.note:
        yield f"  ({field.note})"
    for line in field.lines:
        yield from [f"  … {folded(line)}"] if isinstance(line, Fold) else _line(line)


def _line(line: ShownLine) -> Iterator[str]:
    what = f"({line.what}) " if line.what else ""
    yield LINE_SIGNS[line.kind] + what + " · ".join(map(_part, line.parts))
    yield from (f"    ! {warning}" for warning in line.warnings)
    yield from (f"    * {note}" for note in line.all_notes)


def _part(part: ShownPart) -> str:
    forms = {"same": "{}", "restyled": "{{~{}~}}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    words = "".join(forms[piece.kind].format(_escaped(piece.text)) for piece in part.pieces)
    return f"{part.label}: {words}" if part.label else words


def _escaped(text: str) -> str:
    """Escape text so that it cannot be mistaken for a mark of the comparison or the beginning of a line."""
    return MARKER_PATTERN.sub(r"\\\g<0>", text).replace("\n", "\n      ")
