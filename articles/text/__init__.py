"""Pure functions over words: digests, headlines, paragraphs, differences and merges."""

from .blocks import PLAIN, READ_ALSO, chosen, read_blocks, segments, write_blocks
from .cells import cell
from .differences import compare_words
from .digests import canonical, digest, instant
from .headlines import headline_key, slug_of
from .merging import merge_lists, merge_values
from .prose import EXTENSIONS, sanitise
from .words import count_words, excerpt, plain, squash

__all__ = [
    "EXTENSIONS",
    "PLAIN",
    "READ_ALSO",
    "canonical",
    "cell",
    "chosen",
    "compare_words",
    "count_words",
    "digest",
    "excerpt",
    "headline_key",
    "instant",
    "merge_lists",
    "merge_values",
    "plain",
    "read_blocks",
    "sanitise",
    "segments",
    "slug_of",
    "squash",
    "write_blocks",
]
