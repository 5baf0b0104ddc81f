"""Finding the quotations in the paragraphs of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

# Marks that quote regardless of what is beside them: the closing mark by the opening one.
PAIRED_QUOTES = {
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "﹁": "﹂",
    "﹃": "﹄",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "｢": "｣",
    "≪": "≫",
    "⟪": "⟫",
    "❮": "❯",
    "🙶": "🙷",
    "❝": "❞",
    "❛": "❜",
}
# Marks that are used for either end. Their position shows which end it is.
DOUBLE_QUOTES = frozenset('“”„‟"＂〝〞″⹂❠״ˮʺ')
SINGLE_QUOTES = frozenset("'＇’‘‚‛′`´ʼ")
# Double marks that also begin a quotation if a space follows.
OPENING_QUOTES = frozenset("“„‟〝")
QUOTE_CHARACTERS = frozenset({*PAIRED_QUOTES, *PAIRED_QUOTES.values()}) | DOUBLE_QUOTES | SINGLE_QUOTES
# A quotation may begin after one of these, as after a space.
CHARACTERS_BEFORE_QUOTES = frozenset("([{-–—/…,:;") | QUOTE_CHARACTERS
# Marks typed as several characters.
TYPED_MARKS = {",,": "„", "``": "“", "''": "”", "´´": "”", "<<": "«", ">>": "»"}


class Quotation(NamedTuple):
    """The text of a quotation within one paragraph, and its number.

    A quotation over several paragraphs has the same number in each.
    """

    text: str
    number: int


def quotations_by_paragraph(texts: Sequence[tuple[str, int | None]]) -> Iterator[list[Quotation]]:
    """Yield the quotations of each paragraph, in the order of the text.

    A quotation may continue over several paragraphs, all of which are quoted up to the mark that ends it. A paragraph
    in which one end of a quotation is missing counts as a quotation as a whole, since it is not clear where it begins
    or ends.

    Args:
        texts: The text of each paragraph, and the number of the block quotation that all of it is in, or None.
    """
    paragraphs = [_Paragraph(text) for text, _block in texts]
    next_marked = _next_marked(paragraphs)
    numbers = count()
    blocks: dict[int, int] = {}
    open_mark, number = "", -1
    for paragraph, (text, block), following in zip(paragraphs, texts, next_marked, strict=True):
        if block is not None:
            yield [Quotation(text, blocks[block] if block in blocks else blocks.setdefault(block, next(numbers)))]
            continue
        found, open_mark, is_torn = paragraph.read(open_mark)
        if open_mark and not (following and following.may_continue):
            open_mark, is_torn = "", True
        quoted: list[Quotation] = []
        for words, continues in found:
            number = number if continues else next(numbers)
            quoted.append(Quotation(words, number))
        if is_torn:
            yield [Quotation(text, quoted[0].number if quoted else next(numbers))]
        else:
            yield [one for one in quoted if one.text]


class _Paragraph:
    """A paragraph and the positions of its quotation marks."""

    def __init__(self, text: str) -> None:
        for typed, mark in TYPED_MARKS.items():
            text = text.replace(typed, mark)
        self.text = text
        marks = [place for place, character in enumerate(text) if character in QUOTE_CHARACTERS]
        self.places = [place for place in marks if _is_mark(text, place)]

    @cached_property
    def may_continue(self) -> bool:
        """Whether it may continue a quotation: its first mark ends one, or it begins with a mark again."""
        place = next((place for place in self.places if self.text[place] not in SINGLE_QUOTES), None)
        return place is not None and (place == 0 or not self._may_begin(place))

    def read(self, open_mark: str) -> tuple[list[tuple[str, bool]], str, bool]:
        """Return the quotations, the opening mark of one that is still open (or ""), and whether an end is missing.

        A quotation is its text and whether it began in an earlier paragraph. The text of an open one may be empty.

        Args:
            open_mark: The opening mark of a quotation that began in an earlier paragraph, or "".
        """
        found: list[tuple[str, bool]] = []
        is_torn, continues = False, bool(open_mark)
        start = 0
        for place in self.places:
            if open_mark:
                if self._ends(place, open_mark) and place > start:
                    found.append((_trimmed(self.text[start:place]), continues))
                    open_mark, continues = "", False
                elif place == 0:
                    # A paragraph of a longer quotation begins with the mark again.
                    start = 1
            elif self._may_begin(place):
                start, open_mark = place + 1, self.text[place]
            elif self.text[place] in DOUBLE_QUOTES and not self.text[place - 1].isdigit():
                is_torn = True
        if open_mark:
            found.append((_trimmed(self.text[start:]), continues))
            if open_mark in SINGLE_QUOTES:
                open_mark = ""
        return found, open_mark, is_torn

    def _may_begin(self, place: int) -> bool:
        mark = self.text[place]
        before, after = _around(self.text, place)
        if mark in PAIRED_QUOTES:
            return True
        is_free = not before or before.isspace() or before in CHARACTERS_BEFORE_QUOTES
        return is_free and (mark in OPENING_QUOTES or (bool(after) and not after.isspace()))

    def _ends(self, place: int, open_mark: str) -> bool:
        mark = self.text[place]
        if open_mark in PAIRED_QUOTES:
            return mark == PAIRED_QUOTES[open_mark]
        marks = DOUBLE_QUOTES if open_mark in DOUBLE_QUOTES else SINGLE_QUOTES
        before, after = _around(self.text, place)
        is_beginning = (
            (before.isspace() or before in CHARACTERS_BEFORE_QUOTES - QUOTE_CHARACTERS)
            and bool(after)
            and not after.isspace()
        )
        return mark in marks and not is_beginning


def _next_marked(paragraphs: Sequence[_Paragraph]) -> list[_Paragraph | None]:
    """Return, for each paragraph, the next one that has a quotation mark."""
    result: list[_Paragraph | None] = []
    following = None
    for paragraph in reversed(paragraphs):
        result.append(following)
        following = paragraph if paragraph.places else following
    return result[::-1]


def _is_mark(text: str, place: int) -> bool:
    """Return whether a character is a quotation mark and not an apostrophe within a word or before a year."""
    if text[place] not in SINGLE_QUOTES:
        return True
    before, after = _around(text, place)
    return not (before.isalnum() and after.isalnum()) and not (not before.isalnum() and _is_before_year(text, place))


def _is_before_year(text: str, place: int) -> bool:
    """Return whether two digits follow a mark and the next mark ends no quotation: '45, but not '45 are dead'."""
    if not text[place + 1 : place + 3].isdigit() or text[place + 3 : place + 4].isalnum():
        return False
    following = next((later for later in range(place + 3, len(text)) if text[later] in SINGLE_QUOTES), None)
    if following is None:
        return True
    before, after = _around(text, following)
    return before.isspace() or after.isalnum()


def _around(text: str, place: int) -> tuple[str, str]:
    return text[place - 1 : place] if place else "", text[place + 1 : place + 2]


def _trimmed(text: str) -> str:
    return text.strip().rstrip(",.;: ")
