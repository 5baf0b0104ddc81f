"""Pure functions over words: digests, headlines, paragraphs, differences and merges."""

from .blocks import (
    PLAIN,
    READ_ALSO,
    chosen,
    figures_of,
    read_blocks,
    segments,
    shown_photos,
    write_blocks,
)
from .cells import cell
from .contents import NEW, Conflict, Merge, Written, from_paragraphs, merge_contents, paragraphs
from .differences import Work, compare_words
from .digests import canonical, digest, instant
from .embeds import SITES, embed_of
from .figures import MOST_IN_GALLERY, photos_in, read_figure, uid_of, write_figure
from .gaps import BRACKETS, gaps
from .headlines import headline_key, slug_of
from .links import kept_link
from .merging import carry_edits, merge_lists, merge_values, weave
from .numbers import row_number
from .prose import EXTENSIONS, MAX_BODY_CHARACTERS, is_too_long, sanitise
from .safety import unsafe_address, unsafe_markup
from .searches import limit_search, search_notice
from .times import brief, clock, is_date, to_the_second
from .words import count_words, excerpt, plain, printable, squash

__all__ = [
    "BRACKETS",
    "Conflict",
    "EXTENSIONS",
    "MAX_BODY_CHARACTERS",
    "MOST_IN_GALLERY",
    "Merge",
    "NEW",
    "PLAIN",
    "READ_ALSO",
    "SITES",
    "Work",
    "Written",
    "brief",
    "canonical",
    "carry_edits",
    "cell",
    "chosen",
    "clock",
    "compare_words",
    "count_words",
    "digest",
    "embed_of",
    "excerpt",
    "figures_of",
    "from_paragraphs",
    "gaps",
    "headline_key",
    "instant",
    "is_date",
    "is_too_long",
    "kept_link",
    "limit_search",
    "merge_contents",
    "merge_lists",
    "merge_values",
    "paragraphs",
    "photos_in",
    "plain",
    "printable",
    "read_blocks",
    "read_figure",
    "row_number",
    "sanitise",
    "search_notice",
    "segments",
    "shown_photos",
    "slug_of",
    "squash",
    "to_the_second",
    "uid_of",
    "unsafe_address",
    "unsafe_markup",
    "weave",
    "write_blocks",
    "write_figure",
]
