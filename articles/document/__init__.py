"""The body of an article as a value: blocks and runs of text, read from sanitised HTML and written as HTML."""

from .blocks import (
    DECIMAL_NUMBERING,
    MAX_DEPTH,
    NO_ARTICLE,
    Block,
    Document,
    Figure,
    Gallery,
    Heading,
    LinkCard,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    ReadAlso,
    Rule,
)
from .deserialization import from_json
from .exchange import html_of_exchange, to_exchange
from .fields import DocumentError
from .inline import LINE_BREAK, Link, Run
from .lines import Container, Line, lines, text_of, word_count
from .parsing import parse
from .segments import segments
from .serialization import DOCUMENT_VERSION, to_json
from .writing import write

__all__ = [
    "DECIMAL_NUMBERING",
    "DOCUMENT_VERSION",
    "LINE_BREAK",
    "MAX_DEPTH",
    "NO_ARTICLE",
    "Block",
    "Container",
    "Document",
    "DocumentError",
    "Figure",
    "Gallery",
    "Heading",
    "Line",
    "Link",
    "LinkCard",
    "ListBlock",
    "ListItem",
    "Paragraph",
    "PullQuote",
    "Quotation",
    "ReadAlso",
    "Rule",
    "Run",
    "from_json",
    "html_of_exchange",
    "lines",
    "parse",
    "segments",
    "text_of",
    "to_exchange",
    "to_json",
    "word_count",
    "write",
]
