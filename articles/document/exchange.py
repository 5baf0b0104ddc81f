"""A document as the list of blocks that exports contain and other programs write.

Each block is ``{"type": ..., "text": ...}``, where ``text`` is what a reader sees. A block whose markup contains more
than its text (a link, a list, a heading) has ``html`` too. A "Baca juga" line for which a choice was made has
``article``: a uid, or ``none`` if it must have no link.
"""

from html import escape
from typing import Any

from .blocks import (
    NO_ARTICLE,
    Block,
    Document,
    Figure,
    Gallery,
    Heading,
    LinkCard,
    ListBlock,
    Paragraph,
    ReadAlso,
    Rule,
)
from .figures import read_uid
from .lines import text_of
from .writing import READ_ALSO_LABEL, write


def to_exchange(document: Document) -> list[dict[str, Any]]:
    """Return a document as blocks for other programs."""
    return [_exchanged(block) for block in document.blocks]


def html_of_exchange(blocks: list[dict[str, Any]]) -> str:
    """Return the HTML of blocks that another program wrote. It is not sanitised.

    The text of a block without ``html`` is escaped.
    """
    return "".join(map(_html, blocks))


def _exchanged(block: Block) -> dict[str, Any]:
    if isinstance(block, ReadAlso):
        chosen = {"article": block.article} if block.article else {}
        return {"type": "read_also", "text": block.headline} | chosen
    text, html = text_of(Document((block,))), write(Document((block,)))
    plain = {} if isinstance(block, Paragraph) and html == f"<p>{escape(text, quote=False)}</p>" else {"html": html}
    return {"type": _type(block), "text": text} | plain


def _type(block: Block) -> str:
    if isinstance(block, Paragraph | Heading | ListBlock | Rule):
        return block.kind
    return "figure" if isinstance(block, Figure | Gallery | LinkCard) else "quote"


def _html(block: dict[str, Any]) -> str:
    if block["type"] == "read_also":
        article = block.get("article")
        chosen = article if article == NO_ARTICLE else read_uid(article) if isinstance(article, str) else ""
        reference = f' data-article="{chosen}"' if chosen else ""
        return f"<p{reference}>{READ_ALSO_LABEL} {escape(block['text'], quote=False)}</p>"
    return block.get("html") or f"<p>{escape(block['text'], quote=False)}</p>"
