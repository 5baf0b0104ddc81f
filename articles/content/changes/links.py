"""Descriptions of links, which are short however long an address is."""

from collections.abc import Hashable, Sequence
from itertools import groupby, islice
from operator import itemgetter

from django.utils.translation import gettext as _

from articles.document import Link
from articles.text import digest

from .characters import full_name, visible

# The longest address or title that is shown in full, and the characters of a longer one that are shown of its
# beginning, of its end, and of the place where it differs from another one.
MAX_CHARACTERS, BEGINNING, END, AROUND = 200, 100, 50, 30
# The hexadecimal digits of the checksum of a longer one.
CHECKSUM_DIGITS = 32
# The most characters of an address that are named.
MAX_NAMES = 20


def linked_words(runs: Sequence[tuple[str, Hashable]]) -> list[str]:
    """Return, for each run, the words of the link that begins with it, or "" if no link does.

    A link over several runs is named once, with all its words.

    Args:
        runs: The text of each run of a passage, and its link.
    """
    found: list[str] = []
    for _link, group in groupby(runs, key=itemgetter(1)):
        texts = [text for text, _same in group]
        # The end of a single run is seen in the passage itself.
        words = texts[0].strip() or texts[0] if len(texts) == 1 else "".join(texts)
        found += [words, *[""] * (len(texts) - 1)]
    return found


def link_text(link: Link, other: Link | None = None) -> str:
    """Return the address of a link, with the names of its non-ASCII characters, and its ``rel`` and ``title``.

    Different links never have the same description.

    Args:
        link: The link.
        other: The link that it is compared with. Where both have the same beginning and end, their first difference
            is shown too.
    """
    address = link.address
    seen = address if len(address) <= MAX_CHARACTERS else address[:BEGINNING] + address[-END:]
    # A letter of another alphabet may look like a letter of the intended address.
    foreign = [one for one in dict.fromkeys(seen) if not one.isascii()]
    names = [full_name(one) for one in islice(foreign, MAX_NAMES)] + ["…"] * (len(foreign) > MAX_NAMES)
    more = [
        f"({', '.join(names)})" if names else "",
        f"rel={short(link.rel, other.rel if other else '')}" if link.rel else "",
        f"title=“{short(link.title, other.title if other else '')}”" if link.title else "",
    ]
    return " ".join(filter(None, (f"⟨{short(address, other.address if other else '')}⟩", *more)))


def short(text: str, other: str = "") -> str:
    """Return a text with its invisible characters named, and a long one with its beginning and end alone."""
    if len(text) <= MAX_CHARACTERS:
        return visible(text)
    shown = _("%(beginning)s…%(end)s, %(count)s characters, checksum %(checksum)s") % {
        "beginning": visible(text[:BEGINNING]),
        "end": visible(text[-END:]),
        "count": len(text),
        "checksum": digest(text)[:CHECKSUM_DIGITS],
    }
    if text == other or (text[:BEGINNING], text[-END:]) != (other[:BEGINNING], other[-END:]):
        return shown
    pairs = enumerate(zip(text, other, strict=False))
    place = next((place for place, (one, another) in pairs if one != another), min(len(text), len(other)))
    around = visible(text[max(0, place - AROUND) : place + AROUND])
    return _("%(text)s, from character %(place)s: …%(around)s…") % {"text": shown, "place": place + 1, "around": around}
