"""Loading records into articles: creating them, updating them without overriding an editor's work, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _
from psycopg2 import errorcodes

from articles import photo_library, publishing, workflow
from articles.content import content_of, read_content, tag_rows, tags_by_name
from articles.document import html_of_exchange, parse, write
from articles.editions import lock_named_rows
from articles.models import Article, Credit
from articles.models.html_field import TOO_LONG
from articles.revisions import WaitingWords
from articles.states.actors import IMPORTER
from articles.text import BODY_LIMITS, headline_key, is_too_long, sanitise

from .article_merging import last_import, merge_record
from .batches import YEARS, Options, grouped, write_new
from .export_checks import check_archive
from .records import ImportResult, Refused
from .restoring import link_to_later_articles, restore_archive
from .seed_pictures import are_shown, upload_pictures
from .sidecar_references import (
    category_or_default,
    get_or_create_contributor,
    get_or_create_policy,
    get_or_create_topic,
)
from .sources import read_sources

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from articles.models import Category, Photo

    from .records import ArticleRecord, CreditPair
    from .sources import Source

# The errors that a damaged export may cause, since its data may be of any shape.
MALFORMED_ERRORS = (
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    ObjectDoesNotExist,
    ValidationError,
)


def _find(record: ArticleRecord) -> Article | None:
    """Return the article that was imported from the same content or else from a source with the same name, or None."""
    same = Article.objects.filter(source_digest=record.digest)
    named = Article.objects.filter(source=record.source)
    return same.filter(source=record.source).first() or same.order_by("pk").first() or named.first()


def _write(article: Article, record: ArticleRecord, category: Category) -> None:
    """Write the content of a record to a new article. No revision is recorded yet."""
    article.headline = record.headline
    article.standfirst = record.standfirst
    article.dateline = record.dateline
    article.body = write(parse(sanitise(html_of_exchange(record.body))))
    article.topic = get_or_create_topic(record.topic)
    article.label = record.label
    article.category = category
    article.comment_policy = get_or_create_policy(record.comment_notice)
    article.photo = record.photo
    article.save()
    article.tags.set(tag_rows(tags_by_name(record.tags)))
    credit(article, record.credits)


def credit(article: Article, people: Iterable[CreditPair]) -> None:
    """Replace the article's credits by pairs of a role and a name, in order. New contributors are created."""
    article.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(
            article=article,
            contributor=get_or_create_contributor(name, "is_editor" if role == "editor" else "is_writer"),
            role=role,
            order=order,
        )
        for order, (role, name) in enumerate(people)
    )


def _create(record: ArticleRecord, category: str | None) -> Article:
    article = Article(
        source=record.source,
        source_digest=record.digest,
        headline=record.headline,
        headline_key=headline_key(record.headline),
    )
    _write(article, record, category_or_default(category if record.category is None else record.category))
    workflow.record_save(article, move="import", details={"source": record.source})
    return article


def _update(
    article: Article, record: ArticleRecord, new_photos: list[Photo], slug: str | None
) -> tuple[Article, tuple[str, ...]]:
    """Merge a changed source into its article. Returns the article and the fields kept as an editor changed them."""
    # Before the article's row, as a merge of what it names locks them.
    lock_named_rows(content_of(article))
    article = workflow.lock(article)
    base = last_import(article)
    chosen = record.category or slug
    category = category_or_default(chosen) if chosen else None
    _revision, kept = merge_record(article, record, base, category, {"source": record.source}, new_photos)
    article.source_digest = record.digest
    article.save(update_fields=["source_digest"])
    return article, kept


def _is_unchanged(article: Article, record: ArticleRecord) -> bool:
    """Return whether a source is unchanged since its last import: the same bytes, and the same pictures if any."""
    if article.source_digest != record.digest:
        return False
    return not record.pictures or are_shown(record, last_import(article))


def _import_record(
    record: ArticleRecord, new_photos: list[Photo], category: str | None, publish: bool, published_at: datetime | None
) -> tuple[str, Article, tuple[str, ...]]:
    if is_too_long(html_of_exchange(record.body)):
        raise Refused(TOO_LONG % BODY_LIMITS)
    moment = published_at or record.published_at
    if moment and moment.year not in YEARS:
        raise Refused(_("published_at must be a time such as 2025-09-04T10:15:00+07:00."))
    article = _find(record)
    kept: tuple[str, ...] = ()
    if article is None:
        status, article = "created", _create(upload_pictures(record, new_photos), category)
    elif _is_unchanged(article, record):
        status = "unchanged"
    else:
        before = article.revision_number
        article, kept = _update(article, record, new_photos, category)
        status = "updated" if article.revision_number > before else "unchanged"
    if publish and _may_publish(article, status):
        publishing.publish_import(article, published_at=moment)
    return status, article, kept


def _may_publish(article: Article, status: str) -> bool:
    """Return whether an import may publish: nobody has worked on the article, and there is something new to show."""
    # People from another database have no user here, and somebody may have written words in the photo library.
    handled = article.events.exclude(actor=None, actor_name=IMPORTER).exists()
    is_new = status != "unchanged" or not article.editions.exists()
    if handled or not is_new or WaitingWords(article).are_of_people():
        return False
    return not workflow.has_names_of_one_person(content_of(article))


def _restore_record(
    record: ArticleRecord, archive: dict[str, Any], new_photos: list[Photo]
) -> tuple[str, Article, tuple[str, ...]]:
    """Restore an exported article where it is new here, and merge what was edited in its line since the export."""
    check_archive(archive)
    found = Article.objects.filter(uid=archive["uid"]).first()
    if found is None:
        article = workflow.lock(restore_archive(archive))
    else:
        # Nobody merges what the line names between the locks.
        stored = archive["working_copy"] or archive["revisions"][-1]["content"]
        article = workflow.lock_with_names(found, naming=read_content(stored))
    base = read_content(archive["working_copy"] or archive["revisions"][-1]["content"], article)
    # The category of an article that was here may have been merged into one that is not here.
    is_same = not record.category or (base.category and base.category.slug == record.category)
    category = None if is_same else category_or_default(record.category)
    revision, kept = merge_record(article, record, base, category, {"is_exported_line": True}, new_photos)
    if found is None:
        return "created", article, kept
    return ("updated" if revision else "unchanged"), article, kept


def load(
    source: Source,
    new_photos: list[Photo],
    *,
    record: ArticleRecord | None = None,
    category: str | None = None,
    publish: bool = False,
    published_at: datetime | None = None,
) -> ImportResult:
    """Import one source, all of it or nothing, and return the result.

    ``record`` is what was read from it, if it was read already. Photos created for it are added to ``new_photos``, even
    where the import is rolled back. ``category`` is the slug for sources that name no category. With ``publish`` the
    importer publishes the article, at ``published_at``, else at the time in the source, else now. An article that
    people have worked on is not published.
    """
    source.waits = False
    try:
        record = record or source.read()
        with transaction.atomic():
            if record.archive:
                status, article, kept = _restore_record(record, record.archive, new_photos)
            else:
                status, article, kept = _import_record(record, new_photos, category, publish, published_at)
        return ImportResult(source.path, status, article.pk, article.headline, line=source.line, kept=kept)
    except Refused as refusal:
        source.waits = refusal.waits
        return ImportResult(source.path, "refused", reason=refusal.reason, line=refusal.line or source.line)
    except workflow.MoveNotAllowed as refusal:
        reason = str(refusal)
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) != errorcodes.DEADLOCK_DETECTED:
            raise
        reason = _("Somebody changed what it names at the same time. Import it again.")
    except (IntegrityError, DataError) as error:
        reason = _("The database refuses it: %(error)s") % {"error": str(error).split("\n")[0]}
    except MALFORMED_ERRORS as error:
        if record is None or not record.archive:
            raise
        reason = _("The record in the export is incomplete: %(error)s") % {"error": repr(error)}
    return ImportResult(source.path, "refused", reason=reason, line=source.line)


def load_all(
    paths: Iterable[str | Path], *, dry_run: bool = False, with_pictures: bool = True, **options: Any
) -> Iterator[ImportResult]:
    """Import every source in the paths and yield an ImportResult for each.

    A dry run does the same work and rolls it back at the end. Without pictures, those in sidecars are ignored. The
    other options are those of ``load``. New articles are written many at once.
    """
    new_photos: list[Photo] = []
    try:
        with transaction.atomic() if dry_run else nullcontext():
            yield from _load_each(read_sources(paths, with_pictures), new_photos, Options(**options))
            if dry_run:
                transaction.set_rollback(True)
    finally:
        photo_library.delete_upload(new_photos)


def _load_each(sources: Iterable[Source], new_photos: list[Photo], options: Options) -> Iterator[ImportResult]:
    waiting: list[Source] = []
    restored: list[tuple[int, Source]] = []

    def import_one(source: Source, record: ArticleRecord | None = None) -> ImportResult:
        result = load(source, new_photos, record=record, **options._asdict())
        if result.status == "created" and source.line and result.id is not None:
            restored.append((result.id, source))
        return result

    for group in grouped(sources, options):
        if isinstance(group, ImportResult):
            yield group
            continue
        written = write_new(group.records, options) if group.is_new else [None]
        for article, (source, record) in zip(written, group.sources, strict=True):
            if article:
                yield ImportResult(source.path, "created", article.pk, article.headline, line=source.line)
                continue
            result = import_one(source, record)
            if source.waits:
                waiting.append(source)
            else:
                yield result
    while waiting:
        again = [(source, import_one(source)) for source in waiting]
        waiting = [source for source, _result in again if source.waits]
        is_stuck = len(waiting) == len(again)
        yield from (result for source, result in again if is_stuck or not source.waits)
        if is_stuck:
            break
    for number, source in restored:
        record = source.read()
        if record.archive:
            link_to_later_articles(Article.objects.get(pk=number), record.archive)
