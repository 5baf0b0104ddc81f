"""Strict reading of a document from plain lists and dicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .blocks import (
    DECIMAL_NUMBERING,
    HEADING_LEVELS,
    MAX_DEPTH,
    MAX_START,
    NO_ARTICLE,
    NUMBERINGS,
    Document,
    Figure,
    Gallery,
    Heading,
    Leaf,
    LinkCard,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    ReadAlso,
    Rule,
)
from .fields import DocumentError, Fields
from .figures import read_uid
from .inline import Link, Run
from .serialization import DOCUMENT_VERSION


def from_json(data: object) -> Document:
    """Return the document from data that ``to_json`` produced.

    Only the structure is checked: links may have any URL, and the document need not be canonical. Untrusted data must
    also be sanitised, with ``parse(sanitise(write(from_json(data))))``.

    Raises:
        DocumentError: A kind, a key or the version is unknown. A value is missing, of another type, out of range,
            empty, or equal to the default, which ``to_json`` leaves out. Lists and quotations are nested too deeply.
    """
    whole = Fields(data, "")
    if whole.take("version", int) != DOCUMENT_VERSION:
        whole.fail("version", f"must be {DOCUMENT_VERSION}")
    open_lists = [_OpenList("blocks", whole.take("blocks", list, may_be_empty=True), list)]
    whole.finish()
    while True:
        current = open_lists[-1]
        if len(current.values) < len(current.data):
            inner = current.read_next()
            if inner:
                open_lists.append(inner)
            continue
        open_lists.pop()
        if not open_lists:
            return Document(tuple(current.values))
        open_lists[-1].values.append(current.make(current.values))


class _OpenList:
    """A list of blocks, or of the items of a list, that is partly read."""

    def __init__(
        self, place: str, data: list[Any], make: Callable[[list[Any]], Any], depth: int = 0, has_items: bool = False
    ) -> None:
        self.place, self.data, self.make, self.depth, self.has_items = place, data, make, depth, has_items
        self.values: list[Any] = []

    def read_next(self) -> _OpenList | None:
        """Read the next value, or return the list that must be read first."""
        data, place = self.data[len(self.values)], f"{self.place}[{len(self.values)}]"
        if self.has_items:
            if type(data) is not list or not data:
                raise DocumentError(f"{place}: must be a list that is not empty")
            return _OpenList(place, data, lambda blocks: ListItem(tuple(blocks)), self.depth)
        fields = Fields(data, place)
        kind = fields.take("kind", str)
        if kind in BRANCHES:
            inner = self._open_branch(kind, fields)
            fields.finish()
            return inner
        if kind not in LEAVES or (self.depth and kind in ONLY_AT_THE_TOP):
            fields.fail("kind", f"{kind[:40]!r} is not known here")
        self.values.append(LEAVES[kind](fields))
        fields.finish()
        return None

    def _open_branch(self, kind: str, fields: Fields) -> _OpenList:
        depth = self.depth + 1
        if depth > MAX_DEPTH:
            fields.fail("kind", f"is nested deeper than {MAX_DEPTH}")
        if kind != ListBlock.kind:
            branch = PullQuote if kind == PullQuote.kind else Quotation
            return _OpenList(
                f"{fields.place}.blocks", fields.take("blocks", list), lambda blocks: branch(tuple(blocks)), depth
            )
        ordered, start, numbering = fields.take_optional("ordered", False), 1, DECIMAL_NUMBERING
        if ordered:
            start, numbering = fields.take_optional("start", 1), fields.take_optional("numbering", DECIMAL_NUMBERING)
        if not 0 <= start <= MAX_START:
            fields.fail("start", "is out of range")
        if numbering not in NUMBERINGS:
            fields.fail("numbering", "is not known")
        items = fields.take("items", list)
        return _OpenList(
            f"{fields.place}.items",
            items,
            lambda read: ListBlock(ordered, tuple(read), start, numbering),
            depth,
            has_items=True,
        )


def _runs(fields: Fields) -> tuple[Run, ...]:
    return tuple(_run(Fields(run, f"{fields.place}.runs[{at}]")) for at, run in enumerate(fields.take("runs", list)))


def _run(fields: Fields) -> Run:
    text, link = fields.take("text", str), None
    strong, emphasis = fields.take_optional("strong", False), fields.take_optional("emphasis", False)
    if "link" in fields.data:
        found = Fields(fields.take("link", dict), f"{fields.place}.link")
        link = Link(found.take("address", str), found.take_optional("rel", ""), found.take_optional("title", ""))
        found.finish()
    fields.finish()
    return Run(text, strong, emphasis, link)


def _heading(fields: Fields) -> Heading:
    level = fields.take("level", int)
    if level not in HEADING_LEVELS:
        fields.fail("level", "is not known")
    return Heading(level, _runs(fields))


def _read_also(fields: Fields) -> ReadAlso:
    article = fields.take("article", str) if "article" in fields.data else None
    if article not in {None, NO_ARTICLE} and read_uid(article) != article:
        fields.fail("article", "is no uid")
    return ReadAlso(fields.take("headline", str), article)


def _figure(fields: Fields) -> Figure:
    photo = fields.take("photo", str)
    if read_uid(photo) != photo:
        fields.fail("photo", "is no uid")
    return Figure(photo, fields.take_optional("caption", ""), fields.take_optional("credit", ""))


def _gallery(fields: Fields) -> Gallery:
    photos = []
    for at, data in enumerate(fields.take("photos", list)):
        photo = Fields(data, f"{fields.place}.photos[{at}]")
        photos.append(_figure(photo))
        photo.finish()
    return Gallery(tuple(photos), fields.take_optional("caption", ""))


BRANCHES = {ListBlock.kind, Quotation.kind, PullQuote.kind}
LEAVES: dict[str, Callable[[Fields], Leaf]] = {
    Paragraph.kind: lambda fields: Paragraph(_runs(fields)),
    Heading.kind: _heading,
    ReadAlso.kind: _read_also,
    Figure.kind: _figure,
    Gallery.kind: _gallery,
    LinkCard.kind: lambda fields: LinkCard(fields.take("address", str), fields.take_optional("title", "")),
    Rule.kind: lambda fields: Rule(),
}
ONLY_AT_THE_TOP = {ReadAlso.kind, Figure.kind, Gallery.kind, LinkCard.kind}
