"""Records that importers read from sources, without using the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from articles.models import Photo

# A credit in a source: the role and the name.
CreditPair = tuple[str, str]


class Refused(Exception):
    """A source cannot be imported. ``reason`` is a message for an editor, ``line`` is counted from 1 where known.

    ``waits`` is true where the import may succeed after another source has been imported.
    """

    def __init__(self, reason: str, line: int | None = None, waits: bool = False) -> None:
        self.reason, self.line, self.waits = str(reason), line, waits
        super().__init__(self.reason)


class ImportResult(NamedTuple):
    """The result for one source. ``kept`` are the names of fields that were left as an editor had changed them."""

    path: str
    status: str
    id: int | None = None
    headline: str = ""
    reason: str = ""
    line: int | None = None
    kept: tuple[str, ...] = ()


class Picture(NamedTuple):
    """A picture file next to a seed, with what the sidecar has about it.

    ``words`` are fields of a photo. ``focal`` is the focal point, in fractions of width and height, or None.
    """

    name: str
    path: Path
    words: dict[str, Any]
    focal: tuple[float, float] | None


class Figure(NamedTuple):
    """A picture or a gallery in a body. ``after`` is the number of paragraphs before it. ``caption`` may be empty."""

    pictures: list[Picture]
    is_gallery: bool
    after: int
    caption: str


@dataclass
class ArticleRecord:
    """One article, read from its source.

    ``body`` is a list of blocks as in ``document.exchange``. ``writers`` and ``editors`` are names. ``digest`` is
    the SHA-256 of the source's bytes. ``category`` is a slug, or None for the newsroom's default one. ``label`` is
    a ``edition_labels.Label`` or empty. ``picture`` leads, and ``figures`` belong in the body. Once both are in the
    library, ``photo`` is the row of the one that leads. ``archive`` is the whole line where the record comes from our
    own export, with its history.
    """

    source: str
    digest: str
    headline: str
    body: list[dict[str, Any]]
    topic: str = ""
    standfirst: str = ""
    dateline: str = ""
    writers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    category: str | None = None
    label: str = ""
    comment_notice: str = ""
    published_at: datetime | None = None
    picture: Picture | None = None
    figures: list[Figure] = field(default_factory=list)
    photo: Photo | None = None
    archive: dict[str, Any] | None = None

    @property
    def credits(self) -> list[CreditPair]:
        """The byline as ``(role, name)`` in order, nobody twice in one role. Raises TypeError for other types."""
        if self.archive:
            people = [(credit["role"], credit["name"]) for credit in self.archive["credits"]]
            if not all(isinstance(word, str) for person in people for word in person):
                raise TypeError(people)
            return people
        named: dict[CreditPair, CreditPair] = {}
        for role, names in (("writer", self.writers), ("editor", self.editors)):
            for name in names:
                named.setdefault((role, name.casefold()), (role, name))
        return list(named.values())

    @property
    def pictures(self) -> dict[str, Picture]:
        """Every picture of the record by name."""
        named = [self.picture] if self.picture else []
        named += [picture for figure in self.figures for picture in figure.pictures]
        return {picture.name: picture for picture in named}
