"""Minor edits: whether two contents differ in spelling and style alone."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.comparison import CheckedFacts, compare_documents, facts_of, names_in
from articles.document import Document, Line, lines
from articles.text import TooDifferent, Work, opcodes

from .body_kind import Body
from .changes.content_changes import document_of
from .changes.warnings import Warnings, names_of
from .field_kinds import Text
from .field_text import numbers_in
from .fields import FIELDS, Content, photos_of
from .picture_kinds import Picture, WordsOfPictures

# Kinds that are written and may be misspelt. All others are chosen.
WRITTEN_KINDS = (Text, Body, Picture, WordsOfPictures)


# The field with a place, in which every word is part of a name.
PLACE_FIELD = "dateline"
# Linked words that share a smaller part of their characters than this count as different words. At most
# ``MAX_ANCHOR_CHARACTERS`` are compared.
MIN_RESPELLED_SHARE = 0.75
MAX_ANCHOR_CHARACTERS = 200
# The most pairs of characters that are compared in the words of all links together.
MAX_RESPELLING_STEPS = 200_000


def why_not_minor(old: Content, new: Content) -> list[str]:
    """Return the reasons why a change is more than spelling and style, as sentences for an editor.

    The list is empty for a minor edit. A different number, name, quotation or link is more than that, and so is any
    change of a field that is chosen and not written. ``comparison.Facts`` defines these facts. They are compared in the
    order of the whole text, and line by line as the comparison does, which warns of nothing in a minor edit. Names in
    the text are compared as written. A reference with a new name is not a change.
    """
    return list(dict.fromkeys(_reasons(old, new)))


def _reasons(old: Content, new: Content) -> Iterator[str]:
    numbers, names = numbers_in(old, new), names_in(names_of(old, new))
    checking, respelling = Work(), Work(MAX_RESPELLING_STEPS)
    if _pictures(old) != _pictures(new):
        yield _("A picture changed.")
    for field in FIELDS:
        values = [getattr(one, field.name) for one in (old, new)]
        if not isinstance(field.kind, WRITTEN_KINDS) or field.name == PLACE_FIELD:
            if not field.kind.is_same(*values):
                yield _("%(field)s changed.") % {"field": capfirst(str(field.label))}
            continue
        documents = [document_of(field.kind, value, numbers) for value in values]
        known: dict[Line, CheckedFacts] = {}
        try:
            before, after = (facts_of(lines(document), names, known, checking) for document in documents)
        except TooDifferent:
            yield _("%(field)s is too long for its facts to be compared.") % {"field": capfirst(str(field.label))}
            continue
        warned = _warned_kinds(documents[0], documents[1], names, known)
        is_same_links = (before.links, before.relations) == (after.links, after.relations)
        anchors = zip(before.anchors, after.anchors, strict=False)
        if "sites" in warned or not (
            is_same_links and all(_is_respelled(one, other, respelling) for one, other in anchors)
        ):
            yield _("A link changed.")
        if "numbers" in warned or before.numbers != after.numbers:
            yield _("A number changed.")
        if "names" in warned or before.names != after.names:
            yield _("A name changed.")
        if "quotations" in warned or before.quotations != after.quotations:
            yield _("A quotation changed.")


def _warned_kinds(old: Document, new: Document, names: frozenset[str], known: dict[Line, CheckedFacts]) -> set[str]:
    """Return the kinds of facts that the comparison of two documents warns about."""
    if old == new:
        return set()
    work = Work()
    return Warnings(compare_documents(old, new, work).lines, names, work, known).kinds


def _is_respelled(old: str, new: str, work: Work) -> bool:
    """Return whether the words of a link are the same as before, apart from spelling.

    If ``work`` is used up, they count as different.
    """
    if old == new:
        return True
    before, after = (one[:MAX_ANCHOR_CHARACTERS].casefold() for one in (old, new))
    try:
        codes = opcodes(before, after, work)
    except TooDifferent:
        return False
    shared = sum(end - start for code, start, end, _to, _at in codes if code == "equal")
    return 2 * shared >= MIN_RESPELLED_SHARE * (len(before) + len(after))


def _pictures(content: Content) -> list[str]:
    """Return the uids of the photos that are shown, in order and with repetitions."""
    return [*([content.picture.photo] if content.picture else []), *photos_of(content.body)]
