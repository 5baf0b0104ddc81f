"""Facts in a text that readers rely on: the targets of links, numbers, names and quotations."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, fields, replace
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import Any

from articles.document import Line, Link, Run
from articles.text import Work

from .abbreviations import is_abbreviation
from .addresses import addresses_in, site_of
from .number_words import is_number_word, is_score
from .quotations import QUOTE_CHARACTERS, Quotation, quotations_by_paragraph
from .tokens import DIRECTION_PATTERN, normalized, texts_of_tokens, without_invisible
from .word_comparison import CLOSING_CHARACTERS, SENTENCE_ENDS

# Small words between the words of a name.
FUNCTION_WORDS = """
di ke dari dan atau yang untuk pada oleh dengan dalam bagi para si sang vs versus
the of and or in on at to for by with from a an
"""
SMALL_WORDS = frozenset(FUNCTION_WORDS.split())
# Characters that separate a number from the next word, with or without white space.
NUMBER_BREAKS = re.compile(r"[\s—…]+|\.{2,}")
# Characters that may surround a number without being part of it.
AROUND_NUMBERS = "".join(sorted(QUOTE_CHARACTERS)) + "()[]{},.;:!?"
BLOCK_QUOTATIONS = frozenset({"quotation", "pull_quote"})
NAME_MARKS = frozenset("@#")
PRIMES = frozenset("'’′″")
DECIMAL_POINTS = frozenset(".,")
DASH = "–"
# Signs that belong to the number beside them although a space is between: - 5, > 5, $ 5, 5 %, 5 × 3.
SIGNS_OF_NUMBERS = frozenset("-−‐‑+±~<>≤≥=$€£¥%‰°×÷*/^")


@dataclass(frozen=True, slots=True)
class CheckedFacts:
    """The facts of some lines, each kind in the order of the text.

    ``links`` are addresses, of links and written in the text, ``anchors`` the linked words of each, and ``relations``
    the ``rel`` and title of each link. A number is a word with a digit, with all that touches it, or a word for a
    number. A name is a capitalised word that is not the first of its sentence, the capitalised first word of a credit,
    a word with a capital letter inside, a word of a script without capitals or after @ or #, or a word of one of the
    given names. A quotation is the text between quotation marks, or a line of a block quotation.
    ``quotation_numbers`` are the numbers of these, which are equal for lines of
    the same quotation.
    """

    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    quotation_numbers: tuple[int, ...] = ()

    @property
    def sites(self) -> tuple[str, ...]:
        """The host of each link or written address, see ``site_of``."""
        return tuple(site_of(address) for address in self.links)


def facts_of(
    lines: Iterable[Line],
    names: Set[str] = frozenset(),
    known: dict[Line, CheckedFacts] | None = None,
    work: Work | None = None,
) -> CheckedFacts:
    """Return the facts of all lines together. See ``facts_by_line``."""
    return joined_facts(facts_by_line(lines, names, known, work))


def joined_facts(several: Iterable[CheckedFacts]) -> CheckedFacts:
    """Return the facts of several lines as one value."""
    found = list(several)
    if len(found) == 1:
        return found[0]
    names = [field.name for field in fields(CheckedFacts)]
    return CheckedFacts(*(tuple(chain.from_iterable(getattr(one, name) for one in found)) for name in names))


def facts_by_line(
    lines: Iterable[Line],
    names: Set[str] = frozenset(),
    known: dict[Line, CheckedFacts] | None = None,
    work: Work | None = None,
) -> list[CheckedFacts]:
    """Return the facts of each line of a document. Quotations may depend on the lines around a line.

    Args:
        lines: The lines of the document.
        names: Words of people, topics and tags that count as names anywhere, in lower case.
        known: The facts of lines, without quotations, that were found with the same names. Those found here are added,
            so that a line which both versions have is read once.
        work: A limit on the characters of the lines that are read, or None for no limit.

    Raises:
        TooDifferent: If the lines that are read have more characters than ``work`` allows.
    """
    known = {} if known is None else known
    found: list[CheckedFacts] = []
    texts: list[tuple[str, int | None]] = []
    counts: list[int] = []
    blocks = 0
    for line in lines:
        kinds = [container.kind in BLOCK_QUOTATIONS for container in line.path]
        if any(kinds) and kinds.index(True) >= len(kinds) - line.opened:
            blocks += 1
        own = ["".join(run.text for run in runs) for runs in _texts(line)]
        counts.append(len(own))
        texts += ((text, blocks if any(kinds) else None) for text in own)
        if line not in known:
            if work:
                work.spend_checked(sum(map(len, own)))
            known[line] = _facts_without_quotations(line, own, names)
        found.append(known[line])
    quotations = quotations_by_paragraph(texts)
    return [
        _with_quotations(facts, list(chain.from_iterable(islice(quotations, count))))
        for facts, count in zip(found, counts, strict=True)
    ]


def _with_quotations(facts: CheckedFacts, quotations: Sequence[Quotation]) -> CheckedFacts:
    texts, numbers = tuple(one.text for one in quotations), tuple(one.number for one in quotations)
    return replace(facts, quotations=texts, quotation_numbers=numbers)


def _facts_without_quotations(line: Line, texts: Iterable[str], names: Set[str]) -> CheckedFacts:
    links = list(_links(line))
    addresses, anchors = [link.address for link, _words in links], [words for _link, words in links]
    numbers = list(_starts(line))
    found: list[str] = []
    for text in texts:
        composed = without_invisible(normalized(text))
        # They may display the digits of a number in another order.
        numbers += DIRECTION_PATTERN.findall(text)
        written = list(addresses_in(text))
        addresses += written
        anchors += written
        numbers += _numbers(composed)
        found += _names(texts_of_tokens(composed), names)
    found += (
        word for credit in _credits(line) for word in texts_of_tokens(normalized(credit))[:1] if word[0].isupper()
    )
    relations = (f"{link.rel} {link.title}".strip() for link, _words in links)
    return CheckedFacts(tuple(addresses), tuple(anchors), tuple(numbers), tuple(found), (), tuple(relations))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some names, in lower case, for ``facts_by_line``. Small words between them are left out."""
    words = (word.casefold() for text in texts for word in texts_of_tokens(normalized(text)))
    return frozenset(word for word in words if word[0].isalpha() and word not in SMALL_WORDS)


def _starts(line: Line) -> Iterator[str]:
    """Yield the start numbers, other than 1, of lists that begin with a line."""
    for container in line.path[len(line.path) - line.opened :]:
        start = dict(container.attributes).get("start", 1)
        if start != 1:
            yield str(start)


def _texts(line: Line) -> Iterator[Sequence[Run]]:
    """Yield the text of a line, or each text of a figure, a gallery or a link card."""
    if line.runs:
        yield line.runs
    fields: dict[str, Any] = dict(line.attributes)
    pictures = [(one.caption, one.credit) for one in fields.get("photos", ())]
    for text in (fields.get("caption"), fields.get("credit"), fields.get("title"), *chain.from_iterable(pictures)):
        if text:
            yield (Run(text),)


def _credits(line: Line) -> list[str]:
    """Return the credits of the pictures of a line. They are no sentences: the first word is a name too."""
    fields: dict[str, Any] = dict(line.attributes)
    return [str(fields.get("credit") or ""), *(one.credit for one in fields.get("photos", ()))]


def _links(line: Line) -> Iterator[tuple[Link, str]]:
    """Yield the links of a line, each with its linked words."""
    for link, runs in groupby(line.runs, key=attrgetter("link")):
        if link:
            yield link, "".join(run.text for run in runs)
    attributes = dict(line.attributes)
    if line.kind == "link_card":
        yield Link(str(attributes["address"])), str(attributes["title"])
    if line.kind == "read_also":
        # If no article was chosen, the headline identifies it.
        headline = "".join(run.text for run in line.runs)
        yield Link(str(attributes["article"] or headline)), headline


def _numbers(text: str) -> Iterator[str]:
    """Yield each number with all that touches it: a minus, a currency, a unit, the other end of a range."""
    has_primes = not quotes_with_primes(text)
    words = NUMBER_BREAKS.split(text)
    scored = set(_scored(words))
    for place, word in enumerate(words):
        if _has_digit(word):
            yield _without_marks(word, has_primes)
        elif place in scored:
            yield word.strip(AROUND_NUMBERS)
        elif _is_sign(words, place) and not (word == DASH and place - 1 in scored):
            yield word
        else:
            yield from (part for part in texts_of_tokens(word) if is_number_word(part))


def _is_sign(words: Sequence[str], place: int) -> bool:
    """Return whether a word is a sign of the number beside it. A dash is one before a number, unless it is a range."""
    is_after, is_before = place > 0 and _has_digit(words[place - 1]), any(map(_has_digit, words[place + 1 : place + 2]))
    if words[place] == DASH:
        return is_before and not is_after
    return words[place] in SIGNS_OF_NUMBERS and (is_before or is_after)


def _scored(words: Sequence[str]) -> Iterator[int]:
    """Yield the places of the words that are numbers as a side of a score alone, see ``is_score``."""
    for place in range(len(words) - 2):
        before, between, after = words[place : place + 3]
        if is_score(before.lstrip(AROUND_NUMBERS), between, after.rstrip(AROUND_NUMBERS)):
            yield from (place, place + 2)


def quotes_with_primes(text: str) -> bool:
    """Return whether a sign that may be a prime begins a word of a paragraph, and so is a quotation mark in it."""
    return any(text.startswith(mark) or f" {mark}" in text for mark in PRIMES)


def _without_marks(word: str, has_primes: bool) -> str:
    """Return a number without the marks around it that change nothing.

    A prime for feet or minutes is part of it (45'), as are a decimal point before it (.5) and brackets around it alone:
    accounts write (5) for minus five.
    """
    number = word.strip(AROUND_NUMBERS)
    place = word.index(number)
    before, after = word[:place][-1:], word[place + len(number) :][:1]
    if before in DECIMAL_POINTS and number[0].isdigit():
        return f"{before}{number}"
    if (before, after) == ("(", ")"):
        return f"({number})"
    return f"{number}{after}" if has_primes and after in PRIMES and number[-1].isdigit() else number


def _has_digit(text: str) -> bool:
    return any(character.isdigit() or unicodedata.numeric(character, None) is not None for character in text)


def _names(tokens: Sequence[str], names: Set[str]) -> Iterator[str]:
    is_first, last = True, ""
    for place, token in enumerate(tokens):
        if token[0].isalnum():
            has_capital = any(character.isupper() for character in token[1:])
            # Accounts and tags (@budi), and words of scripts without capitals, may be names wherever they are.
            is_marked = place > 0 and tokens[place - 1] in NAME_MARKS
            if (
                has_capital
                or is_marked
                or _has_no_case(token)
                or (token[0].isupper() and not is_first)
                or token.casefold() in names
            ):
                yield token
            is_first, last = False, token.casefold()
        elif token in QUOTE_CHARACTERS and _begins_a_quotation(tokens, place):
            is_first = True
        elif token in SENTENCE_ENDS:
            # After a pause the sentence may go on: "dia ... Budi".
            is_pause = token == "…" or (token == "." and "." in tokens[max(0, place - 1) : place])
            is_abbreviated = token == "." and is_abbreviation(last)
            is_first = not (is_pause or is_abbreviated) and _is_followed_by_space(tokens, place)


def _has_no_case(token: str) -> bool:
    return token[0].isalpha() and token.upper() == token.lower()


def _begins_a_quotation(tokens: Sequence[str], place: int) -> bool:
    """Return whether a mark is directly before a word and not directly after one."""
    is_after_word = place > 0 and not tokens[place - 1].isspace()
    return not is_after_word and place + 1 < len(tokens) and tokens[place + 1][0].isalnum()


def _is_followed_by_space(tokens: Sequence[str], place: int) -> bool:
    """Return whether white space or the end of the line follows a sign, ignoring closing quotation marks."""
    after = (token for token in tokens[place + 1 : place + 4] if token not in CLOSING_CHARACTERS | SENTENCE_ENDS)
    return next(after, " ").isspace()
