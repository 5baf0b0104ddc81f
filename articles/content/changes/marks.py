"""Descriptions of changed marks and links, and names for invisible characters."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.comparison import Piece, Words, normalized
from articles.document import Link, Run

from .presentation import ShownPart, ShownPiece, text_of_piece

CHARACTER_NAMES = {
    "\u00a0": "NBSP",
    "\u00ad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\ufeff": "BOM",
}
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
# Characters of other categories that are not visible, and the signs that replace invisible ones here.
DRAWN_AS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff\u27e6\u27e7␣↵]"
)
# Characters that change the writing direction of the text after them.
DIRECTION_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """Return a text in which each invisible character is replaced by its name, so that changes of it are visible."""
    named = "".join(map(_named, text))
    # White space alone, and spaces after the first of several, would not be visible.
    if named.isspace():
        return named.replace(" ", "␣").replace("\n", "↵")
    return re.sub(r"(?<= ) ", "␣", named)


def _named(character: str) -> str:
    is_unseen = unicodedata.category(character) in INVISIBLE_CATEGORIES or DRAWN_AS_NOTHING.fullmatch(character)
    if character in " \n" or not is_unseen:
        return character
    return f"⟦{CHARACTER_NAMES.get(character, f'U+{ord(character):04X}')}⟧"


def shown_words(words: Words, label: str = "") -> ShownPart:
    """Return a comparison of words in the form in which it is shown."""
    pieces: list[ShownPiece] = []
    last = None
    for piece in words.pieces:
        shown = list(_shown(piece))
        if last and (last.kind, piece.kind) == ("removed", "added"):
            notes = (*shown[-1].notes, *_look_alikes(text_of_piece(last), text_of_piece(piece)))
            shown[-1] = replace(shown[-1], notes=notes)
        pieces += shown
        last = piece
    return ShownPart(tuple(pieces), label, words.is_capped)


def _look_alikes(old: str, new: str) -> Iterator[str]:
    """Yield a note on characters that replaced others that may look the same, such as those of another script."""
    if normalized(old, "NFKC") == normalized(new, "NFKC"):
        yield _("they may look alike: %(old)s → %(new)s") % {"old": _names_in(old, new), "new": _names_in(new, old)}
        return
    foreign = [
        [one for one in dict.fromkeys(text) if one.isalpha() and one not in other and _script(one) != "LATIN"]
        for text, other in ((old, new), (new, old))
    ]
    # A letter of another alphabet replaced a Latin one, or the other way round.
    if any(foreign) and any(one.isalpha() and _script(one) == "LATIN" for one in old + new):
        names = [", ".join(map(_full_name, letters)) or "–" for letters in foreign]
        yield _("they may look alike: %(old)s → %(new)s") % {"old": names[0], "new": names[1]}


def _names_in(text: str, other: str) -> str:
    """Return the names of the characters that only one of two texts has."""
    return ", ".join(_full_name(one) for one in dict.fromkeys(text) if one not in other) or "–"


def _script(character: str) -> str:
    """Return the first word of the Unicode name of a character, which is the script of a letter."""
    return unicodedata.name(character, "").partition(" ")[0]


def _full_name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")


def _shown(piece: Piece) -> Iterator[ShownPiece]:
    """Yield the parts of a piece, split where its marks or links change, so that each note is at its place."""
    if piece.kind == "same":
        text = text_of_piece(piece)
        yield ShownPiece("same", "".join(_named(one) if one in DIRECTION_CONTROLS else one for one in text))
    elif piece.kind == "restyled":
        for words, old, new in _stretches(piece):
            notes = tuple(_restyled(words, old, new))
            yield ShownPiece("restyled" if notes else "same", visible(words) if notes else words, notes)
    else:
        for run in piece.new or piece.old:
            yield ShownPiece(piece.kind, visible(run.text), tuple(_marks(run)))


def _marks(run: Run) -> Iterator[str]:
    """Yield the marks and the link of words that were added or removed."""
    words = visible(run.text.strip() or run.text)
    if run.strong:
        yield _("bold: %(words)s") % {"words": words}
    if run.emphasis:
        yield _("italic: %(words)s") % {"words": words}
    if run.link:
        yield _("link of “%(words)s”: %(link)s") % {"words": words, "link": link_text(run.link)}


def link_text(link: Link) -> str:
    """Return the URL of a link, with the names of its non-ASCII characters, and its ``rel`` and ``title``."""
    # A letter of another alphabet may look like a letter of the intended URL.
    foreign = [_full_name(one) for one in dict.fromkeys(link.address) if not one.isascii()]
    more = [
        f"({', '.join(foreign)})" if foreign else "",
        f"rel={link.rel}" if link.rel else "",
        f"title=“{link.title}”" if link.title else "",
    ]
    return " ".join(filter(None, (f"⟨{visible(link.address)}⟩", *more)))


def _restyled(words: str, old: Run, new: Run) -> Iterator[str]:
    """Yield the differences in marks and links of words that have one style before and one after."""
    shown = {"words": visible(words.strip() or words)}
    if old.strong != new.strong:
        yield (_("now bold: %(words)s") if new.strong else _("no longer bold: %(words)s")) % shown
    if old.emphasis != new.emphasis:
        yield (_("now italic: %(words)s") if new.emphasis else _("no longer italic: %(words)s")) % shown
    if old.link == new.link:
        return
    if old.link and new.link:
        shown |= {"old": link_text(old.link), "new": link_text(new.link)}
        yield _("link of “%(words)s”: %(old)s → %(new)s") % shown
    elif new.link:
        yield _("link added to “%(words)s”: %(link)s") % (shown | {"link": link_text(new.link)})
    elif old.link:
        yield _("link taken off “%(words)s”: %(link)s") % (shown | {"link": link_text(old.link)})


def _stretches(piece: Piece) -> Iterator[tuple[str, Run, Run]]:
    """Yield each section of the same words that is within one old and one new run."""
    olds, news = list(piece.old), list(piece.new)
    i = j = at = other = 0
    while i < len(olds) and j < len(news):
        length = min(len(olds[i].text) - at, len(news[j].text) - other)
        yield olds[i].text[at : at + length], olds[i], news[j]
        at, other = at + length, other + length
        if at == len(olds[i].text):
            i, at = i + 1, 0
        if other == len(news[j].text):
            j, other = j + 1, 0
