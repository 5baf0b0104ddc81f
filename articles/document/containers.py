"""Lists, list items and quotations while their content is being read."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from .blocks import (
    DECIMAL_NUMBERING,
    MAX_START,
    NUMBERINGS,
    Block,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
)

LIST_TAGS = frozenset({"ul", "ol"})
CONTAINER_TAGS = LIST_TAGS | {"li", "blockquote"}
DIGITS = re.compile(r"[0-9]+")


class OpenContainer:
    """A list, list item, quotation or document whose end has not been read yet."""

    def __init__(self, make: Callable[[list[Any]], Any], is_list: bool = False, is_item: bool = False) -> None:
        self.make, self.is_list, self.is_item = make, is_list, is_item
        self.children: list[Any] = []
        # Whether the last item of a list was created for content outside any item, and more such content goes into it.
        self.is_last_implied = False

    def add(self, block: Block) -> None:
        """Add a block. A block directly in a list is put into an item."""
        if not self.is_list:
            self.children.append(block)
        elif self.is_last_implied or (isinstance(block, ListBlock) and self.children):
            self.children[-1].append(block)
        else:
            self.children.append([block])
            self.is_last_implied = True

    def close_inner(self, inner: OpenContainer) -> None:
        """Add the block or item made from a container inside this one, if it has any content."""
        if inner.is_item:
            self.is_last_implied = False
        if not inner.children:
            return
        if inner.is_item:
            self.children.append(inner.children)
            return
        made = inner.make(inner.children)
        if not isinstance(made, ListBlock) or made.items:
            self.add(made)


def open_item() -> OpenContainer:
    """Return an open list item without any blocks, which will be made into a Python list of its blocks."""
    return OpenContainer(list, is_item=True)


def open_container(tag: str, attributes: dict[str, str]) -> OpenContainer:
    """Return the open list or quotation for the start of an element."""
    if tag in LIST_TAGS:
        return OpenContainer(_list_maker(tag == "ol", attributes), is_list=True)
    kind = PullQuote if "pull" in attributes.get("class", "").split() else Quotation
    return OpenContainer(lambda blocks: kind(tuple(blocks)))


def _list_maker(is_ordered: bool, attributes: dict[str, str]) -> Callable[[list[list[Block]]], ListBlock]:
    """Return a function that creates a ``ListBlock`` from its items."""
    start, numbering = 1, DECIMAL_NUMBERING
    if is_ordered:
        digits = DIGITS.match(attributes.get("start", ""))
        # Python refuses to parse a number with thousands of digits.
        if digits and len(digits[0].lstrip("0")) <= len(str(MAX_START)):
            start = int(digits[0].lstrip("0") or "0")
        if attributes.get("type") in NUMBERINGS:
            numbering = attributes["type"]
    return lambda items: ListBlock(is_ordered, tuple(_items(items)), start, numbering)


def _items(items: list[list[Block]]) -> Iterator[ListItem]:
    """Yield the items of a list from their blocks. Each begins with a paragraph, as the editor requires."""
    for blocks in items:
        rest = deque(blocks)
        while rest and not isinstance(rest[0], Paragraph):
            first = rest.popleft()
            if isinstance(first, Heading):
                rest.appendleft(Paragraph(first.runs))
            elif isinstance(first, ListBlock):
                *others, last = first.items
                yield from others
                rest.extendleft(reversed(last.blocks))
            elif isinstance(first, Quotation | PullQuote):
                rest.extendleft(reversed(first.blocks))
        if rest:
            yield ListItem(tuple(rest))
