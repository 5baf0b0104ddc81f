"""The parts of a revision, and the authors of each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

# The key of every block of the body. Any other key belongs to one part of a revision.
BODY_PART = "body"

# Author, such as the key of a user or "import" -> the newest revision that introduced words of theirs.
Entry = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the body, or one other value: a field, a tag, a credit, a caption.

    Attributes:
        key: ``"body"`` for a block. Otherwise the name of the field, with the identity of the value where a field has
            several, such as ``"tags:<uid>"`` or ``"picture_words:<uid>:caption"``.
        tokens: Words with their marks, link and kind of block, so that a change of any of them is a change of the part.
            The token of a value that is not text (a flag, a time, a choice) contains the name of its field, because
            equal tokens count as the same words wherever they are.
        words: The same words alone. If they are given, words are also recognised with other marks, links and kinds of
            block, and in fields whose tokens are plain words. They follow from the tokens and are not compared.
    """

    key: str
    tokens: tuple[Hashable, ...]
    words: tuple[Hashable, ...] = field(default=(), compare=False)
    # The hash is stored because parts are looked up for each revision that has them, and hashing all tokens is slow.
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.key, self.tokens)))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type["Part"], tuple[object, ...]]:
        """Return the state for pickling without the hash, because another process hashes text differently."""
        return Part, (self.key, self.tokens, self.words)


@dataclass(frozen=True)
class Attributed:
    """A revision with its authorship: ``entries[i]`` has the authors of ``parts[i]``. Do not change entries."""

    number: int
    saver: str
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if len(self.parts) != len(self.entries):
            raise ValueError(f"{len(self.parts)} parts cannot have {len(self.entries)} entries.")


def merge(entry: dict[str, int], other: Entry) -> None:
    """Add the authors of another entry to an entry, in place. The newest number of each author counts."""
    for author, number in other.items():
        if entry.get(author, number) <= number:
            entry[author] = number
