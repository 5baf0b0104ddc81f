"""Pure functions over words: digests, headlines, paragraphs, differences and merges."""

from .cells import cell
from .differences import TooDifferent, Work, opcodes
from .digests import canonical, digest, instant
from .embeds import SITES, embed_of
from .figures import MOST_IN_GALLERY, photos_in, uid_of
from .gaps import BRACKETS, gaps
from .headlines import headline_key, slug_of
from .links import kept_link
from .merging import carry_edits, weave
from .numbers import row_number
from .pairing import MAX_PAIRS, MIN_LIKENESS, Pair, best_pairs
from .prose import EXTENSIONS, MAX_BODY_CHARACTERS, is_too_long, sanitise
from .read_also import PLAIN, READ_ALSO, chosen
from .safety import unsafe_address, unsafe_markup
from .searches import limit_search, search_notice
from .times import brief, clock, is_date, to_the_second
from .words import count_words, excerpt, first_few, plain, printable, squash

__all__ = [
    "BRACKETS",
    "EXTENSIONS",
    "MAX_BODY_CHARACTERS",
    "MAX_PAIRS",
    "MIN_LIKENESS",
    "MOST_IN_GALLERY",
    "PLAIN",
    "READ_ALSO",
    "SITES",
    "Pair",
    "TooDifferent",
    "Work",
    "best_pairs",
    "brief",
    "canonical",
    "carry_edits",
    "cell",
    "chosen",
    "clock",
    "count_words",
    "digest",
    "embed_of",
    "excerpt",
    "first_few",
    "gaps",
    "headline_key",
    "instant",
    "is_date",
    "is_too_long",
    "kept_link",
    "limit_search",
    "opcodes",
    "photos_in",
    "plain",
    "printable",
    "row_number",
    "sanitise",
    "search_notice",
    "slug_of",
    "squash",
    "to_the_second",
    "uid_of",
    "unsafe_address",
    "unsafe_markup",
    "weave",
]
