"""Lists, list items and quotations while their content is read."""

import re
from collections.abc import Callable
from typing import Any

from .blocks import DECIMAL, MAX_START, NUMBERINGS, Block, ListBlock, ListItem, PullQuote, Quotation

LISTS = frozenset({"ul", "ol"})
CONTAINERS = LISTS | {"li", "blockquote"}
DIGITS = re.compile(r"[0-9]+")


class OpenContainer:
    """A list, list item, quotation or document whose end was not read yet."""

    def __init__(self, make: Callable[[list[Any]], Any], is_list: bool = False, is_item: bool = False):
        self.make, self.is_list, self.is_item = make, is_list, is_item
        self.children: list[Any] = []
        # Whether the last item of a list was made for content without an item, and takes more of it.
        self.is_last_implied = False

    def add(self, block: Block) -> None:
        """Add a block. A block directly in a list is put into an item."""
        if not self.is_list:
            self.children.append(block)
        elif self.is_last_implied or isinstance(block, ListBlock) and self.children:
            self.children[-1].append(block)
        else:
            self.children.append([block])
            self.is_last_implied = True

    def close_inner(self, inner: "OpenContainer") -> None:
        """Add what a container inside this one became, if it has any content."""
        if inner.is_item:
            self.is_last_implied = False
        if inner.children:
            add = self.children.append if inner.is_item else self.add
            add(inner.make(inner.children))


def open_item() -> OpenContainer:
    """Return a list item without any block yet, which becomes a list of its blocks."""
    return OpenContainer(list, is_item=True)


def open_container(tag: str, attributes: dict[str, str]) -> OpenContainer:
    """Return the list or quotation that an element begins."""
    if tag in LISTS:
        return OpenContainer(_list_maker(tag == "ol", attributes), is_list=True)
    kind = PullQuote if "pull" in attributes.get("class", "").split() else Quotation
    return OpenContainer(lambda blocks: kind(tuple(blocks)))


def _list_maker(is_ordered: bool, attributes: dict[str, str]) -> Callable[[list[list[Block]]], ListBlock]:
    """Return the function that makes a list of its items."""
    start, numbering = 1, DECIMAL
    if is_ordered:
        digits = DIGITS.match(attributes.get("start", ""))
        # Python refuses to read a number of thousands of digits.
        if digits and len(digits[0].lstrip("0")) <= len(str(MAX_START)):
            start = int(digits[0].lstrip("0") or "0")
        if attributes.get("type") in NUMBERINGS:
            numbering = attributes["type"]
    return lambda items: ListBlock(is_ordered, tuple(ListItem(tuple(item)) for item in items), start, numbering)
