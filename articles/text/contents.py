"""Three-way merges of what an article says: by field, and the body by paragraph. Plain data in, plain data out."""

from typing import NamedTuple

from .blocks import read_blocks, write_blocks
from .digests import digest
from .merging import carry_edits, merge_sets, merge_values, weave

VALUES = (
    "headline",
    "standfirst",
    "dateline",
    "slug",
    "topic",
    "category",
    "comment_policy",
    "replies_to",
    "picture",
    "embargo",
)
OURS, THEIRS, BOTH, NEW = "ours", "theirs", "both", "new"
# What can be written anew where both changed it.
WORDS = ("headline", "standfirst", "dateline", "body", "marks.verification_notice")


class Conflict(NamedTuple):
    """What both changed, each in another way: the three versions of a field, or of neighbouring paragraphs.

    ``key`` is the same for the same three versions and for no others. ``field`` is a name of the content;
    versions of ``body`` are HTML, others values of the content.
    """

    key: str
    field: str
    base: object
    ours: object
    theirs: object

    @property
    def can_be_both(self):
        """Whether both versions may stand, ours before theirs: paragraphs may."""
        return self.field == "body"

    @property
    def can_be_new(self):
        """Whether a third version may be written: of words it may, of what is chosen from a list it may not."""
        return self.field in WORDS


class Written(NamedTuple):
    """A third version of what conflicts: ``value`` is what the content holds of it, HTML for ``body``."""

    value: str


class Merge(NamedTuple):
    """``content`` as merged, ``conflicts`` nobody has decided (ours stands there), ``taken``: fields not as in ours."""

    content: dict
    conflicts: list
    taken: list


def paragraphs(html):
    """Body HTML as a list of hashable blocks; ``from_paragraphs`` is its inverse."""
    return [write_blocks([block]) for block in read_blocks(html)]


def from_paragraphs(blocks):
    """Body HTML from what ``paragraphs`` gave."""
    return "".join(blocks)


def _conflict(field, base, ours, theirs):
    return Conflict(f"{field}-{digest([base, ours, theirs])[:16]}", field, base, ours, theirs)


def _decide(conflict, choices, conflicts):
    """The choice made for a conflict; ours, and the conflict noted, where there is none that it allows."""
    choice, allowed = choices.get(conflict.key, ""), {OURS, THEIRS} | ({BOTH} if conflict.can_be_both else set())
    if choice in allowed or (conflict.can_be_new and isinstance(choice, Written)):
        return choice
    conflicts.append(conflict)
    return OURS


def _merge_value(field, versions, choices, conflicts):
    value, is_conflict = merge_values(*versions)
    if not is_conflict:
        return value
    conflict = _conflict(field, *versions)
    choice = _decide(conflict, choices, conflicts)
    return choice.value if isinstance(choice, Written) else getattr(conflict, choice)


def _merge_body(versions, choices, conflicts):
    blocks = []
    for chunk in weave(*carry_edits(*map(paragraphs, versions))):
        if not chunk.is_conflict:
            blocks += chunk.merged
            continue
        conflict = _conflict("body", *map(from_paragraphs, chunk))
        choice = _decide(conflict, choices, conflicts)
        if isinstance(choice, Written):
            blocks.append(choice.value)
            continue
        blocks += [] if choice == THEIRS else chunk.ours
        blocks += chunk.theirs if choice in {THEIRS, BOTH} else []
    return from_paragraphs(blocks)


def _merge_marks(versions, choices, conflicts):
    names = sorted({name for version in versions for name in version})
    marks = {
        name: _merge_value(f"marks.{name}", [version.get(name) for version in versions], choices, conflicts)
        for name in names
    }
    return {name: value for name, value in marks.items() if value}


def merge_contents(base, ours, theirs, choices=None):
    """Put together what two people made of the same beginning.

    The three are contents as revisions hold them. ``choices`` maps keys of conflicts to ``ours``, ``theirs``, for
    paragraphs ``both``, or for words a ``Written``. Nothing that either wrote is left out unless a choice says so or
    it stands among the conflicts.
    """
    # What the library says of pictures is not typed here: it is taken from there whenever a revision is written.
    versions = [{name: value for name, value in one.items() if name != "photos"} for one in (base, ours, theirs)]
    choices, conflicts, ours = choices or {}, [], versions[1]
    content = {name: _merge_value(name, [one.get(name) for one in versions], choices, conflicts) for name in VALUES}
    content["credits"] = _merge_value("credits", [one["credits"] for one in versions], choices, conflicts)
    content["tags"] = sorted(merge_sets(*(set(one["tags"]) for one in versions)))
    content["marks"] = _merge_marks([one.get("marks", {}) for one in versions], choices, conflicts)
    content["body"] = _merge_body([one["body"] for one in versions], choices, conflicts)
    for name in ("marks", "embargo", "picture"):
        if not content[name]:
            del content[name]
    taken = [name for name in content.keys() | ours.keys() if content.get(name) != ours.get(name)]
    return Merge(content, conflicts, sorted(taken))
