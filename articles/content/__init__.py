"""The content of an article as one typed value with one list of fields."""

from .body_kind import body_from_text
from .changes import (
    FieldChanges,
    Fold,
    ShownLine,
    compare_field,
    compare_texts,
    count_changes,
    difference,
    shown_photos,
    text_of_changes,
)
from .field_kinds import ContentError
from .field_text import numbers_in, text_of_field
from .field_values import CreditLine, LeadPicture, PictureWords, Reference
from .fields import FIELDS, KINDS, LABELS, WRITTEN_FIELDS, Content, Field, photos_of, references_of
from .form_data import (
    MAX_CREDITS,
    clean_text,
    content_of_form,
    form_field_names,
    normalized_field_names,
    text_of_tags,
    typed_field_labels,
)
from .indexing import words_of
from .merging import BOTH, NEW, OURS, THEIRS, Conflict, Merge, Written, merge_contents
from .minor_edits import why_not_minor
from .parts import key_of_picture_words, parts_of
from .reference_lookup import current_row, reference_to, row_of, rows_for, tag_rows, tags_by_name
from .serialization import CONTENT_VERSION, digest_of, from_json, to_json, version_of
from .stored_content import (
    RedactedContent,
    content_of_revision,
    known_aliases,
    read_content,
    with_present_identities,
    written_content_of_revision,
)
from .version1 import identities_in
from .working_copy import (
    apply_content,
    content_of,
    references_in,
    replace_merged_rows,
    with_picture_words,
    written_content_of,
)

__all__ = [
    "BOTH",
    "CONTENT_VERSION",
    "FIELDS",
    "KINDS",
    "LABELS",
    "MAX_CREDITS",
    "NEW",
    "OURS",
    "THEIRS",
    "WRITTEN_FIELDS",
    "Conflict",
    "Content",
    "ContentError",
    "CreditLine",
    "Field",
    "FieldChanges",
    "Fold",
    "LeadPicture",
    "Merge",
    "PictureWords",
    "RedactedContent",
    "Reference",
    "ShownLine",
    "Written",
    "apply_content",
    "body_from_text",
    "clean_text",
    "compare_field",
    "compare_texts",
    "content_of",
    "content_of_form",
    "content_of_revision",
    "count_changes",
    "current_row",
    "difference",
    "digest_of",
    "form_field_names",
    "from_json",
    "identities_in",
    "key_of_picture_words",
    "known_aliases",
    "merge_contents",
    "normalized_field_names",
    "numbers_in",
    "parts_of",
    "photos_of",
    "read_content",
    "reference_to",
    "references_in",
    "references_of",
    "replace_merged_rows",
    "row_of",
    "rows_for",
    "shown_photos",
    "tag_rows",
    "tags_by_name",
    "text_of_changes",
    "text_of_field",
    "text_of_tags",
    "to_json",
    "typed_field_labels",
    "version_of",
    "why_not_minor",
    "with_picture_words",
    "with_present_identities",
    "words_of",
    "written_content_of",
    "written_content_of_revision",
]
