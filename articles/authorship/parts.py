"""The parts of a revision, and who wrote each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

# The key of every block of the body. Any other key belongs to one part of a revision.
BODY_PART = "body"

# Author, such as the key of a user or "import" -> the newest revision in which words of theirs came in.
Entry = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the body, or one other value: a field, a tag, a credit, a caption.

    Attributes:
        key: ``"body"`` for a block. Otherwise the name of the field, with the identity of the value where a field has
            several, such as ``"tags:<uid>"`` or ``"picture_words:<uid>:caption"``.
        tokens: Words with their marks, link and kind of block, so that a change of any of them is a change of the part.
            The token of a value that is not text (a flag, an instant, a choice) names its field, because equal tokens
            are taken for the same words wherever they are.
        words: The same words alone. Where they are given, words are recognised in other marks, links and kinds of
            block too, and in fields whose tokens are plain words. They follow from the tokens and are not compared.
    """

    key: str
    tokens: tuple[Hashable, ...]
    words: tuple[Hashable, ...] = field(default=(), compare=False)
    # Parts are looked up once for each revision that has them, and hashing all tokens each time is slow.
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.key, self.tokens)))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type["Part"], tuple[object, ...]]:
        """Leave the hash out of pickles, because another process hashes text in another way."""
        return Part, (self.key, self.tokens, self.words)


@dataclass(frozen=True)
class Attributed:
    """A revision with its authorship: ``entries[i]`` says who wrote ``parts[i]``. Entries are not to be changed."""

    number: int
    saver: str
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if len(self.parts) != len(self.entries):
            raise ValueError(f"{len(self.parts)} parts cannot have {len(self.entries)} entries.")


def merge(entry: dict[str, int], other: Entry) -> None:
    """Add the authors of another entry to an entry, where the newest number of each counts."""
    for author, number in other.items():
        if entry.get(author, number) <= number:
            entry[author] = number
