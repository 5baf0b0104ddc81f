"""Writing of a document as HTML, in the form that the sanitiser produces."""

from html import escape
from itertools import takewhile

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
    PullQuote,
    ReadAlso,
    Rule,
    walk,
)
from .inline import LINE_BREAK, Run

READ_ALSO_LABEL = "Baca juga:"
NO_BREAK_SPACE = "\u00a0"


def write(document: Document) -> str:
    """Return a document as HTML that ``parse`` reads as the same document and the sanitiser does not change."""
    parts: list[str] = []
    for event, block in walk(document):
        if isinstance(block, Branch):
            name, attributes = _element(block)
            parts.append(f"<{name}{attributes}>" if event == "start" else f"</{name}>")
        else:
            parts.append(_write_leaf(block))
    return "".join(parts)


def _text(text: str) -> str:
    return escape(text, quote=False).replace(NO_BREAK_SPACE, "&nbsp;")


def _attribute(name: str, value: str) -> str:
    escaped = escape(value).replace("&#x27;", "'").replace(NO_BREAK_SPACE, "&nbsp;")
    return f' {name}="{escaped}"'


def _element(block: Branch) -> tuple[str, str]:
    """Return the name and the attributes of the element of a branch."""
    if isinstance(block, ListBlock):
        if not block.ordered:
            return "ul", ""
        start = _attribute("start", str(block.start)) if block.start != 1 else ""
        return "ol", start + (_attribute("type", block.numbering) if block.numbering != DECIMAL_NUMBERING else "")
    return {"item": "li"}.get(block.kind, "blockquote"), ' class="pull"' if isinstance(block, PullQuote) else ""


def _write_leaf(block: Leaf) -> str:
    if isinstance(block, Rule):
        return "<hr>"
    if isinstance(block, ReadAlso):
        reference = _attribute("data-article", block.article) if block.article else ""
        return f"<p{reference}>{READ_ALSO_LABEL} {_text(block.headline)}</p>"
    if isinstance(block, Figure | Gallery | LinkCard):
        return _write_figure(block)
    name = f"h{block.level}" if isinstance(block, Heading) else "p"
    return f"<{name}>{_write_runs(block.runs)}</{name}>"


def _write_runs(runs: tuple[Run, ...]) -> str:
    """Return the HTML of the runs of a block, with no more tags than their marks need."""
    parts: list[str] = []
    open_marks: list[tuple[str, str]] = []
    for run in runs:
        marks = _marks(run)
        pairs = zip(open_marks, marks, strict=False)
        same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
        parts += [f"</{name}>" for name, _attributes in reversed(open_marks[same:])]
        parts += [f"<{name}{attributes}>" for name, attributes in marks[same:]]
        parts.append(_text(run.text).replace(LINE_BREAK, "<br>"))
        open_marks = marks
    parts += [f"</{name}>" for name, _attributes in reversed(open_marks)]
    return "".join(parts)


def _marks(run: Run) -> list[tuple[str, str]]:
    """Return the elements around a run, the outermost first, each as its name and its attributes."""
    marks = []
    if run.link:
        link = run.link
        written = (("href", link.address), ("rel", link.rel), ("title", link.title))
        marks.append(("a", "".join(_attribute(name, value) for name, value in written if value)))
    if run.strong:
        marks.append(("strong", ""))
    if run.emphasis:
        marks.append(("em", ""))
    return marks


def _write_figure(block: Figure | Gallery | LinkCard) -> str:
    if isinstance(block, Gallery):
        inside = "".join(_write_figure(photo) for photo in block.photos)
        return f'<figure data-gallery="">{inside}{_caption(block.caption)}</figure>'
    if isinstance(block, LinkCard):
        # The sanitiser writes this attribute with the apostrophe escaped.
        return f'<figure data-embed="{escape(block.address)}">{_caption(block.title)}</figure>'
    return f"<figure{_attribute('data-photo', block.photo)}>{_caption(block.caption, block.credit)}</figure>"


def _caption(caption: str, credit: str = "") -> str:
    words = _text(caption) + (f"<cite>{_text(credit)}</cite>" if credit else "")
    return f"<figcaption>{words}</figcaption>" if words else ""
