"""A document as plain lists and dicts for JSON.

Default values are left out, so that each document has exactly one such form::

    {"version": 1, "blocks": [
        {"kind": "heading", "level": 2, "runs": [{"text": "Air naik"}]},
        {"kind": "list", "ordered": true, "start": 3, "items": [[{"kind": "paragraph", "runs": [...]}]]},
        {"kind": "read_also", "headline": "Waduk penuh", "article": "6f1c2a34-..."}]}
"""

from typing import Any

from .blocks import (
    DECIMAL_NUMBERING,
    Branch,
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
    walk,
)
from .inline import Run

DOCUMENT_VERSION = 1


def to_json(document: Document) -> dict[str, Any]:
    """Return a document as lists, dicts, texts and numbers, which ``from_json`` reads."""
    stack: list[list[Any]] = [[]]
    for event, block in walk(document):
        if not isinstance(block, Branch):
            stack[-1].append(_leaf_data(block))
        elif event == "start":
            stack.append([])
        else:
            inside = stack.pop()
            stack[-1].append(inside if isinstance(block, ListItem) else _branch_data(block, inside))
    return {"version": DOCUMENT_VERSION, "blocks": stack[0]}


def _set_values(**values: Any) -> dict[str, Any]:
    """Return the values that are neither empty nor False."""
    return {name: value for name, value in values.items() if value}


def _branch_data(block: ListBlock | Quotation | PullQuote, inside: list[Any]) -> dict[str, Any]:
    if not isinstance(block, ListBlock):
        return {"kind": block.kind, "blocks": inside}
    data = {"kind": block.kind} | _set_values(ordered=block.ordered)
    data |= {"start": block.start} if block.start != 1 else {}
    data |= {"numbering": block.numbering} if block.numbering != DECIMAL_NUMBERING else {}
    return data | {"items": inside}


def _leaf_data(block: Leaf) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": block.kind}
    if isinstance(block, Heading):
        data["level"] = block.level
    if isinstance(block, Paragraph | Heading):
        return data | {"runs": [_run_data(run) for run in block.runs]}
    if isinstance(block, ReadAlso):
        return data | {"headline": block.headline} | _set_values(article=block.article)
    if isinstance(block, Figure):
        return data | _figure_data(block)
    if isinstance(block, Gallery):
        return data | {"photos": [_figure_data(photo) for photo in block.photos]} | _set_values(caption=block.caption)
    if isinstance(block, LinkCard):
        return data | {"address": block.address} | _set_values(title=block.title)
    return data


def _figure_data(figure: Figure) -> dict[str, Any]:
    return {"photo": figure.photo} | _set_values(caption=figure.caption, credit=figure.credit)


def _run_data(run: Run) -> dict[str, Any]:
    data = {"text": run.text} | _set_values(strong=run.strong, emphasis=run.emphasis)
    if run.link:
        data["link"] = {"address": run.link.address} | _set_values(rel=run.link.rel, title=run.link.title)
    return data
