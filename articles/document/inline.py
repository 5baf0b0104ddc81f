"""Text within a block: runs of characters with the same marks, and their canonical form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

# A line break within a block is a character of its run.
LINE_BREAK = "\n"
# White space that HTML collapses. A no-break space is not part of it: HTML, 2.1, "ASCII whitespace".
WHITE_SPACE = re.compile(r"[ \t\n\f\r]+")
# All white space, which is collapsed in texts of one line: captions, credits, headlines.
ANY_SPACE = re.compile(r"[\s\u00a0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its address, and the ``rel`` and ``title`` written with it ("" for none)."""

    address: str
    rel: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A text whose characters all have the same marks."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: Link | None = None


Style = tuple[bool, bool, Link | None]
PLAIN_STYLE: Style = (False, False, None)


def squash(text: str) -> str:
    """Return text with each sequence of white space of any kind as one space, and trimmed."""
    return ANY_SPACE.sub(" ", text).strip()


def fold(pieces: Iterable[tuple[str, Style]]) -> tuple[Run, ...]:
    """Return pieces of text as the runs of one block.

    White space is collapsed, and left out at the ends of the block and around breaks. Breaks at the ends are left out.
    Runs with the same marks are joined. Text without any visible character gives no runs.

    Args:
        pieces: Texts with their styles. ``LINE_BREAK`` alone is a line break, any other white space is a space.
    """
    kept: list[tuple[str, Style]] = []
    after_space = True
    for text, style in pieces:
        if text == LINE_BREAK:
            _strip_end(kept, " ")
            if kept:
                kept.append((text, style))
            after_space = True
            continue
        text = WHITE_SPACE.sub(" ", text)
        if after_space:
            text = text.removeprefix(" ")
        if text:
            kept.append((text, style))
            after_space = text.endswith(" ")
    _strip_end(kept, " " + LINE_BREAK)
    if all(not text or text.isspace() for text, _style in kept):
        return ()
    return tuple(
        Run("".join(text for text, _style in group), *style) for style, group in groupby(kept, key=itemgetter(1))
    )


def _strip_end(kept: list[tuple[str, Style]], characters: str) -> None:
    """Remove characters from the end of a list of pieces, and pieces that become empty."""
    while kept:
        text, style = kept.pop()
        text = text.rstrip(characters)
        if text:
            kept.append((text, style))
            return
