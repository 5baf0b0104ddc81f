"""Random histories of an article in which the true author of each word is known.

Each word is written once, so that its text identifies it, and no part contains who wrote it. The simulated people do
only what attribution can follow: they copy three words or more, leave no block of the body shorter than that, change a
block in one way in one save, and leave at least half of a block they edit.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from articles.authorship import BODY_PART, RUN_LENGTH, Attributed, Part, attribute, waiting_authors

PEOPLE = ["ayu", "budi", "citra", "dewi"]
TAGS = 3


@dataclass(frozen=True)
class Block:
    """A paragraph as pairs of a word and its mark. A block that was changed is left alone until the next save."""

    words: tuple[tuple[str, str], ...]
    touched: bool = True

    def part(self) -> Part:
        """Return the block in the form that attribution expects."""
        return Part(
            BODY_PART, (("p", "", ""), *(("p", *word) for word in self.words)), tuple(word for word, _ in self.words)
        )

    def joined(self, *others: "Block") -> "Block":
        """Return this block joined with others."""
        return Block(sum((other.words for other in others), self.words))


@dataclass(frozen=True)
class Copy:
    """The content of an article: blocks, a headline and tags."""

    blocks: tuple[Block, ...] = ()
    headline: tuple[str, ...] = ()
    tags: frozenset[int] = frozenset()

    def parts(self) -> list[Part]:
        """Return the article in the form that attribution expects."""
        tags = [Part(f"tags:{tag}", (("tag", tag),)) for tag in sorted(self.tags)]
        return [Part("headline", self.headline), *(block.part() for block in self.blocks), *tags]


def words_of(part: Part) -> tuple[Hashable, ...]:
    """Return the words of a part whose authors are known."""
    return part.words or part.tokens


@dataclass
class Newsroom:
    """An article, its revisions, and the true authors of its words."""

    copy: Copy = Copy()
    copies: list[Copy] = field(default_factory=list)
    revisions: list[Attributed] = field(default_factory=list)
    authors: dict[Hashable, str] = field(default_factory=dict)
    # For each word of the newest revision, the revision in which it was added.
    since: dict[Hashable, int] = field(default_factory=dict)
    others: dict[str, list[Part]] = field(default_factory=dict)

    def write(self, author: str, count: int) -> tuple[str, ...]:
        """Return new words of a user."""
        words = tuple(f"word{len(self.authors) + number}" for number in range(count))
        self.authors |= dict.fromkeys(words, author)
        return words

    def write_block(self, author: str, count: int) -> Block:
        """Return a new paragraph of a user."""
        return Block(tuple((word, "") for word in self.write(author, RUN_LENGTH + count)))

    def save(self, saver: str, acts: list[tuple[str, int, int, int]]) -> None:
        """Do some acts and save."""
        self.copy = replace(self.copy, blocks=tuple(replace(block, touched=False) for block in self.copy.blocks))
        self.others = {}
        for name, *numbers in acts:
            ACTS[name](self, saver, *numbers)
        for tag in self.copy.tags:
            self.authors.setdefault(("tag", tag), saver)
        parts = self.copy.parts()
        number = len(self.revisions) + 1
        previous = self.revisions[-1] if self.revisions else None
        self.revisions.append(
            attribute(
                parts,
                number=number,
                saver=saver,
                previous=previous,
                earlier=self.revisions[:-1],
                others=self.others,
            )
        )
        self.copies.append(self.copy)
        self.since = {word: self.since.get(word, number) for part in parts for word in words_of(part)}

    def words_in(self, number: int) -> set[Hashable]:
        """Return the words of a revision. Before the first revision there are none."""
        return {word for part in self.revisions[number - 1].parts for word in words_of(part)} if number else set()

    def true_waiting(self, base: int) -> set[str]:
        """Return the authors of words that are in the newest revision and not in the base."""
        return {self.authors[word] for word in self.since.keys() - self.words_in(base)}

    def waiting(self, base: int) -> frozenset[str]:
        """Return who may not approve by the rule."""
        savers = [revision.saver for revision in self.revisions[base:]]
        return waiting_authors(self.revisions[-1], self.revisions[base - 1] if base else None, savers)

    def untouched(self, number: int) -> int | None:
        """Return the place of a block that was not yet changed in this save."""
        places = [place for place, block in enumerate(self.copy.blocks) if not block.touched]
        return places[number % len(places)] if places else None

    def put(self, start: int, end: int, *blocks: Block) -> None:
        """Put blocks in place of others."""
        self.copy = replace(self.copy, blocks=self.copy.blocks[:start] + blocks + self.copy.blocks[end:])


def _insert(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    place = a % (len(room.copy.blocks) + 1)
    room.put(place, place, room.write_block(saver, b))


def _bring(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Merge in what another user wrote at the same time: a new block, or one of the article with words of theirs."""
    other = PEOPLE[a % len(PEOPLE)]
    place = room.untouched(c)
    block = room.write_block(other, b)
    if c % 2 and place is not None:
        block = room.copy.blocks[place].joined(block)
        room.put(place, place + 1, block)
    else:
        room.put(0, 0, block)
    room.others.setdefault(other, []).append(block.part())


def _bring_block(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Merge in a new block that another user wrote at the same time, but no words of theirs in other blocks."""
    _bring(room, saver, a, b, 0)


def _edit(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Insert and remove words, so that often no three words are left in a row."""
    place = room.untouched(a)
    if place is None:
        return
    words = room.copy.blocks[place].words
    keep = max(RUN_LENGTH, (len(words) + 1) // 2)
    gone = {(b + step * (c + 1)) % len(words) for step in range(len(words) - keep)} if b % 2 else set()
    kept = [word for number, word in enumerate(words) if number not in gone]
    new, count = [], len(kept) if b % 3 == 0 else 1 + c % 2
    for number, word in enumerate(kept):
        new.append(word)
        if (number + b) % (1 + c % 3) == 0 and count:
            new += [(own, "") for own in room.write(saver, 1)]
            count -= 1
    room.put(place, place + 1, Block(tuple(new)))


def _delete(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    place = room.untouched(a)
    if place is not None:
        room.put(place, place + 1)


def _split(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    place = room.untouched(a)
    if place is None or len(room.copy.blocks[place].words) < 2 * RUN_LENGTH:
        return
    words = room.copy.blocks[place].words
    middle = RUN_LENGTH + b % (len(words) - 2 * RUN_LENGTH + 1)
    room.put(place, place + 1, Block(words[:middle]), Block(words[middle:]))


def _join(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    place = room.untouched(a)
    pair = room.copy.blocks[place : place + 2] if place is not None else ()
    if len(pair) == 2 and not pair[1].touched:
        room.put(place, place + 2, pair[0].joined(pair[1]))


def _move(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    place = room.untouched(a)
    if place is None:
        return
    block = replace(room.copy.blocks[place], touched=True)
    room.put(place, place + 1)
    target = b % (len(room.copy.blocks) + 1)
    room.put(target, target, block)


def _copy(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    place = room.untouched(a)
    if place is not None:
        target = b % (len(room.copy.blocks) + 1)
        room.put(target, target, replace(room.copy.blocks[place], touched=True))


def _restore(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Restore an earlier revision as a whole."""
    if room.copies:
        old = room.copies[a % len(room.copies)]
        room.copy = replace(old, blocks=tuple(replace(block, touched=True) for block in old.blocks))


def _paste(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Paste a passage of an earlier revision, with its marks or without, as a block or into one."""
    blocks = [block for copy in room.copies for block in copy.blocks]
    if not blocks:
        return
    words = blocks[a % len(blocks)].words
    start = b % (len(words) - RUN_LENGTH + 1)
    length = RUN_LENGTH + c % (len(words) - start - RUN_LENGTH + 1)
    passage = tuple((word, mark if c % 2 else "") for word, mark in words[start : start + length])
    place = room.untouched(b)
    if c % 3 == 0 or place is None or len(room.copy.blocks[place].words) <= length:
        target = c % (len(room.copy.blocks) + 1)
        room.put(target, target, Block(passage))
    else:
        into = room.copy.blocks[place].words
        middle = c % (len(into) + 1)
        room.put(place, place + 1, Block(into[:middle] + passage + into[middle:]))


def _mark(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Change marks of a block, sometimes of every word."""
    place = room.untouched(a)
    if place is not None:
        words = room.copy.blocks[place].words
        changed = range(len(words)) if c % 2 else [b % len(words)]
        new = [(word, f"mark{c}" if number in changed else mark) for number, (word, mark) in enumerate(words)]
        room.put(place, place + 1, Block(tuple(new)))


def _retitle(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    """Change the headline, and sometimes leave one or two words of it, unless it was restored in this save."""
    is_old = bool(room.copies) and room.copies[-1].headline == room.copy.headline
    kept = room.copy.headline[: a % 3] if is_old else ()
    room.copy = replace(room.copy, headline=kept + room.write(saver, b % 4))


def _tag(room: Newsroom, saver: str, a: int, b: int, c: int) -> None:
    room.copy = replace(room.copy, tags=room.copy.tags ^ {a % TAGS})


ACTS = {
    "insert": _insert,
    "bring": _bring,
    "bring a block": _bring_block,
    "edit": _edit,
    "delete": _delete,
    "split": _split,
    "join": _join,
    "move": _move,
    "copy": _copy,
    "restore": _restore,
    "paste": _paste,
    "mark": _mark,
    "retitle": _retitle,
    "tag": _tag,
}
NUMBERS = st.integers(0, 11)


def saves(names: list[str], most: int = 9) -> st.SearchStrategy[list[tuple[str, list[tuple[str, int, int, int]]]]]:
    """Return a strategy for the saves of an article: who saves and what they do, from these acts."""
    act = st.tuples(st.sampled_from(names), NUMBERS, NUMBERS, NUMBERS)
    return st.lists(
        st.tuples(st.sampled_from(PEOPLE), st.lists(act, min_size=1, max_size=4)), min_size=2, max_size=most
    )
