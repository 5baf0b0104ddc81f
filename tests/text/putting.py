"""Lists of items put together as paragraphs are."""

from articles.text import carry_edits, weave


def put_together(base, ours, theirs):
    """Return what two people made of one list, and the conflicts as pairs of the items as they were and as theirs are.

    Where both changed the same items, ours are kept.
    """
    chunks = weave(*carry_edits(base, ours, theirs))
    merged = [item for chunk in chunks for item in chunk.merged]
    return merged, [(chunk.base, chunk.theirs) for chunk in chunks if chunk.is_conflict]
