"""Descriptions of changed marks and links."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.comparison import Piece, Words, normalized
from articles.document import Link, Run

from .characters import DIRECTION_CONTROLS, full_name, named, visible
from .links import link_text, linked_words
from .presentation import ShownPart, ShownPiece, text_of_piece


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
        names = [", ".join(map(full_name, letters)) or "–" for letters in foreign]
        yield _("they may look alike: %(old)s → %(new)s") % {"old": names[0], "new": names[1]}


def _names_in(text: str, other: str) -> str:
    """Return the names of the characters that only one of two texts has."""
    return ", ".join(full_name(one) for one in dict.fromkeys(text) if one not in other) or "–"


def _script(character: str) -> str:
    """Return the first word of the Unicode name of a character, which is the script of a letter."""
    return unicodedata.name(character, "").partition(" ")[0]


def _shown(piece: Piece) -> Iterator[ShownPiece]:
    """Yield the parts of a piece, split where its marks or links change, so that each note is at its place."""
    if piece.kind == "same":
        text = text_of_piece(piece)
        yield ShownPiece("same", "".join(named(one) if one in DIRECTION_CONTROLS else one for one in text))
    elif piece.kind == "restyled":
        stretches = list(_stretches(piece))
        linked = linked_words([(words, (old.link, new.link)) for words, old, new in stretches])
        for (words, old, new), link_words in zip(stretches, linked, strict=True):
            is_same = _style(old) == _style(new)
            notes = tuple(_restyled(words, old, new, link_words))
            yield ShownPiece("same" if is_same else "restyled", words if is_same else visible(words), notes)
    else:
        runs = piece.new or piece.old
        for run, link_words in zip(runs, linked_words([(run.text, run.link) for run in runs]), strict=True):
            yield ShownPiece(piece.kind, visible(run.text), tuple(_marks(run, link_words, is_gone=not piece.new)))


def _style(run: Run) -> tuple[bool, bool, Link | None]:
    return run.strong, run.emphasis, run.link


def _marks(run: Run, link_words: str, *, is_gone: bool) -> Iterator[str]:
    """Yield the marks of words that were added or removed, and the link that begins with them."""
    words = visible(run.text.strip() or run.text)
    if run.strong:
        yield (_("was bold: %(words)s") if is_gone else _("bold: %(words)s")) % {"words": words}
    if run.emphasis:
        yield (_("was italic: %(words)s") if is_gone else _("italic: %(words)s")) % {"words": words}
    if run.link and link_words:
        yield _("link of “%(words)s”: %(link)s") % {"words": visible(link_words), "link": link_text(run.link)}


def _restyled(words: str, old: Run, new: Run, link_words: str) -> Iterator[str]:
    """Yield the differences in marks of words that have one style before and one after, and of links from there on."""
    shown = {"words": visible(words.strip() or words)}
    if old.strong != new.strong:
        yield (_("now bold: %(words)s") if new.strong else _("no longer bold: %(words)s")) % shown
    if old.emphasis != new.emphasis:
        yield (_("now italic: %(words)s") if new.emphasis else _("no longer italic: %(words)s")) % shown
    if old.link == new.link or not link_words:
        return
    shown = {"words": visible(link_words)}
    if old.link and new.link:
        shown |= {"old": link_text(old.link, new.link), "new": link_text(new.link, old.link)}
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
