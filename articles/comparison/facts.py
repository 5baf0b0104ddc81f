"""What a reader would hold a newspaper to: where links lead, numbers, names and quoted words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from articles.document import Line, Link, Run

from .number_words import is_number_word
from .quotations import CLOSING_OF, quotations_in
from .tokens import texts_of_tokens
from .words import CLOSING, ENDS

# Short forms after whose full stop no sentence begins.
SHORT_FORMS = """
dr drs dra prof ir h hj kh tn ny sdr sdri jl jln gg no nomor st mr mrs ms jend letjend mayjend kol kapt red pt cv tbk
"""
ABBREVIATIONS = frozenset(SHORT_FORMS.split())
# An address that is written out as words.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
SIGNS = frozenset("%‰°±-−–—,.:/")
# Marks that begin a quotation, in which the first word is that of a sentence.
OPENING = frozenset(CLOSING_OF)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of some lines, each kind in the order of the text.

    ``links`` are addresses, and ``relations`` what is written with them besides. A number is a token with a digit, with
    its sign and unit, or a word for a number. A name is a capitalised word that is not the first of its sentence, a
    word with a capital within, or a word of a name that was given. A quotation is what is between quotation marks, or a
    line of a quotation.
    """

    links: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites that the links lead to. A link within this site has ""."""
        return tuple(_site(address) for address in self.links)


def facts_of(lines: Iterable[Line], names: Set[str] = frozenset()) -> Facts:
    """Return the facts of lines.

    Args:
        names: words of people, topics and tags that are names wherever they are, in lower case.
    """
    links: list[str] = []
    relations: list[str] = []
    numbers: list[str] = []
    found: list[str] = []
    texts: list[tuple[str, bool]] = []
    for line in lines:
        for link in _links(line):
            links.append(link.address)
            relations.append(f"{link.rel} {link.title}".strip())
        numbers += _starts(line)
        is_quotation = any(container.kind in {"quotation", "pull_quote"} for container in line.path)
        for runs in _texts(line):
            text = "".join(run.text for run in runs)
            tokens = texts_of_tokens(unicodedata.normalize("NFC", text))
            links += ADDRESS.findall(text)
            numbers += _numbers(tokens)
            found += _names(tokens, names)
            texts.append((text, is_quotation))
    return Facts(tuple(links), tuple(numbers), tuple(found), tuple(quotations_in(texts)), tuple(relations))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some names, in lower case, for ``facts_of``. Small words between them are left out."""
    words = (word for text in texts for word in texts_of_tokens(unicodedata.normalize("NFC", text)))
    return frozenset(word.casefold() for word in words if word[0].isalpha() and not word.islower())


def _starts(line: Line) -> Iterator[str]:
    """Yield the numbers at which lists begin in a line, but for 1."""
    for container in line.path[len(line.path) - line.opened :]:
        start = dict(container.attributes).get("start", 1)
        if start != 1:
            yield str(start)


def _texts(line: Line) -> Iterator[Sequence[Run]]:
    """Yield the words of a line, and those of a figure, a gallery or a link card one after another."""
    if line.runs:
        yield line.runs
    fields = dict(line.attributes)
    pictures = [(one.caption, one.credit) for one in fields.get("photos", ())]
    for text in (fields.get("caption"), fields.get("credit"), fields.get("title"), *chain.from_iterable(pictures)):
        if text:
            yield (Run(text),)


def _links(line: Line) -> Iterator[Link]:
    last = None
    for run in line.runs:
        if run.link and run.link != last:
            yield run.link
        last = run.link
    fields = dict(line.attributes)
    if line.kind == "link_card":
        yield Link(str(fields["address"]))
    if line.kind == "read_also":
        # Where nothing was chosen the headline says which article is meant.
        yield Link(str(fields["article"] or "".join(run.text for run in line.runs)))


def _site(address: str) -> str:
    try:
        parts = urlsplit(address)
        if parts.scheme in {"mailto", "tel"}:
            return parts.path
        return parts.netloc.rpartition("@")[2].removeprefix("www.")
    except ValueError:
        return address


def _numbers(tokens: Sequence[str]) -> Iterator[str]:
    """Yield each number with the signs that touch it: a minus, a currency, a percent sign, the other end of a range."""
    for place, text in enumerate(tokens):
        if _has_digit(text):
            before = _signs(reversed(tokens[max(0, place - 3) : place]))[::-1]
            if before and place > len(before) and tokens[place - len(before) - 1][0].isalpha():
                # A hyphen within a name: "B-52".
                before = ""
            yield f"{before}{text}{_signs(tokens[place + 1 : place + 4])}"
        elif is_number_word(text):
            yield text


def _signs(texts: Iterable[str]) -> str:
    """Return the signs at the beginning of some tokens."""
    found = ""
    for text in texts:
        if text not in SIGNS and unicodedata.category(text[0]) not in {"Sc", "No"}:
            break
        found += text
    # A comma or full stop that ends a clause is no part of a number.
    return found.rstrip(",.:")


def _has_digit(text: str) -> bool:
    return any(character.isdigit() or unicodedata.numeric(character, None) is not None for character in text)


def _names(tokens: Sequence[str], names: Set[str]) -> Iterator[str]:
    is_first, last = True, ""
    for place, token in enumerate(tokens):
        if token[0].isalnum():
            has_capital = any(character.isupper() for character in token[1:])
            if has_capital or token[0].isupper() and not is_first or token.casefold() in names:
                yield token
            is_first, last = False, token.casefold()
        elif token in OPENING and _begins_a_quotation(tokens, place):
            is_first = True
        elif token in ENDS:
            is_abbreviated = token == "." and (last in ABBREVIATIONS or len(last) == 1)
            is_first = not is_abbreviated and _is_followed_by_space(tokens, place)


def _begins_a_quotation(tokens: Sequence[str], place: int) -> bool:
    """Return whether a mark stands before a word and not after one."""
    is_after_word = place > 0 and not tokens[place - 1].isspace()
    return not is_after_word and place + 1 < len(tokens) and tokens[place + 1][0].isalnum()


def _is_followed_by_space(tokens: Sequence[str], place: int) -> bool:
    """Return whether white space or the end of the line follows a sign, marks that close a quotation left out."""
    after = (token for token in tokens[place + 1 : place + 4] if token not in CLOSING | ENDS)
    return next(after, " ").isspace()
