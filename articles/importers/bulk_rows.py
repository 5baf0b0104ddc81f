"""All rows of a new article that an import publishes, made in memory from its content.

They are those that the import writes one article at a time, with the same digests and chains. ``bulk_insert`` writes
many of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Any
from uuid import UUID

from articles.content import Content, row_of, to_json, words_of
from articles.content.working_copy import PHOTO_ROWS, set_fields
from articles.document import ReadAlso as ReadAlsoLine
from articles.editions import draft_from_rows, listing_rows
from articles.models import (
    Article,
    ArticleTag,
    ArticleWords,
    Credit,
    Edition,
    EditionCredit,
    EditionTag,
    EditionWords,
    Event,
    PhotoUse,
    ReadAlso,
    Revision,
)
from articles.models.actors import name_of
from articles.revisions.read_also import MAX_HEADLINE
from articles.states import State
from articles.text import digest, headline_key, instant

from .bulk_insert import free_numbers

if TYPE_CHECKING:
    from django.db.models import Model

    from articles.content.reference_lookup import Rows
    from articles.models import CommentPolicy, Photo

# In the order in which they are written, so that each row is there before those that refer to it.
INSERTED_MODELS = (
    Article,
    Credit,
    ArticleTag,
    ReadAlso,
    PhotoUse,
    Revision,
    Event,
    Edition,
    EditionTag,
    EditionCredit,
    ArticleWords,
    EditionWords,
)
TIME_STEP = timedelta(microseconds=1)
# The authors of a first revision that the importer saved: it wrote everything.
AUTHORSHIP = {"saver": "1"}


@dataclass(frozen=True)
class ImportFacts:
    """What an import knows of an article besides its content.

    Attributes:
        uid: Its identity.
        source: Where it comes from, once in the database.
        imported_at: When it was imported.
        published_at: When readers saw it first, or None for a draft.
        source_digest: The SHA-256 of the source, which is else that of the content.
    """

    uid: UUID
    source: str
    imported_at: datetime
    published_at: datetime | None
    source_digest: str = ""


class BulkRows:
    """Makes rows with primary keys that nobody else is given. Use it in the transaction that writes them.

    Args:
        rows: The rows of everything that the contents refer to, by kind and uid.
        photos: The photos that they show, by uid.
        policy: The comment policy of articles that have none of their own, and whose category has none.
        headlines: The numbers of articles to which "Baca juga" lines lead, by the key of the headline.
    """

    def __init__(
        self,
        rows: Rows,
        photos: Mapping[str, Photo],
        policy: CommentPolicy | None,
        headlines: Mapping[str, int],
    ) -> None:
        self._rows, self._photos, self._policy, self._headlines = rows, photos, policy, headlines
        self._numbers = {model: free_numbers(model) for model in INSERTED_MODELS}

    def rows_of(self, content: Content, facts: ImportFacts) -> Iterator[Model]:
        """Yield the rows of an article."""
        data = to_json(content)
        article = self._article(content, facts)
        article.source_digest = facts.source_digest or digest(data)
        yield article
        credits = list(self._credits(article, content))
        tags = [tag for tag in (row_of("tag", one, self._rows) for one in content.tags) if tag]
        yield from credits
        yield from (self._new(ArticleTag, tag=tag, content_object=article) for tag in tags)
        yield from self._read_also(article, content)
        words = words_of(content)
        yield self._new(ArticleWords, article=article, words=words)
        for uid in content.photos:
            if uid in self._photos:
                is_shown = facts.published_at is not None
                photo = self._photos[uid]
                yield self._new(PhotoUse, photo=photo, article=article, is_in_copy=True, is_in_editions=is_shown)
        revision = self._new(
            Revision,
            article=article,
            number=1,
            content=data,
            authorship=AUTHORSHIP,
            created_at=facts.imported_at,
            salt=token_hex(16),
        )
        revision.author_name = name_of(None)
        revision.digest = digest(revision.digest_payload())
        yield revision
        first = self._event(revision, "import", "", State.DRAFT, None, source=facts.source)
        yield first
        last = first
        if facts.published_at:
            approval = self._event(revision, "import_publish", State.DRAFT, State.APPROVED, first, approves=True)
            edition = self._edition(content, revision, approval, facts.published_at)
            details: dict[str, Any] = {
                "kind": edition.kind,
                "digest": edition.digest,
                "live_from": instant(edition.live_from),
                "live_until": None,
                "closed": [],
                "withdrawn": [],
            }
            last = self._event(revision, "import_publish", State.APPROVED, State.APPROVED, approval, 1, **details)
            yield from (approval, edition, last)
            for listed in listing_rows(edition, tags, credits):
                for row in listed:
                    row.pk = next(self._numbers[type(row)])
                    yield row
            yield self._new(EditionWords, edition=edition, words=words)
            article.state, article.edition_count = State.APPROVED, 1
            article.public_state = "live"
        article.event_count, article.last_event_digest = last.number, last.digest

    def _new(self, model: Any, **values: Any) -> Any:
        return model(pk=next(self._numbers[model]), **values)

    def _article(self, content: Content, facts: ImportFacts) -> Article:
        article: Article = self._new(
            Article,
            uid=facts.uid,
            headline_key=headline_key(content.headline),
            state=State.DRAFT,
            revision_number=1,
            created_at=facts.imported_at,
            updated_at=facts.imported_at,
            source=facts.source,
        )
        set_fields(article, content, {**self._rows, PHOTO_ROWS: dict(self._photos)})
        return article

    def _credits(self, article: Article, content: Content) -> Iterator[Credit]:
        for order, line in enumerate(content.credits):
            person = row_of("contributor", line.person, self._rows)
            if person:
                yield self._new(Credit, article=article, contributor=person, role=line.role, order=order)

    def _read_also(self, article: Article, content: Content) -> Iterator[ReadAlso]:
        lines = [block for block in content.body.blocks if isinstance(block, ReadAlsoLine)]
        for order, line in enumerate(lines):
            headline = line.headline[:MAX_HEADLINE]
            key = headline_key(headline)
            target = self._headlines.get(key)
            values = {"headline": headline, "headline_key": key, "target_id": target, "is_awaited": True}
            yield self._new(ReadAlso, article=article, order=order, **values)

    def _event(
        self,
        revision: Revision,
        move: str,
        from_state: str,
        to_state: State,
        previous: Event | None,
        edition: int | None = None,
        **details: Any,
    ) -> Event:
        article = revision.article
        event: Event = self._new(
            Event,
            subject_kind=Event.SubjectKind.ARTICLE,
            subject=article.uid,
            article=article,
            number=previous.number + 1 if previous else 1,
            move=move,
            from_state=from_state,
            to_state=to_state,
            actor_name=name_of(None),
            at=previous.at + TIME_STEP if previous else article.created_at,
            revision=revision,
            edition_number=edition,
            details=details,
            salt=token_hex(16),
            previous_digest=previous.digest if previous else "",
        )
        event.digest = digest(event.digest_payload())
        return event

    def _edition(self, content: Content, revision: Revision, approval: Event, at: datetime) -> Edition:
        category = revision.article.category
        policy = revision.article.comment_policy or category.comment_policy
        if policy is None and category.parent:
            policy = category.parent.comment_policy
        draft = draft_from_rows(
            content, category, policy or self._policy, self._rows, self._photos, published_by=name_of(None)
        )
        edition: Edition = self._new(
            Edition,
            article=revision.article,
            number=1,
            revision=revision,
            approval=approval,
            kind=Edition.Kind.FIRST,
            live_from=at,
            first_published_at=at,
            content=draft.data,
            salt=token_hex(16),
            **draft.columns,
        )
        edition.digest = digest(edition.digest_payload())
        return edition


def by_model(rows: Iterable[Model]) -> dict[type[Model], list[Model]]:
    """Return rows by their model, in the order in which they have to be written."""
    found: dict[type[Model], list[Model]] = {model: [] for model in INSERTED_MODELS}
    for row in rows:
        found[type(row)].append(row)
    return found
