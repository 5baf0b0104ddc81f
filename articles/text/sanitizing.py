"""The sanitiser: rewriting any HTML as what the prose editor can write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from .figure_html import extent_of_figure, figure_of, write_figure
from .html_tokens import read_tokens
from .links import kept_link
from .plain_text import plain, printable
from .read_also import READ_ALSO, chosen

# The deepest nesting of lists and quotations. What is deeper becomes paragraphs.
MAX_DEPTH = 20
LIST_TAGS = frozenset({"ul", "ol"})
CONTAINER_TAGS = LIST_TAGS | {"li", "blockquote"}
HEADING_TAGS = frozenset({"h2", "h3"})
LINE_TAGS = HEADING_TAGS | {"p"}
MARK_TAGS = frozenset({"strong", "em", "a"})
LIST_START_PATTERN = re.compile(r"[0-9A-Za-z]{1,9}")
REL_PATTERN = re.compile(r"[a-z]+(?: [a-z]+)*")
EMPTY_MARK_PATTERN = re.compile(r"<(\w+)></\1>")


def _write_text(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")


def _write_tag(name: str, attributes: Mapping[str, str]) -> str:
    written = (f' {key}="{escape(value).replace(chr(0xA0), "&nbsp;")}"' for key, value in attributes.items())
    # An apostrophe needs no escape between double quotation marks.
    return f"<{name}{''.join(written)}>".replace("&#x27;", "'")


def _link(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a link that are kept, or none where its address is not allowed."""
    kept = {}
    for name, value in attributes.items():
        if name == "href":
            kept[name] = kept_link(value)
        elif name == "title":
            kept[name] = printable(value)
        elif name == "rel" and REL_PATTERN.fullmatch(value):
            kept[name] = value
    return kept if kept.get("href") else {}


class _Mark:
    """Bold, italic or a link that is open. ``depth`` counts nested ones of the same name, with itself."""

    def __init__(self, name: str, tag: str) -> None:
        self.name, self.tag, self.depth = name, tag, 1


class _Line:
    """A paragraph or heading, which is written once it has words, or at its own end tag."""

    def __init__(self, name: str, attributes: Mapping[str, str] | None = None, is_own: bool = True) -> None:
        self.name, self.attributes, self.is_own = name, attributes or {}, is_own
        self.place: int | None = None


class Cleaner:
    """A sanitiser that rewrites the tokens of any HTML in one pass.

    The result is well formed: paragraphs and headings are never nested, marks are inside them, ``li`` is inside
    lists, and known figures are at the top level. So every parser finds the same elements in it.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.containers: list[tuple[str, bool]] = []
        self.marks: list[_Mark] = []
        self.written_marks: list[_Mark] = []
        self.open_names = dict.fromkeys(CONTAINER_TAGS, 0)
        self.depth = 0
        self.line: _Line | None = None

    def clean(self, html: str) -> str:
        """Return sanitised HTML. Call it only once on an instance."""
        tokens, place, inside_until = read_tokens(html.replace("\r\n", "\n").replace("\r", "\n")), 0, 0
        while place < len(tokens):
            token = tokens[place]
            place += 1
            if token.kind == "text":
                self._text(token.value)
            elif token.kind == "end":
                self._end(token.value)
            elif token.value != "figure" or self.containers or place <= inside_until:
                self._start(token.value, token.attributes)
            else:
                inside_until = extent_of_figure(tokens, place - 1)
                figure = figure_of(tokens[place - 1 : inside_until])
                if figure:
                    self._end_line()
                    self.parts.append(write_figure(figure))
                    place = inside_until
                else:
                    self._start(token.value, token.attributes)
        self._end_line()
        while self.containers:
            self._pop()
        cleaned = "".join(self.parts)
        return "" if EMPTY_MARK_PATTERN.fullmatch(cleaned) else cleaned

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in MARK_TAGS:
            self._start_mark(name, attributes)
        elif name in LINE_TAGS:
            self._begin_line(_Line(name, attributes if name == "p" else {}))
        elif name in CONTAINER_TAGS:
            self._start_container(name, attributes)
        elif name in {"figure", "figcaption"}:
            self._begin_line(_Line("p", is_own=False))
        elif name == "hr":
            self._end_line()
            self.parts.append("<hr>")
        elif name == "br":
            self._write("<br>")
        elif name == "cite":
            self._text(" ")

    def _end(self, name: str) -> None:
        if name in MARK_TAGS:
            self._end_mark(name)
        elif name in CONTAINER_TAGS:
            if self.open_names[name]:
                self._end_line()
                while self._pop() != name:
                    pass
        elif self.line:
            if name == self.line.name or (name in HEADING_TAGS and self.line.name in HEADING_TAGS):
                self._end_line(is_explicit=True)
            elif name in {"figure", "figcaption"}:
                self._end_line()

    def _start_container(self, name: str, attributes: Mapping[str, str]) -> None:
        self._end_line()
        if name == "li" and self.containers and self.containers[-1][0] == "li":
            self._pop()
        if name == "li":
            is_written = bool(self.containers) and self.containers[-1] in {("ul", True), ("ol", True)}
        else:
            is_written = self.depth < MAX_DEPTH
            self.depth += 1
        self.containers.append((name, is_written))
        self.open_names[name] += 1
        if not is_written:
            self._begin_line(_Line("p", is_own=False))
            return
        kept = {}
        if name == "ol":
            kept = {key: value for key, value in attributes.items() if key in {"start", "type", "data-type"}}
            kept = {key: value for key, value in kept.items() if LIST_START_PATTERN.fullmatch(value)}
        elif name == "blockquote" and attributes.get("class") == "pull":
            kept = {"class": "pull"}
        self.parts.append(_write_tag(name, kept))

    def _pop(self) -> str:
        name, is_written = self.containers.pop()
        self.open_names[name] -= 1
        self.depth -= name != "li"
        if is_written:
            self.parts.append(f"</{name}>")
        return name

    def _start_mark(self, name: str, attributes: Mapping[str, str]) -> None:
        same = next((mark for mark in self.marks if mark.name == name), None)
        if name == "a":
            # Links cannot be nested, so one ends where another begins.
            self.marks = [mark for mark in self.marks if mark is not same]
            kept = _link(attributes)
            if kept:
                self.marks.append(_Mark(name, _write_tag(name, kept)))
        elif same:
            same.depth += 1
        else:
            self.marks.append(_Mark(name, f"<{name}>"))

    def _end_mark(self, name: str) -> None:
        for mark in [mark for mark in self.marks if mark.name == name]:
            mark.depth -= 1
            if not mark.depth:
                self.marks.remove(mark)

    def _fit_marks(self, wanted: Sequence[_Mark]) -> None:
        """Close and open marks so that exactly these are open."""
        same = 0
        for written, mark in zip(self.written_marks, wanted, strict=False):
            if written is not mark:
                break
            same += 1
        self.parts += [f"</{mark.name}>" for mark in reversed(self.written_marks[same:])]
        self.parts += [mark.tag for mark in wanted[same:]]
        self.written_marks = list(wanted)

    def _write(self, html: str) -> None:
        if self.line and self.line.place is None:
            self.line.place = len(self.parts)
            self.parts.append(f"<{self.line.name}>")
        self._fit_marks(self.marks)
        self.parts.append(html)

    def _text(self, text: str) -> None:
        # Text of invisible characters and white space is blank, as it is when it is read again.
        text = printable(text)
        written = _write_text(text)
        is_blank = not text.strip(" \t\n\f")
        if not written or (is_blank and self.line and self.line.place is None and not self.line.is_own):
            return
        if is_blank and not self.line:
            # White space between paragraphs opens no mark.
            self._fit_marks([mark for mark in self.written_marks if mark in self.marks])
            self.parts.append(written)
        else:
            self._write(written)

    def _begin_line(self, line: _Line) -> None:
        self._end_line()
        self.line = line

    def _end_line(self, is_explicit: bool = False) -> None:
        """End the open paragraph or heading, or text outside of any."""
        self._fit_marks([])
        line, self.line = self.line, None
        if not line:
            return
        if line.place is None:
            if is_explicit and line.is_own:
                self.parts.append(f"<{line.name}></{line.name}>")
            return
        choice = "" if self.containers else chosen(line.attributes.get("data-article"))
        if choice and READ_ALSO.match(plain("".join(self.parts[line.place + 1 :]))):
            self.parts[line.place] = f'<p data-article="{choice}">'
        self.parts.append(f"</{line.name}>")
