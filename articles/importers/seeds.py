"""Reading the plain-text seed format, one article a file, into records (pure).

Up to three lines (topic, headline, standfirst), the labels ``Penulis:`` and ``Editor:`` with names, the body a
paragraph a line with ``Baca juga:`` lines in it, and a last line ``Isi komentar ...`` as the comment notice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from re import Match
from typing import Any

from django.utils.translation import gettext as _

from articles.text import READ_ALSO, printable, squash

from .records import ArticleRecord, Refused

# A line of a file with its number, counted from 1.
NumberedLine = tuple[int, str]

LABEL = re.compile(r"^(penulis|editor)\s*:\s*(.*)$", re.IGNORECASE)
LABELS = ("penulis:", "editor:")
NOTICE = re.compile(r"^isi komentar\b", re.IGNORECASE)
BARE_READ_ALSO = re.compile(r"^baca juga\s*:?\s*$", re.IGNORECASE)
# An outlet or place in capitals ("TRIBUNNEWS.COM, JAKARTA"), set off by a spaced hyphen or by a dash.
DATELINE = re.compile(r"^(?P<dateline>\S.{1,79}?)(?:\s*--(?:\s+|$)|\s+-|-\s+|\s*[‒–—―]+)\s*(?P<rest>.*)$")
CAPITALS = re.compile(r"^[^\W\d_]{2,}", re.UNICODE)
DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|tv|news)$", re.IGNORECASE)
UNFINISHED = re.compile(r"[\w,;:(\[–—-]$")
# Names end where the body begins: a sentence, or a line longer than a byline.
NAME_LENGTH = 60
MAX_BYLINE_NAMES = 200
SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
FULL_STOP = re.compile(r"""\.["'”’»)\]]*$""")
# A capitalised "Dan" at the start may be part of a name, not the word for "and".
SPLIT_NAMES = re.compile(r"\s*[,;]\s*(?:(?:dan|DAN)\s+)?|^(?:dan|DAN)\s+|\s+(?i:dan)(?:\s+|$)")
# "M.Si.", "S.I.Kom", "M. Si." and "SH" are titles; "A. Budi" is a name with an initial.
ACADEMIC = re.compile(
    r"^(?:(?:[A-Z][A-Za-z]{0,3}\.)+(?:[A-Za-z]{1,4}\.|[A-Za-z]{1,3})|(?:[A-Z][a-z]?\. ){1,2}[A-Z][a-z]{0,3}\."
    r"|(?:SH|MH|SE|MM|MA|MBA|ST|MT|SIP|SPd|MPd|SSos|MSi|SKom|MKom|Lc|Ak|PhD|Jr|Sr)\.?)$"
)
# Control characters, and lone surrogates, which JSON may contain.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the bytes of a seed as text. Raises Refused where they are empty, binary or not UTF-8."""
    if not data.strip():
        raise Refused(_("The file is empty."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if b"\x00" in data:
            raise Refused(_("The file is binary, not text."), line) from error
        raise Refused(_("The file is not UTF-8, or is cut off within a character."), line) from error
    control = CONTROLS.search(text)
    if control:
        raise Refused(_("The file is binary, not text."), text.count("\n", 0, control.start()) + 1)
    return text


def _lines(text: str) -> list[NumberedLine]:
    """Return the lines that are not empty, with their numbers."""
    lines = re.split(r"\r\n|\r|\n|\u2028|\u2029|\x85", text)
    numbered = enumerate((squash(printable(line)) for line in lines), start=1)
    return [(number, line) for number, line in numbered if line]


def _opening_dateline(text: str) -> Match[str] | None:
    """Return the match of a dateline that opens a paragraph, or None where it is the beginning of a sentence."""
    match = DATELINE.match(text)
    if not match:
        return None
    outlet = match["dateline"].split(",")[0].split()
    starts = [CAPITALS.match(word) for word in outlet]
    capital = all(start and start[0][:2].isupper() for start in starts)
    capital = capital or (len(outlet) == 1 and DOMAIN.match(outlet[0]) is not None)
    return match if capital and len(match["dateline"].split()) <= 8 else None


def _check_end(lines: Sequence[NumberedLine], is_open: bool) -> None:
    """Raise Refused for a file whose last line breaks off in the middle of a sentence.

    ``is_open`` is whether no newline follows it. Then a last line of a few words counts as broken off too, if the lines
    before end as sentences do, or if it may be the beginning of a label or a dateline.
    """
    number, text = lines[-1]
    if READ_ALSO.match(text) or not UNFINISHED.search(text):
        return
    before = [line for _n, line in lines[:-1] if not READ_ALSO.match(line)]
    breaks_off = len(text.split()) > 3 or NOTICE.match(text) is not None
    if is_open and not breaks_off:
        finished = bool(before) and all(SENTENCE_END.search(line) for line in before)
        dateline = _opening_dateline(text) is not None or text.isupper()
        breaks_off = finished or dateline or any(label.startswith(text.lower()) for label in LABELS)
    if breaks_off:
        raise Refused(_("The file is cut off: its last line ends within a sentence."), number)


def _is_name(line: str) -> bool:
    """Return whether a line after a label can be a name or several, rather than the first paragraph."""
    # A name may end in the full stop of a title ("S.H."). A sentence has more words, and the last one is not a title.
    ends, words, pieces = SENTENCE_END.search(line) is not None, line.split(), SPLIT_NAMES.split(line)
    return (
        len(line) <= NAME_LENGTH * len(pieces)
        and ":" not in line
        and not _opening_dateline(line)
        and not READ_ALSO.match(line)
        and not NOTICE.match(line)
        and not (ends and (words[-1][0].islower() or (len(words) > 5 and not ACADEMIC.match(pieces[-1]))))
    )


def split_names(text: str) -> list[str]:
    """Return the names in a line, separated by commas or the word ``dan``. An academic title stays with its name."""
    names: list[str] = []
    for piece in map(squash, SPLIT_NAMES.split(text)):
        if names and ACADEMIC.match(piece):
            names[-1] += f", {piece}"
        elif piece:
            names.append(piece)
    return names


def _opening(lines: Sequence[NumberedLine]) -> tuple[str, str, str]:
    """Return the topic, headline and standfirst from the lines before the first label."""
    texts = [text for _number, text in lines]
    if len(texts) > 3:
        raise Refused(_("More than three lines are before the first label (Penulis: or Editor:)."), lines[3][0])
    if len(texts) == 3:
        return texts[0], texts[1], texts[2]
    if len(texts) == 2:
        if FULL_STOP.search(texts[1]):
            return "", texts[0], texts[1]
        return texts[0], texts[1], ""
    if len(texts) == 1:
        return "", texts[0], ""
    raise Refused(_("There is no headline."), 1)


def _names(lines: Sequence[NumberedLine]) -> tuple[dict[str, list[str]], Sequence[NumberedLine]]:
    """Return the names under the labels: ``({"penulis": [...], "editor": [...]}, lines of the body)``."""
    people: dict[str, list[str]] = {"penulis": [], "editor": []}
    current, has_name, done = "", False, 0
    for number, text in lines:
        label = LABEL.match(text)
        if label:
            current, has_name, names = label[1].lower(), bool(label[2]), label[2]
        elif _is_name(text) and (not has_name or (done + 1 < len(lines) and _more_names(text))):
            has_name, names = True, text
        else:
            break
        people[current] += split_names(names)
        if len(people[current]) > MAX_BYLINE_NAMES:
            raise Refused(_("The byline names more than %(limit)s people.") % {"limit": MAX_BYLINE_NAMES}, number)
        done += 1
    return people, lines[done:]


def _more_names(text: str) -> bool:
    """Return whether a further line under a label is one more name: short, each word capitalised, not a sentence."""
    words = [word for word in re.split(r"[\s,]+", text) if word and word.lower() != "dan"]
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return bool(words) and len(words) <= 12 and capital and not SENTENCE_END.search(text)


def _check_lengths(record_lines: Iterable[tuple[int, str, str, int]]) -> None:
    for number, label, text, limit in record_lines:
        if len(text) > limit:
            raise Refused(
                _("%(label)s is longer than %(limit)s characters.") % {"label": label, "limit": limit}, number
            )


def _body(lines: Iterable[NumberedLine]) -> tuple[str, list[dict[str, Any]]]:
    """Return the dateline and the blocks of the body, one paragraph a line."""
    body: list[dict[str, Any]] = []
    dateline, begun = "", False
    for number, text in lines:
        label = LABEL.match(text)
        if label and not label[2]:
            raise Refused(_("A label is within the body."), number)
        if BARE_READ_ALSO.match(text):
            raise Refused(_("A “Baca juga” line names no headline."), number)
        reference = READ_ALSO.match(text)
        if reference:
            _check_lengths([(number, _("The headline of a “Baca juga” line"), reference["headline"], 240)])
            body.append({"type": "read_also", "text": squash(reference["headline"])})
            continue
        opening = None if begun else _opening_dateline(text)
        begun = True
        if opening:
            dateline, text = opening["dateline"], opening["rest"]
        if text:
            body.append({"type": "paragraph", "text": text})
    return dateline, body


def parse(data: bytes, source: str) -> ArticleRecord:
    """Read the bytes of one seed file into an ArticleRecord. Raises Refused with the line and the reason."""
    text = decode(data)
    lines = _lines(text)
    if not lines:
        raise Refused(_("The file is empty."))
    first_label = next((index for index, (_n, text) in enumerate(lines) if LABEL.match(text)), None)
    if first_label is None:
        raise Refused(_("There is no label Penulis: or Editor:, so headline and body cannot be told apart."), 1)
    topic, headline, standfirst = _opening(lines[:first_label])
    _check_lengths(
        [
            (lines[0][0], _("The topic"), topic, 160),
            (lines[0][0], _("The headline"), headline, 240),
            (lines[0][0], _("The standfirst"), standfirst, 2000),
        ]
    )
    people, rest = _names(lines[first_label:])
    for names in people.values():
        _check_lengths([(lines[first_label][0], _("A name"), name, 160) for name in names])
    if rest:
        _check_end(rest, not text.endswith(("\n", "\r")))
    notice = ""
    if rest and NOTICE.match(rest[-1][1]):
        notice, rest = rest[-1][1], rest[:-1]
    dateline, body = _body(rest)
    if not any(block["type"] == "paragraph" for block in body):
        raise Refused(_("There is no body: the file ends after the names."), lines[-1][0])
    return ArticleRecord(
        source=source,
        digest=hashlib.sha256(data).hexdigest(),
        headline=headline,
        body=body,
        topic=topic,
        standfirst=standfirst,
        dateline=dateline,
        writers=list(dict.fromkeys(people["penulis"])),
        editors=list(dict.fromkeys(people["editor"])),
        comment_notice=notice,
    )
