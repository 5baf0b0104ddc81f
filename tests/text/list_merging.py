"""Merging lists of items, as paragraphs are merged."""

from articles.text import align_versions, carry_edits


def merge_lists(base, ours, theirs):
    """Return the merge of two versions of a list, and the conflicts as pairs of the base's and their items.

    If both changed the same items, ours are kept.
    """
    chunks = align_versions(*carry_edits(base, ours, theirs))
    merged = [item for chunk in chunks for item in chunk.merged]
    return merged, [(chunk.base, chunk.theirs) for chunk in chunks if chunk.is_conflict]
