"""What is quoted in the paragraphs of a text."""

from collections.abc import Iterator, Sequence

# The marks that end a quotation, by the mark that begins it.
CLOSING_OF = {
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "＂": "＂",
    "'": "'",
}
# Marks that are apostrophes, too: within a word they quote nothing.
APOSTROPHES = frozenset("'’‘")


def quotations_in(texts: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Yield what is quoted, in the order of the text.

    A quotation may go on over several paragraphs: those up to the mark that ends it are quoted as a whole. One that
    nothing ends reaches to the end of its paragraph.

    Args:
        texts: The words of each paragraph, and whether it is in a quotation as a whole.
    """
    ended_at = _last_ends(texts)
    open_mark = ""
    for number, (text, is_quotation) in enumerate(texts):
        if is_quotation:
            yield text
            continue
        start, mark = (0, open_mark) if open_mark else (None, "")
        for place, character in enumerate(text):
            if start is not None and character in CLOSING_OF[mark] and not _is_apostrophe(text, place):
                if place > start:
                    yield text[start:place].rstrip(",.;: ")
                start, mark = None, ""
            elif start is None and character in CLOSING_OF and not _is_apostrophe(text, place):
                if character in {"'", "‘"} and not _begins_a_word(text, place):
                    continue
                start, mark = place + 1, character
            elif start is not None and character == mark and place == start:
                # A paragraph of a longer quotation begins with the mark again.
                start = place + 1
        open_mark = ""
        if start is not None:
            if text[start:]:
                yield text[start:].rstrip(",.;: ")
            if any(ended_at.get(end, -1) > number for end in CLOSING_OF[mark]):
                open_mark = mark


def _last_ends(texts: Sequence[tuple[str, bool]]) -> dict[str, int]:
    """Return the number of the last paragraph that has each mark that may end a quotation."""
    ends = frozenset("".join(CLOSING_OF.values()))
    numbered = enumerate(text for text, _is_quotation in texts)
    return {character: number for number, text in numbered for character in ends.intersection(text)}


def _is_apostrophe(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return text[place] in APOSTROPHES and before.isalnum() and after.isalnum()


def _begins_a_word(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return not before.isalnum() and bool(after) and not after.isspace()
