"""Importing many new articles at once: the same rows as one at a time, in a fraction of the time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from articles import workflow
from articles.content import Content, CreditLine, references_of, tag_rows, tags_by_name
from articles.content.reference_kinds import sort_references
from articles.content.reference_lookup import current_row, reference_to
from articles.document import ReadAlso as ReadAlsoLine
from articles.document import html_of_exchange, parse
from articles.editions import lock_rows
from articles.models import Article, CommentPolicy, Edition, ReadAlso
from articles.models.slugs import MAX_SLUG_CHARACTERS
from articles.revisions import mark_in_record, mark_rows_in_record
from articles.revisions.read_also import find_by_headline
from articles.signals import announce
from articles.text import headline_key, is_too_long, sanitise, slug_of

from .bulk_insert import insert_rows
from .bulk_rows import BulkRows, ImportFacts, by_model
from .records import ImportResult, Refused
from .sidecar_references import (
    category_or_default,
    create_references,
    get_or_create_contributor,
    get_or_create_policy,
    get_or_create_topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from articles.content import Reference
    from articles.models import Contributor

    from .records import ArticleRecord
    from .sidecars import Tables
    from .sources import Source

    Pending = list[tuple[Source, ArticleRecord | None]]

# So many sources are looked up, and so many new articles written, at once.
BATCH_SIZE = 250
# Names that differ from one another in case may be one tag, so that only so many are compared with the database.
MAX_TAGS = 100
YEARS = range(1000, 9000)


class Options(NamedTuple):
    """What the operator asked for: ``category`` is a slug, ``published_at`` an aware datetime."""

    category: str | None = None
    publish: bool = False
    published_at: datetime | None = None

    def moment(self, record: ArticleRecord) -> datetime | None:
        """Return when a record was published, if that is known."""
        return self.published_at or record.published_at


class Group(NamedTuple):
    """Sources with their records: new articles that can be written together, or one that is imported by itself."""

    sources: Pending
    is_new: bool

    @property
    def records(self) -> list[ArticleRecord]:
        """The records of the sources that could be read."""
        return [record for _source, record in self.sources if record]


def grouped(sources: Iterable[Source], options: Options) -> Iterator[Group | ImportResult]:
    """Yield the sources with their records in groups.

    What a sidecar describes is created before the articles beside it. Where that is refused, the result is yielded. A
    source that cannot be read has no record.
    """
    tables_done: list[Tables] = []
    pending: Pending = []
    for source in sources:
        record = _read(source)
        is_first = bool(source.tables) and source.tables not in tables_done
        if is_first or record is None or record.archive or len(pending) == BATCH_SIZE:
            yield from _split(pending, options)
            pending = []
        if is_first:
            tables_done.append(source.tables)
            try:
                with transaction.atomic():
                    create_references(source.tables)
            except Refused as refusal:
                yield ImportResult(source.path, "refused", reason=refusal.reason)
        if record is None or record.archive:
            yield Group([(source, record)], is_new=False)
        else:
            pending.append((source, record))
    yield from _split(pending, options)


def _read(source: Source) -> ArticleRecord | None:
    try:
        return source.read()
    except Refused:
        # It is read again by itself, and the reason reported.
        return None


def _split(pending: Pending, options: Options) -> Iterator[Group]:
    """Yield groups of new articles that can be written together, and the others each by itself."""
    records = [record for _source, record in pending if record]
    known = _known_sources(records) if records else set()
    group: Pending = []
    for source, record in pending:
        names = {record.digest, record.source} if record else set()
        if record and is_plain(record, options) and not names & known:
            group.append((source, record))
        else:
            if group:
                yield Group(group, is_new=True)
            yield Group([(source, record)], is_new=False)
            group = []
        known |= names
    if group:
        yield Group(group, is_new=True)


def _known_sources(records: Sequence[ArticleRecord]) -> set[str]:
    """Return the names and digests of the sources of records that are in the database."""
    digests, names = {one.digest for one in records}, {one.source for one in records}
    found = Article.objects.filter(Q(source_digest__in=digests) | Q(source__in=names))
    return {name for pair in found.values_list("source_digest", "source") for name in pair if name}


def is_plain(record: ArticleRecord, options: Options) -> bool:
    """Return whether a new article can be written with others: it has no history, pictures or start in the future."""
    moment = options.moment(record)
    return (
        record.archive is None
        and not record.pictures
        and len(record.tags) <= MAX_TAGS
        and not is_too_long(html_of_exchange(record.body))
        and (moment is None or (moment.year in YEARS and moment <= timezone.now()))
    )


def write_new(records: Sequence[ArticleRecord], options: Options) -> list[Article | None]:
    """Write new articles with all their rows, and return them.

    None takes the place of one that was not written and has to be imported by itself: something about it is refused,
    or has to be decided. It is found by writing the halves.
    """
    try:
        with transaction.atomic():
            return [*_Batch(records, options).write()]
    except (_Undecided, Refused, workflow.MoveNotAllowed, DatabaseError, ValueError):
        if len(records) == 1:
            return [None]
    middle = len(records) // 2
    return [*write_new(records[:middle], options), *write_new(records[middle:], options)]


class _Undecided(Exception):
    """One of the articles has to be imported by itself."""


class _Batch:
    """New articles that are written together. What they name is looked up, or created, once for all of them."""

    def __init__(self, records: Sequence[ArticleRecord], options: Options) -> None:
        self.records, self.options = records, options
        self._topic, self._policy = cache(get_or_create_topic), cache(get_or_create_policy)
        self._category, self._person = cache(category_or_default), cache(get_or_create_contributor)
        self._tag = cache(lambda name: tag_rows(tags_by_name([name])))

    def write(self) -> list[Article]:
        contents = [self._content(record) for record in self.records]
        if any(content.photos for content in contents):
            raise _Undecided
        rows = lock_rows({pair for content in contents for pair in references_of(content)})
        # Once nobody can give another name any more.
        if self.options.publish and workflow.has_names_of_one_person(*contents):
            raise _Undecided
        keys = {key for content in contents for key in _read_also(content)}
        maker = BulkRows(rows, {}, CommentPolicy.objects.default(), find_by_headline(keys) if keys else {})
        written = by_model(
            row
            for content, record in zip(contents, self.records, strict=True)
            for row in maker.rows_of(content, self._facts(record))
        )
        articles = cast("list[Article]", written[Article])
        by_headline = _by_headline(articles)
        for line in cast("list[ReadAlso]", written[ReadAlso]):
            if line.target_id is None:
                line.target_id = _first_besides(line.article_id, by_headline.get(line.headline_key, ()))
        for several in written.values():
            insert_rows(several)
        mark_in_record(contents)
        mark_rows_in_record({edition.comment_policy for edition in cast("list[Edition]", written.get(Edition, []))})
        _link_waiting(by_headline)
        announce(articles)
        return articles

    def _content(self, record: ArticleRecord) -> Content:
        body = parse(sanitise(html_of_exchange(record.body)))
        if any(isinstance(block, ReadAlsoLine) and block.article for block in body.blocks):
            raise _Undecided
        tags = {tag.pk: tag for name in record.tags for tag in self._tag(name)}.values()
        people = [
            (role, self._person(name, "is_editor" if role == "editor" else "is_writer"))
            for role, name in record.credits
        ]
        category = self._category(self.options.category if record.category is None else record.category)
        return Content(
            headline=record.headline,
            slug=slug_of(record.headline, MAX_SLUG_CHARACTERS),
            topic=reference_to(self._topic(record.topic)),
            standfirst=record.standfirst,
            dateline=record.dateline,
            body=body,
            category=reference_to(category),
            tags=sort_references(tuple(filter(None, map(reference_to, tags)))),
            credits=tuple(_credit(role, person) for role, person in people),
            comment_policy=reference_to(self._policy(record.comment_notice)),
            label=record.label,
        )

    def _facts(self, record: ArticleRecord) -> ImportFacts:
        now = timezone.now()
        published_at = (self.options.moment(record) or now) if self.options.publish else None
        return ImportFacts(Article().uid, record.source, now, published_at, record.digest)


def _credit(role: str, person: Contributor) -> CreditLine:
    return CreditLine(role, cast("Reference", reference_to(current_row(person))))


def _read_also(content: Content) -> list[str]:
    """Return the keys of the headlines of "Baca juga" lines."""
    return [headline_key(block.headline) for block in content.body.blocks if isinstance(block, ReadAlsoLine)]


def _by_headline(articles: Iterable[Article]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for article in articles:
        found.setdefault(article.headline_key, []).append(article.pk)
    return found


def _first_besides(article: int, found: Sequence[int]) -> int | None:
    """Return the first of some articles that is not this one: an article does not link to itself."""
    return next((one for one in found if one != article), None)


def _link_waiting(by_headline: dict[str, list[int]]) -> None:
    """Link the "Baca juga" lines of earlier articles that waited for headlines of these."""
    waiting = ReadAlso.objects.waiting().filter(is_awaited=True, chosen=None, headline_key__in=by_headline)
    for line in waiting.exclude(headline_key=""):
        target = _first_besides(line.article_id, by_headline[line.headline_key])
        if target:
            ReadAlso.objects.filter(pk=line.pk).update(target=target)
