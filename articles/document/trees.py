"""HTML as a stream of tags and texts, read by a parser that reads as browsers do."""

import re
from collections.abc import Iterator
from typing import Literal, cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Lone surrogates cannot be encoded, and the parser drops NUL or replaces it. The sanitiser leaves both out.
NOT_TEXT = re.compile("[\x00\ud800-\udfff]")

Event = tuple[Literal["start", "end"], LexborNode]


def read_tree(html: str) -> LexborNode:
    """Return the body element that HTML stands for, whatever it is made of."""
    # Behind an opened body leading white space is kept.
    return cast(LexborNode, LexborHTMLParser(f"<!doctype html><body>{NOT_TEXT.sub('', html)}").body)


def events(parent: LexborNode) -> Iterator[Event]:
    """Yield what is inside an element in order, each node with its start and its end, texts too."""
    node = parent.child
    open_nodes: list[LexborNode] = []
    while node is not None or open_nodes:
        if node is None:
            node = open_nodes.pop()
            yield "end", node
            node = node.next
        else:
            yield "start", node
            open_nodes.append(node)
            node = node.child


def attributes(node: LexborNode) -> dict[str, str]:
    """Return the attributes of an element, "" for those without a value."""
    return {name: value or "" for name, value in node.attributes.items()}
