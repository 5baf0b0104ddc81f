"""HTML as a stream of nodes, from a parser that behaves like browsers."""

import re
from collections.abc import Iterator
from typing import Literal, cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Lone surrogates cannot be encoded, and the parser drops or replaces NUL. The sanitiser removes both.
NOT_TEXT = re.compile("[\x00\ud800-\udfff]")

Event = tuple[Literal["start", "end"], LexborNode]


def read_tree(html: str) -> LexborNode:
    """Return the body element of parsed HTML, even if the HTML is malformed."""
    # After an explicit <body>, leading white space is kept.
    return cast(LexborNode, LexborHTMLParser(f"<!doctype html><body>{NOT_TEXT.sub('', html)}").body)


def events(parent: LexborNode) -> Iterator[Event]:
    """Yield the nodes inside an element in order, including texts, each at its start and at its end."""
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
