"""What a reader would hold a newspaper to: where links lead, numbers, names and quoted words."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from articles.document import Line, Run

from .number_words import NUMBER_WORDS
from .tokens import Token, tokens_of
from .words import ENDS

OPENING, CLOSING = "“«„", "”»"
STRAIGHT = '"'
QUOTATIONS = frozenset({"quotation", "pull_quote"})


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of some lines, each kind in the order of the text.

    ``links`` are addresses. A number is a token with a digit, or a word for a number. A name is a capitalised word that
    is not the first of its sentence, or a word of a name that was given. A quotation is what is between quotation
    marks, or a line of a quotation.
    """

    links: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()

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
    numbers: list[str] = []
    found: list[str] = []
    quotations: list[str] = []
    for line in lines:
        links += _links(line)
        numbers += _starts(line)
        for tokens in map(tokens_of, _texts(line)):
            numbers += [token.text for token in tokens if _is_number(token)]
            found += _names(tokens, names)
            quotations += _quotations(line, tokens)
    return Facts(tuple(links), tuple(numbers), tuple(found), tuple(quotations))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some names, in lower case, for ``facts_of``."""
    words = (word.strip(".,").casefold() for text in texts for word in text.split())
    return frozenset(word for word in words if len(word) > 2)


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


def _links(line: Line) -> Iterator[str]:
    last = None
    for run in line.runs:
        if run.link and run.link.address != last:
            yield run.link.address
        last = run.link.address if run.link else None
    fields = dict(line.attributes)
    if line.kind == "link_card":
        yield str(fields["address"])
    if line.kind == "read_also" and fields["article"]:
        yield str(fields["article"])


def _site(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return address
    return host.removeprefix("www.")


def _is_number(token: Token) -> bool:
    return any(character.isdigit() for character in token.text) or token.text.casefold() in NUMBER_WORDS


def _names(tokens: Sequence[Token], names: Set[str]) -> Iterator[str]:
    is_first = True
    for token in tokens:
        if token.text in ENDS or token.text in OPENING or token.text in {STRAIGHT, ":", "\n"}:
            is_first = True
        elif token.is_word:
            if (token.text[0].isupper() and not is_first) or token.text.casefold() in names:
                yield token.text
            is_first = False


def _quotations(line: Line, tokens: Sequence[Token]) -> Iterator[str]:
    if any(container.kind in QUOTATIONS for container in line.path):
        yield "".join(token.text for token in tokens)
        return
    quoted: list[str] | None = None
    for place, token in enumerate(tokens):
        is_straight = token.text == STRAIGHT
        if quoted is None and (token.text in OPENING or is_straight):
            quoted = []
        elif quoted is not None and (token.text in CLOSING or is_straight):
            yield "".join(quoted)
            quoted = None
        elif token.text in CLOSING:
            # It began in the paragraph before.
            yield "".join(one.text for one in tokens[:place])
        elif quoted is not None:
            quoted.append(token.text)
    # A quotation that goes on in the next paragraph has no end in this one.
    if quoted:
        yield "".join(quoted)
