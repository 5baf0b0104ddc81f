"""Pure functions over words: digests, headlines, paragraphs, differences and merges."""

from .blocks import READ_ALSO, read_blocks, segments, write_blocks
from .cells import cell
from .differences import compare_words
from .digests import canonical, digest, instant
from .headlines import headline_key, slug_of
from .merging import merge_lists, merge_values
from .prose import EXTENSIONS, sanitise
from .times import brief, clock, to_the_second
from .words import count_words, excerpt, plain, printable, squash

__all__ = [
    "EXTENSIONS",
    "READ_ALSO",
    "brief",
    "canonical",
    "cell",
    "clock",
    "compare_words",
    "count_words",
    "digest",
    "excerpt",
    "headline_key",
    "instant",
    "merge_lists",
    "merge_values",
    "plain",
    "printable",
    "read_blocks",
    "sanitise",
    "segments",
    "slug_of",
    "squash",
    "to_the_second",
    "write_blocks",
]
