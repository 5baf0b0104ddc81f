"""What an importer reads out of a source, before the database is asked anything."""

from dataclasses import dataclass, field
from datetime import datetime


class Refused(Exception):
    """A source that cannot be taken in: ``reason`` in words for an editor, ``line`` counted from 1 where known.

    ``waits`` is true where another source, still to come, may mend it.
    """

    def __init__(self, reason, line=None, waits=False):
        self.reason, self.line, self.waits = str(reason), line, waits
        super().__init__(self.reason)


@dataclass
class ArticleRecord:
    """One article as its source gives it.

    ``body`` is a list of blocks as in ``text.read_blocks``; ``writers`` and ``editors`` are names. ``digest`` is
    the SHA-256 of the source's bytes. ``category`` is a slug, or None for the newsroom's default one; ``label`` is
    a ``labels.Label`` or empty. ``archive`` is the whole line of our own export, where the record comes from one and
    brings its history along.
    """

    source: str
    digest: str
    headline: str
    body: list
    topic: str = ""
    standfirst: str = ""
    dateline: str = ""
    writers: list = field(default_factory=list)
    editors: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    category: str | None = None
    label: str = ""
    comment_notice: str = ""
    published_at: datetime | None = None
    archive: dict | None = None

    @property
    def credits(self):
        """The byline as ``(role, name)`` in order, nobody twice in one role; TypeError where a name is no text."""
        if self.archive:
            people = [(credit["role"], credit["name"]) for credit in self.archive["credits"]]
            if not all(isinstance(word, str) for person in people for word in person):
                raise TypeError(people)
            return people
        people = {}
        for role, names in (("writer", self.writers), ("editor", self.editors)):
            for name in names:
                people.setdefault((role, name.casefold()), (role, name))
        return list(people.values())
