"""The content of editions: the sealed JSON, and the columns and rows derived from it for pages and lists."""

from .drafts import (
    Draft,
    draft_from_rows,
    draft_of,
    draft_of_retraction,
    draft_of_words,
    listed,
    preview,
    with_comment_terms,
    with_locked_rows,
)
from .listings import (
    Listing,
    index,
    index_photo_uses,
    index_words_of_edition,
    list_edition,
    listing_rows,
    lock_named_rows,
    lock_rows,
    rebuild,
    references_shown,
    relist_category,
    words_row,
    work_of,
)
from .page_data import columns_of
from .public_states import renew_public_states
from .reference_visibility import is_shown_to_readers, with_former_children
from .renaming import agreed_aliases, merged_by_one_person, names_otherwise, rename, renamed_content
from .sealing import content_of_edition, retraction, seal_content, sealed_content

__all__ = [
    "Draft",
    "Listing",
    "agreed_aliases",
    "columns_of",
    "content_of_edition",
    "draft_from_rows",
    "draft_of",
    "draft_of_retraction",
    "draft_of_words",
    "index",
    "index_photo_uses",
    "index_words_of_edition",
    "is_shown_to_readers",
    "list_edition",
    "listed",
    "listing_rows",
    "lock_named_rows",
    "lock_rows",
    "merged_by_one_person",
    "names_otherwise",
    "preview",
    "rebuild",
    "references_shown",
    "relist_category",
    "rename",
    "renamed_content",
    "renew_public_states",
    "retraction",
    "seal_content",
    "sealed_content",
    "with_comment_terms",
    "with_former_children",
    "with_locked_rows",
    "words_row",
    "work_of",
]
