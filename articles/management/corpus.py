"""Contents of made-up articles, drawn from the paragraphs, names and headlines of the articles in the database."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.text import slugify

from articles.content import Content, LeadPicture, references_of
from articles.content.reference_lookup import rows_for
from articles.document import Document, Paragraph, ReadAlso
from articles.editions import sealed_content
from articles.models import CommentPolicy, Edition, Photo
from articles.text import headline_key

if TYPE_CHECKING:
    from articles.content import Reference
    from articles.content.reference_lookup import Rows

# The beginning of the sources of all made-up articles.
PREFIX = "generated/"
# A newsroom of ninety articles a day.
GAP = timedelta(minutes=16)
MAX_HEADLINE_CHARACTERS = 110
MAX_SLUG_CHARACTERS = 80
# One in so many has a "Baca juga" line, a lead picture, or the mark of breaking news.
READ_ALSO, PICTURE, BREAKING = 4, 3, 400


class NoArticles(Exception):
    """There is no live article to copy from."""


class Corpus:
    """Draws contents. The same seed and number always make the same content from the same articles."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        written = Edition.objects.live().listed().exclude(article__source__startswith=PREFIX)
        editions = list(written.select_related("article", "revision").order_by("article"))
        self.headlines = {headline_key(one.headline): one.article_id for one in editions}
        self._contents = [sealed_content(one) for one in editions]
        if not self._contents:
            raise NoArticles
        self._paragraphs = [
            block for one in self._contents for block in one.body.blocks if isinstance(block, Paragraph)
        ]
        self._credits = [one.credits for one in self._contents if one.credits]
        self._tags = sorted({tag for one in self._contents for tag in one.tags}, key=_name)
        self._topics = sorted({one.topic for one in self._contents if one.topic}, key=_name)
        self.rows: Rows = rows_for({pair for one in self._contents for pair in references_of(one)})
        self.photos = {str(photo.uid): photo for photo in Photo.objects.filter(pk__in=[e.photo_id for e in editions])}
        self.policy = CommentPolicy.objects.default()

    def uid(self, number: int) -> UUID:
        """Return the identity of the article with a number."""
        return UUID(int=random.Random(f"{self.seed} uid {number}").getrandbits(128), version=4)  # noqa: S311

    def source(self, number: int) -> str:
        """Return the source of the article with a number."""
        return f"{self.prefix}{number}"

    @property
    def prefix(self) -> str:
        """The beginning of the sources of all articles of this corpus."""
        return f"{PREFIX}{self.seed}/"

    def content(self, number: int) -> Content:
        """Return the content of the article with a number."""
        draw = random.Random(f"{self.seed} {number}")  # noqa: S311  no secret
        subject, other, linked = (draw.choice(self._contents) for _time in range(3))
        headline = _headline(subject.headline, other.headline)
        blocks = draw.sample(self._paragraphs, min(len(self._paragraphs), draw.randint(5, 14)))
        body = Document(tuple(blocks))
        if draw.randrange(READ_ALSO) == 0:
            body = Document((*blocks[:3], ReadAlso(linked.headline), *blocks[3:]))
        has_picture = subject.picture and draw.randrange(PICTURE) == 0
        return replace(
            subject,
            headline=headline,
            slug=slugify(headline)[:MAX_SLUG_CHARACTERS].strip("-"),
            standfirst=other.standfirst,
            topic=draw.choice(self._topics) if self._topics and draw.random() < 0.3 else None,
            tags=tuple(sorted(draw.sample(self._tags, min(len(self._tags), draw.randint(0, 4))), key=_name)),
            credits=draw.choice(self._credits) if self._credits else (),
            body=body,
            picture=LeadPicture(subject.picture.photo) if subject.picture and has_picture else None,
            picture_words=tuple(
                one
                for one in subject.picture_words
                if subject.picture and has_picture and one.photo == subject.picture.photo
            ),
            replies_to=None,
            label="",
            is_unverified=False,
            verification_notice="",
            is_breaking=draw.randrange(BREAKING) == 0,
            embargo=None,
        )


def _name(reference: Reference) -> str:
    return reference.name


def _headline(subject: str, other: str) -> str:
    """Return a headline that begins as one does and ends as another."""
    beginning, end = subject.split(), other.split()
    words = [*beginning[: (len(beginning) + 1) // 2], *end[len(end) // 2 :]]
    while len(" ".join(words)) > MAX_HEADLINE_CHARACTERS:
        words.pop()
    return " ".join(words).rstrip(",:;")
