"""A document as lines and as text, and the number of its words."""

from dataclasses import dataclass

from .blocks import Branch, Document, Figure, Gallery, Heading, Leaf, LinkCard, ListBlock, Paragraph, ReadAlso, walk
from .inline import Run
from .writing import READ_ALSO_LABEL

Value = str | int | bool | tuple[Figure, ...] | None
Attributes = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Container:
    """A list, a list item or a quotation, without its content."""

    kind: str
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A block that contains no other, and the containers it is in.

    ``path`` has the containers from the outermost to the innermost, and the last ``opened`` of them begin with this
    line. So two lists in a row differ from one, and a document can be rebuilt from its lines. ``attributes`` are sorted
    by name. A figure has all its fields as attributes, and no runs.
    """

    path: tuple[Container, ...]
    kind: str
    attributes: Attributes
    runs: tuple[Run, ...]
    opened: int = 0


def lines(document: Document) -> tuple[Line, ...]:
    """Return a document as lines, one for each paragraph, heading, "Baca juga" line, figure, card and rule."""
    found: list[Line] = []
    path: list[Container] = []
    opened = 0
    for event, block in walk(document):
        if not isinstance(block, Branch):
            attributes, runs = _content(block)
            found.append(Line(tuple(path), block.kind, attributes, runs, opened))
            opened = 0
        elif event == "start":
            path.append(Container(block.kind, _list_attributes(block) if isinstance(block, ListBlock) else ()))
            opened += 1
        else:
            path.pop()
    return tuple(found)


def _list_attributes(block: ListBlock) -> Attributes:
    return (("numbering", block.numbering), ("ordered", block.ordered), ("start", block.start))


def _content(block: Leaf) -> tuple[Attributes, tuple[Run, ...]]:
    """Return the attributes and the runs of a block that contains no other."""
    if isinstance(block, Paragraph):
        return (), block.runs
    if isinstance(block, Heading):
        return (("level", block.level),), block.runs
    if isinstance(block, ReadAlso):
        return (("article", block.article),), (Run(block.headline),)
    if isinstance(block, Figure):
        return (("caption", block.caption), ("credit", block.credit), ("photo", block.photo)), ()
    if isinstance(block, Gallery):
        return (("caption", block.caption), ("photos", block.photos)), ()
    if isinstance(block, LinkCard):
        return (("address", block.address), ("title", block.title)), ()
    return (), ()


def text_of(document: Document) -> str:
    """Return the text of a document as readers see it, without marks, with each block and line break on a new line.

    Captions and credits written in figures are included, those of the photo library are not.
    """
    return "\n".join(
        text for _event, block in walk(document) if not isinstance(block, Branch) for text in _texts(block) if text
    )


def _texts(block: Leaf) -> list[str]:
    """Return the texts of a block that contains no other."""
    if isinstance(block, Paragraph | Heading):
        return ["".join(run.text for run in block.runs)]
    if isinstance(block, ReadAlso):
        return [f"{READ_ALSO_LABEL} {block.headline}"]
    if isinstance(block, Figure):
        return [block.caption, block.credit]
    if isinstance(block, Gallery):
        return [text for photo in block.photos for text in _texts(photo)] + [block.caption]
    return [block.title] if isinstance(block, LinkCard) else []


def word_count(document: Document) -> int:
    """Return the number of words that readers see in a document."""
    return len(text_of(document).split())
