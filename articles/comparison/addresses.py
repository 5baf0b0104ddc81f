"""Addresses written in a text, and the sites that they lead to."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from articles.text import SITE_SUFFIXES

from .abbreviations import is_known_abbreviation

# A URL, an e-mail address, or a host that ends as sites do or is followed by a path. Each word is searched once,
# however long it is.
ADDRESS_PATTERN = re.compile(
    r"(?:(?<![a-z+.-])[a-z][a-z+.-]*+://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+"
    rf"|(?<![\w.@-])[\w-]++(?:\.[\w-]+)*\.(?:{SITE_SUFFIXES})(?![\w-])(?:/\S*)?"
    r"|(?<![\w.@-])(?P<name>[\w-]++)(?:\.[\w-]+)*\.(?-i:[^\W\d_A-Z]{2,}+)/\S+",
    re.IGNORECASE,
)
# Signs after an address that belong to the sentence.
CHARACTERS_AFTER_ADDRESSES = ".,;:!?…)]}\"'“”’»›"


def addresses_in(text: str) -> Iterator[str]:
    """Yield the addresses that are written in a text: ``tempo.co``, ``www.tempo.co``, ``budi@tempo.co``.

    A word with a full stop and a path is an address whatever its ending: ``kabar.xyz/abc``. The ending must be in lower
    case and the word before it no abbreviation: not ``Jl.Sudirman/Thamrin`` or ``no.hp/wa``.
    """
    for match in ADDRESS_PATTERN.finditer(text):
        if not is_known_abbreviation((match["name"] or "").casefold()):
            yield match.group().rstrip(CHARACTERS_AFTER_ADDRESSES)


def site_of(address: str) -> str:
    """Return the host of an address, or the whole address of a mailbox or telephone.

    A link within this site has "".
    """
    try:
        parts = urlsplit(address)
        if parts.scheme in {"mailto", "tel"}:
            return parts.path
        if not parts.netloc and ADDRESS_PATTERN.fullmatch(address):
            if "@" in address.partition("/")[0]:
                return address
            parts = urlsplit(f"//{address}")
        return parts.netloc.rpartition("@")[2].casefold().removeprefix("www.")
    except ValueError:
        return address
