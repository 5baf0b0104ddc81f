"""Records to articles: made, brought up to date without touching what an editor decided, or left alone."""

from contextlib import nullcontext
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import publishing, revisions, workflow
from articles.models import Article, Credit
from articles.states import State
from articles.text import (
    digest,
    from_paragraphs,
    headline_key,
    merge_lists,
    merge_values,
    paragraphs,
    read_blocks,
    sanitise,
    slug_of,
    write_blocks,
)

from .newspaper import category_called, contributor_called, policy_with, set_up, topic_called
from .records import Refused
from .restoring import refer_later, restore_archive
from .sources import read_sources

# What a record that was damaged on its way may be made of: anything.
DAMAGE = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, ObjectDoesNotExist, ValidationError)
YEARS = range(1000, 9000)
FIELDS = (
    "headline",
    "slug",
    "standfirst",
    "dateline",
    "topic",
    "category",
    "comment_policy",
    "replies_to",
    "marks",
    "picture",
)


class ImportResult(NamedTuple):
    """What became of one source; ``kept`` names what an editor had decided otherwise and was left so."""

    path: str
    status: str
    id: int | None = None
    headline: str = ""
    reason: str = ""
    line: int | None = None
    kept: tuple = ()


def _find(record):
    """The article a record is known as: by its very content, else by its source's name."""
    same = Article.objects.filter(source_digest=record.digest)
    named = Article.objects.filter(source=record.source)
    return same.filter(source=record.source).first() or same.order_by("pk").first() or named.first()


def _write(article, record, category):
    """Let a new article say what its record says; nothing is recorded yet."""
    article.headline = record.headline
    article.standfirst = record.standfirst
    article.dateline = record.dateline
    article.body = sanitise(write_blocks(record.body))
    article.topic = topic_called(record.topic)
    article.label = record.label
    article.category = category
    article.comment_policy = policy_with(record.comment_notice)
    article.save()
    article.tags.set(revisions.tags_named(record.tags))
    credit(article, record.credits)


def credit(article, people):
    """Give the article its credits, ``(role, name)`` in order, making contributors that are new."""
    article.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(
            article=article,
            contributor=contributor_called(name, "is_editor" if role == "editor" else "is_writer"),
            role=role,
            order=order,
        )
        for order, (role, name) in enumerate(people)
    )


def _merge(base, ours, theirs):
    """Merge contents by field and the body by paragraph: ``(content, names of fields where ours was kept)``."""
    merged, kept = dict(ours), []
    for name in (*FIELDS, "tags", "credits"):
        merged[name], conflict = merge_values(base.get(name), ours.get(name), theirs.get(name))
        if conflict:
            kept.append(name)
    for name in ("marks", "picture"):
        if not merged[name]:
            del merged[name]
    blocks, conflicts = merge_lists(*(paragraphs(content["body"]) for content in (base, ours, theirs)))
    if blocks != paragraphs(ours["body"]):
        merged["body"] = from_paragraphs(blocks)
    return merged, kept + (["body"] if conflicts else [])


def _as_content(article, record, base, category):
    """What the article would say if it said just what the record says now."""
    policy = base["comment_policy"]
    if record.comment_notice != (policy["notice"] if policy else ""):
        policy = policy_with(record.comment_notice)
        policy = policy and policy.says()
    credits = base["credits"]
    if record.credits != [(credit["role"], credit["name"]) for credit in credits]:
        credits = []
        for role, name in record.credits:
            person = contributor_called(name, "is_editor" if role == "editor" else "is_writer")
            credits.append({"role": role, "name": person.name, "slug": person.slug})
    # The slug follows the headline only where it did so before.
    slug = slug_of(record.headline) if base["slug"] == slug_of(base["headline"]) else base["slug"]
    marks = {"marks": base.get("marks", {}) | {"label": record.label}} if record.label else {}
    return (
        base
        | marks
        | {
            "headline": record.headline,
            "slug": slug,
            "standfirst": record.standfirst,
            "dateline": record.dateline,
            "body": base["body"] if record.body == read_blocks(base["body"]) else sanitise(write_blocks(record.body)),
            "topic": record.topic or None,
            "category": category.slug if category else base["category"],
            "tags": sorted(record.tags) if record.tags else base["tags"],
            "credits": credits,
            "comment_policy": policy,
        }
    )


def _last_import(article):
    """What the source said when it was last taken in."""
    event = article.events.filter(move="import").order_by("-number").first()
    taken = event.details.get("content") if event else None
    if taken:
        return taken
    return event.revision.content if event else article.latest_revision.content


def _create(record, category):
    article = Article(
        source=record.source,
        source_digest=record.digest,
        headline=record.headline,
        headline_key=headline_key(record.headline),
    )
    _write(article, record, category_called(category if record.category is None else record.category))
    workflow.record_save(article, reason=_("Imported from %(source)s.") % {"source": record.source}, witnessed="import")
    return article


def _merge_in(article, record, base, category, reason):
    """Record what a source changed as a revision for review: ``(revision or None, what was kept of an editor's)``."""
    untouched = transaction.savepoint()
    theirs = _as_content(article, record, base, category)
    if theirs == base:
        return None, ()
    if not theirs["body"]:
        raise Refused(_("There is no body: it is a list of blocks."))
    if article.standing().retracted:
        raise Refused(_("The article was retracted; its text stays as it is."))
    ours = revisions.content_of(article)
    merged, kept = _merge(base, ours, theirs)
    if digest(merged) == digest(ours):
        # Nobody and nothing is made for words that are not taken.
        transaction.savepoint_rollback(untouched)
        return None, tuple(kept)
    topic_called(merged["topic"])
    revisions.put_back(article, merged)
    revision = workflow.record_save(
        article,
        reason=reason,
        witnessed="import",
        state=State.IN_REVIEW,
        details={"content": theirs} if merged != theirs else {},
    )
    return revision, tuple(kept)


def _update(article, record, category):
    """Bring a changed source in; returns the article and what was kept of an editor's."""
    article = workflow.lock(article)
    base = _last_import(article)
    chosen = record.category or category
    category = category_called(chosen) if chosen else None
    reason = _("The source %(source)s has changed.") % {"source": record.source}
    _revision, kept = _merge_in(article, record, base, category, reason)
    article.source_digest = record.digest
    article.save(update_fields=["source_digest"])
    return article, kept


def _take_in(record, category, publish, published_at):
    moment = published_at or record.published_at
    if moment and moment.year not in YEARS:
        raise Refused(_("published_at must be a time such as 2025-09-04T10:15:00+07:00."))
    article, kept = _find(record), ()
    if article is None:
        status, article = "created", _create(record, category)
    elif article.source_digest == record.digest:
        status = "unchanged"
    else:
        before = article.revision_number
        article, kept = _update(article, record, category)
        status = "updated" if article.revision_number > before else "unchanged"
    if publish and _is_the_importers_own(article, status):
        publishing.publish_import(article, published_at=moment)
    return status, article, kept


def _is_the_importers_own(article, status):
    """Whether an import may publish: nobody has worked on the article, and there is something new to show."""
    handled = article.events.exclude(actor=None).exists()
    return not handled and (status != "unchanged" or not article.editions.exists())


def _take_back(record):
    """An exported article: restored where it is new here; what was edited in its line since the export is merged."""
    article = Article.objects.filter(uid=record.archive["uid"]).first()
    is_new = article is None
    article = workflow.lock(restore_archive(record.archive) if is_new else article)
    category = category_called(record.category) if record.category else None
    base = record.archive["working_copy"] or record.archive["revisions"][-1]["content"]
    revision, kept = _merge_in(article, record, base, category, _("The exported line was edited."))
    if is_new:
        return "created", article, kept
    return ("updated" if revision else "unchanged"), article, kept


def load(source, *, category=None, publish=False, published_at=None):
    """Take one source in, all of it or nothing, and say what became of it.

    ``category`` is a slug for what names none itself. With ``publish`` the article is published as the
    importer's doing, at ``published_at``, else at the time its source gives, else now; an article that people
    have worked on waits for them instead.
    """
    source.waits = False
    try:
        record = source.read()
        with transaction.atomic():
            if record.archive:
                status, article, kept = _take_back(record)
            else:
                status, article, kept = _take_in(record, category, publish, published_at)
        return ImportResult(source.path, status, article.pk, article.headline, line=source.line, kept=kept)
    except Refused as refusal:
        source.waits = refusal.waits
        return ImportResult(source.path, "refused", reason=refusal.reason, line=refusal.line or source.line)
    except (IntegrityError, DataError) as error:
        reason = _("The database refuses it: %(error)s") % {"error": str(error).split("\n")[0]}
    except DAMAGE as error:
        if not record.archive:
            raise
        reason = _("The record in the export is incomplete: %(error)s") % {"error": repr(error)}
    return ImportResult(source.path, "refused", reason=reason, line=source.line)


def load_all(paths, *, dry_run=False, **options):
    """Take in every source that the paths hold and give an ImportResult for each, in order.

    A dry run is the same work, taken back at the end.
    """
    with transaction.atomic() if dry_run else nullcontext():
        tables_done, waiting, restored = [], [], []

        def take(source):
            result = load(source, **options)
            if result.status == "created" and source.line:
                restored.append((result.id, source))
            return result

        for source in read_sources(paths):
            if source.tables and source.tables not in tables_done:
                tables_done.append(source.tables)
                try:
                    with transaction.atomic():
                        set_up(source.tables)
                except Refused as refusal:
                    yield ImportResult(source.path, "refused", reason=refusal.reason)
            result = take(source)
            if source.waits:
                waiting.append(source)
            else:
                yield result
        while waiting:
            again = [(source, take(source)) for source in waiting]
            waiting = [source for source, _result in again if source.waits]
            is_stuck = len(waiting) == len(again)
            yield from (result for source, result in again if is_stuck or not source.waits)
            if is_stuck:
                break
        for number, source in restored:
            record = source.read()
            if record.archive:
                refer_later(Article.objects.get(pk=number), record.archive)
        if dry_run:
            transaction.set_rollback(True)
