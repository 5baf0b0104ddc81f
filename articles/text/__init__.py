"""Pure functions over texts: digests, slugs, sanitising, differences and merges."""

from .allowed_html import BODY_LIMITS, EDITOR_EXTENSIONS, MAX_BODY_BLOCKS, MAX_BODY_CHARACTERS, is_too_long, sanitise
from .digests import canonical, digest, instant
from .embeds import SITES, VIDEO_SITES, embed_of
from .figure_html import MAX_GALLERY_PHOTOS, photos_in, uid_of
from .headlines_and_slugs import headline_key, slug_of
from .links import SITE_SUFFIXES, kept_link
from .placeholders import BRACKETS_PATTERN, find_placeholders
from .plain_text import count_words, excerpt, first_few, plain, printable, squash, with_curly_quotes
from .read_also import NO_TARGET, READ_ALSO, chosen
from .request_values import is_ticked, row_number, typed_text
from .search_queries import limit_search, search_notice
from .search_words import places_of_words, search_words, stem_of
from .sequence_alignment import MAX_PAIRS, MIN_LIKENESS, Pair, best_pairs
from .sequence_diff import TooDifferent, Work, opcodes
from .spreadsheet_cells import cell
from .three_way_merge import align_versions, carry_edits
from .time_formats import brief, clock, is_date, to_the_second
from .unsafe_html import unsafe_address, unsafe_markup

__all__ = [
    "BODY_LIMITS",
    "BRACKETS_PATTERN",
    "EDITOR_EXTENSIONS",
    "MAX_BODY_BLOCKS",
    "MAX_BODY_CHARACTERS",
    "MAX_GALLERY_PHOTOS",
    "MAX_PAIRS",
    "MIN_LIKENESS",
    "NO_TARGET",
    "READ_ALSO",
    "SITES",
    "SITE_SUFFIXES",
    "VIDEO_SITES",
    "Pair",
    "TooDifferent",
    "Work",
    "align_versions",
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
    "find_placeholders",
    "first_few",
    "headline_key",
    "instant",
    "is_date",
    "is_ticked",
    "is_too_long",
    "kept_link",
    "limit_search",
    "opcodes",
    "photos_in",
    "places_of_words",
    "plain",
    "printable",
    "row_number",
    "sanitise",
    "search_notice",
    "search_words",
    "slug_of",
    "squash",
    "stem_of",
    "to_the_second",
    "typed_text",
    "uid_of",
    "unsafe_address",
    "unsafe_markup",
    "with_curly_quotes",
]
