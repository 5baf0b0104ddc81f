"""Blocks of a document, and a walk over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from .inline import Run

# The deepest nesting of lists and quotations, as in the sanitiser.
MAX_DEPTH = 20
HEADING_LEVELS = (2, 3)
# The values of ``type`` for ordered lists in HTML, and the one for a list without a type.
NUMBERINGS = ("1", "a", "A", "i", "I")
DECIMAL_NUMBERING = "1"
MAX_START = 999_999_999
# The value in place of an article for a "Baca juga" line that must have no link.
NO_ARTICLE = "none"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3."""

    kind: ClassVar[str] = "heading"
    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """The blocks of one item of a list."""

    kind: ClassVar[str] = "item"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. An unordered one starts at 1 and has ``DECIMAL_NUMBERING``."""

    kind: ClassVar[str] = "list"
    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    numbering: str = DECIMAL_NUMBERING


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation."""

    kind: ClassVar[str] = "quotation"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A quotation that is set apart from the text."""

    kind: ClassVar[str] = "pull_quote"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReadAlso:
    """A "Baca juga" line: a headline and the uid of an article, ``NO_ARTICLE``, or None if none was chosen."""

    kind: ClassVar[str] = "read_also"
    headline: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the photo library by its uid. An empty caption or credit means the library's own."""

    kind: ClassVar[str] = "figure"
    photo: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Gallery:
    """Several pictures with one caption."""

    kind: ClassVar[str] = "gallery"
    photos: tuple[Figure, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A card with a link to another site."""

    kind: ClassVar[str] = "link_card"
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule between blocks."""

    kind: ClassVar[str] = "rule"


Leaf = Paragraph | Heading | ReadAlso | Figure | Gallery | LinkCard | Rule
Branch = ListBlock | ListItem | Quotation | PullQuote
Block = Paragraph | Heading | ListBlock | Quotation | PullQuote | ReadAlso | Figure | Gallery | LinkCard | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """The body of an article.

    ``parse`` returns documents in canonical form. Only for these does equal HTML mean equal documents. To bring a
    document built in code into that form, call ``parse(write(document))``.
    """

    blocks: tuple[Block, ...] = ()


def walk(document: Document) -> Iterator[tuple[Literal["start", "end", "leaf"], Leaf | Branch]]:
    """Yield each block in order: leaves once, branches at their start and at their end."""
    stack: list[Iterator[Leaf | Branch]] = [iter(document.blocks)]
    branches: list[Branch] = []
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
            if branches:
                yield "end", branches.pop()
        elif isinstance(block, ListBlock | ListItem | Quotation | PullQuote):
            yield "start", block
            branches.append(block)
            stack.append(iter(block.items if isinstance(block, ListBlock) else block.blocks))
        else:
            yield "leaf", block
