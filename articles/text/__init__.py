"""Pure functions over words: digests, headlines, paragraphs, differences and merges."""

from .blocks import PLAIN, READ_ALSO, chosen, read_blocks, segments, write_blocks
from .cells import cell
from .contents import Conflict, Merge, from_paragraphs, merge_contents, paragraphs
from .differences import compare_words
from .digests import canonical, digest, instant
from .gaps import BRACKETS, gaps
from .headlines import headline_key, slug_of
from .merging import merge_lists, merge_values, weave
from .prose import EXTENSIONS, sanitise
from .times import brief, clock, is_date, to_the_second
from .words import count_words, excerpt, plain, printable, squash

__all__ = [
    "BRACKETS",
    "Conflict",
    "EXTENSIONS",
    "Merge",
    "PLAIN",
    "READ_ALSO",
    "brief",
    "canonical",
    "cell",
    "chosen",
    "clock",
    "compare_words",
    "count_words",
    "digest",
    "excerpt",
    "from_paragraphs",
    "gaps",
    "headline_key",
    "instant",
    "is_date",
    "merge_contents",
    "merge_lists",
    "merge_values",
    "paragraphs",
    "plain",
    "printable",
    "read_blocks",
    "sanitise",
    "segments",
    "slug_of",
    "squash",
    "to_the_second",
    "weave",
    "write_blocks",
]
