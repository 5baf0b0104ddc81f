"""Changed marks and links described in words, and names for invisible characters."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext as _

from articles.comparison import Piece, Words
from articles.document import Link, Run

from .shown import ShownPart, ShownPiece, text_of_piece

NAMES = {"\u00a0": "NBSP", "\u00ad": "SHY", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\ufeff": "BOM"}
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})


def visible(text: str) -> str:
    """Return a text in which each character that cannot be seen is named: a change of it shows."""
    if text.isspace():
        text = text.replace(" ", "␣").replace("\n", "↵")
    return "".join(map(_named, text))


def _named(character: str) -> str:
    if character in " \n" or unicodedata.category(character) not in UNSEEN:
        return character
    return f"[{NAMES.get(character, f'U+{ord(character):04X}')}]"


def shown_words(words: Words, label: str = "") -> ShownPart:
    """Return the words of a line as they are shown."""
    pieces = list(map(_shown, words.pieces))
    for place, (old, new) in enumerate(pairwise(words.pieces), 1):
        if (old.kind, new.kind) == ("removed", "added"):
            notes = (*pieces[place].notes, *_look_alikes(text_of_piece(old), text_of_piece(new)))
            pieces[place] = replace(pieces[place], notes=notes)
    return ShownPart(tuple(pieces), label, words.is_capped)


def _look_alikes(old: str, new: str) -> Iterator[str]:
    """Yield the names of characters that took the place of others that may look the same: of another script, say."""
    if len(old) != len(new):
        return
    pairs = dict.fromkeys((one, other) for one, other in zip(old, new, strict=True) if one != other)
    for one, other in pairs:
        is_alike = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
        if is_alike or one.isalnum() and other.isalnum() and _script(one) != _script(other):
            yield _("they may look alike: %(old)s → %(new)s") % {"old": _full_name(one), "new": _full_name(other)}


def _script(character: str) -> str:
    """Return the first word of the name of a character, which tells the alphabet of a letter."""
    return unicodedata.name(character, "").partition(" ")[0]


def _full_name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")


def _shown(piece: Piece) -> ShownPiece:
    text = text_of_piece(piece)
    if piece.kind == "same":
        return ShownPiece("same", text)
    if piece.kind == "restyled":
        return ShownPiece("restyled", visible(text), tuple(dict.fromkeys(_restyled(piece))))
    runs = piece.new or piece.old
    return ShownPiece(piece.kind, visible(text), tuple(dict.fromkeys(note for run in runs for note in _marks(run))))


def _marks(run: Run) -> Iterator[str]:
    """Yield the marks and the link of words that were added or taken out."""
    words = run.text.strip()
    if run.strong:
        yield _("bold: %(words)s") % {"words": words}
    if run.emphasis:
        yield _("italic: %(words)s") % {"words": words}
    if run.link:
        yield _("link of “%(words)s”: %(link)s") % {"words": words, "link": link_text(run.link)}


def link_text(link: Link) -> str:
    """Return the address of a link, with the ``rel`` and ``title`` that were written with it."""
    more = [f"rel={link.rel}" if link.rel else "", f"title=“{link.title}”" if link.title else ""]
    return " ".join(filter(None, (f"⟨{visible(link.address)}⟩", *more)))


def _restyled(piece: Piece) -> Iterator[str]:
    """Yield how marks and links of the same words differ, for each stretch that has one style before and after."""
    for words, old, new in _stretches(piece):
        shown = {"words": visible(words.strip() or words)}
        if old.strong != new.strong:
            yield (_("now bold: %(words)s") if new.strong else _("no longer bold: %(words)s")) % shown
        if old.emphasis != new.emphasis:
            yield (_("now italic: %(words)s") if new.emphasis else _("no longer italic: %(words)s")) % shown
        if old.link == new.link:
            continue
        if old.link and new.link:
            shown |= {"old": link_text(old.link), "new": link_text(new.link)}
            yield _("link of “%(words)s”: %(old)s → %(new)s") % shown
        elif new.link:
            yield _("link added to “%(words)s”: %(link)s") % (shown | {"link": link_text(new.link)})
        elif old.link:
            yield _("link taken off “%(words)s”: %(link)s") % (shown | {"link": link_text(old.link)})


def _stretches(piece: Piece) -> Iterator[tuple[str, Run, Run]]:
    """Yield each stretch of the same words within one old and one new run, where the two differ."""
    olds, news = list(piece.old), list(piece.new)
    i = j = at = other = 0
    while i < len(olds) and j < len(news):
        length = min(len(olds[i].text) - at, len(news[j].text) - other)
        words = olds[i].text[at : at + length]
        if (olds[i].strong, olds[i].emphasis, olds[i].link) != (news[j].strong, news[j].emphasis, news[j].link):
            yield words, olds[i], news[j]
        at, other = at + length, other + length
        if at == len(olds[i].text):
            i, at = i + 1, 0
        if other == len(news[j].text):
            j, other = j + 1, 0
