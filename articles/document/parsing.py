"""Parsing of HTML into a document.

The input is the output of the sanitiser. Anything in it that does not fit the structure of a document is normalised:

- Text outside any block becomes a paragraph: at the top level, in a quotation and in a list item.
- Text or a block directly in a list becomes an item, together with what follows it directly in the list. A list
  directly in a list is added to the item before it.
- A list item begins with a paragraph, as it does in the editor. At its beginning, a heading becomes a paragraph, a
  quotation is replaced by its blocks, a rule is left out, and the items of a list come before the rest of the item.
- A list item outside a list is replaced by its content. So is an unknown element, and a figure that is unknown or not
  at the top level, which begins and ends a paragraph.
- A block in a paragraph or heading ends it. Text after that block becomes a paragraph.
- Lists and quotations nested deeper than ``MAX_DEPTH`` are replaced by their paragraphs.
- A mark around several blocks applies to each of them. A link ends where another begins. A link without an address is
  ignored.
- A paragraph at the top level with the words "Baca juga:" or "Read also:" and a headline becomes a ``ReadAlso``. Marks
  and links in it are left out. The reference of any other paragraph is left out.
- The ``type`` of an ordered list counts if it is one of ``NUMBERINGS``, and its ``start`` if it begins with digits, at
  most nine. ``data-type``, which the editor adds, is left out.
- Blocks and items without a visible character are left out, and so are empty titles of links.
"""

import re

from selectolax.lexbor import LexborNode

from .blocks import MAX_DEPTH, NO_ARTICLE, Document, Heading, Paragraph, ReadAlso, Rule
from .containers import CONTAINER_TAGS, OpenContainer, open_container, open_item
from .figures import read_figure, read_uid
from .inline import LINE_BREAK, PLAIN_STYLE, Link, Style, fold, squash
from .trees import attributes, events, read_tree

READ_ALSO = re.compile(r"(?:baca\s+juga|read\s+also)\s*:\s*(\S.*)", re.IGNORECASE)
HEADING_LEVEL_BY_TAG = {"h2": 2, "h3": 3}
MARK_TAGS = frozenset({"strong", "em", "a"})


def parse(html: str) -> Document:
    """Parse HTML into a document in canonical form, in time proportional to its length.

    Args:
        html: Sanitised HTML. Any other text is parsed too, but its links and characters are not checked.
    """
    reader = _Reader()
    body = read_tree(html)
    figure = None
    for event, node in events(body):
        if figure is not None:
            # The content of a known figure was already read.
            if event == "end" and node.mem_id == figure:
                figure = None
        elif event == "end":
            reader.end(node.tag or "")
        elif node.tag == "figure" and reader.add_figure(node):
            figure = node.mem_id
        else:
            reader.start(node)
    return reader.finish()


class _Reader:
    """A builder of a document from the elements of HTML in their order."""

    def __init__(self) -> None:
        self.root = OpenContainer(list)
        self.containers = [self.root]
        # The container of each open list, item and quotation in the HTML, or None for those replaced by their content.
        self.elements: list[OpenContainer | None] = []
        self.depth = 0
        # The text of the block that is being read, then its element and its reference.
        self.pieces: list[tuple[str, Style]] = []
        self.block, self.article = "p", ""
        self.strong = self.emphasis = 0
        self.link: Link | None = None
        self.style: Style = PLAIN_STYLE

    def start(self, node: LexborNode) -> None:
        """Handle the start of an element, or a text node."""
        tag = node.tag
        if tag == "-text":
            self._add_text(node.text_content or "")
        elif tag == "br":
            self.pieces.append((LINE_BREAK, self.style))
        elif tag in MARK_TAGS:
            self._change_mark(tag, 1, node)
        elif tag == "p" or tag in HEADING_LEVEL_BY_TAG:
            self._end_block()
            self.block, self.article = tag, attributes(node).get("data-article", "")
        elif tag in CONTAINER_TAGS:
            self._start_container(tag, node)
        elif tag == "hr":
            self._end_block()
            self.containers[-1].add(Rule())
        elif tag in {"figure", "figcaption"}:
            self._end_block()
        elif tag == "cite":
            self._add_text(" ")

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if tag in MARK_TAGS:
            self._change_mark(tag, -1)
        elif tag in CONTAINER_TAGS:
            self._end_block()
            self._end_container()
        elif tag in {"p", "figure", "figcaption"} or tag in HEADING_LEVEL_BY_TAG:
            self._end_block()

    def add_figure(self, node: LexborNode) -> bool:
        """Add a known figure at the top level of the document, and return whether there was one."""
        figure = read_figure(node) if self._is_at_top() else None
        if figure:
            self._end_block()
            self.root.add(figure)
        return figure is not None

    def finish(self) -> Document:
        """End the last block and return the document."""
        self._end_block()
        return Document(tuple(self.root.children))

    def _is_at_top(self) -> bool:
        return len(self.containers) == 1

    def _add_text(self, text: str) -> None:
        # A line feed in HTML is white space, not a break.
        self.pieces.append((" " if text == LINE_BREAK else text, self.style))

    def _change_mark(self, tag: str, step: int, node: LexborNode | None = None) -> None:
        if tag == "strong":
            self.strong += step
        elif tag == "em":
            self.emphasis += step
        else:
            self.link = _read_link(attributes(node)) if node is not None else None
        self.style = (self.strong > 0, self.emphasis > 0, self.link)

    def _start_container(self, tag: str, node: LexborNode) -> None:
        self._end_block()
        container = None
        if tag == "li":
            if self.elements and self.elements[-1] and self.elements[-1].is_list:
                container = open_item()
        elif self.depth < MAX_DEPTH:
            self.depth += 1
            container = open_container(tag, attributes(node))
        self.elements.append(container)
        if container:
            self.containers.append(container)

    def _end_container(self) -> None:
        container = self.elements.pop()
        if container:
            self.depth -= not container.is_item
            self.containers.pop()
            self.containers[-1].close_inner(container)

    def _end_block(self) -> None:
        """Add the paragraph, heading or "Baca juga" line whose text was read, if it has any."""
        runs = fold(self.pieces) if self.pieces else ()
        block, article = self.block, self.article
        self.pieces, self.block, self.article = [], "p", ""
        if not runs:
            return
        if block in HEADING_LEVEL_BY_TAG:
            self.containers[-1].add(Heading(HEADING_LEVEL_BY_TAG[block], runs))
            return
        read_also = READ_ALSO.fullmatch(squash("".join(run.text for run in runs))) if self._is_at_top() else None
        if read_also:
            self.root.add(ReadAlso(read_also[1], _read_reference(article)))
        else:
            self.containers[-1].add(Paragraph(runs))


def _read_link(found: dict[str, str]) -> Link | None:
    address = found.get("href", "")
    return Link(address, found.get("rel", ""), found.get("title", "")) if address else None


def _read_reference(value: str) -> str | None:
    return value if value == NO_ARTICLE else read_uid(value) or None
