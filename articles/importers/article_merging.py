"""Merging the present content of a source into an article that people may have worked on since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.content import (
    Content,
    CreditLine,
    RedactedContent,
    apply_content,
    content_of,
    content_of_revision,
    merge_contents,
    read_content,
    reference_to,
    tags_by_name,
    to_json,
    with_picture_words,
)
from articles.content.reference_kinds import sort_references
from articles.document import html_of_exchange, parse
from articles.models import CommentPolicy, ReferenceVersion
from articles.models.redactions import is_mark
from articles.states import State
from articles.text import slug_of

from .records import Refused
from .seed_pictures import body_of, lead_of_line, lead_with, upload_pictures
from .sidecar_references import get_or_create_contributor, get_or_create_policy, get_or_create_topic

if TYPE_CHECKING:
    from articles.content.field_values import LeadPicture, Reference
    from articles.document.blocks import Document
    from articles.models import Article, Category, Photo, Revision

    from .records import ArticleRecord


def _content_of_record(record: ArticleRecord, base: Content, category: Category | None) -> Content:
    """Return the content of a record, with that of ``base`` for fields that the record does not have."""
    # The slug follows the headline only where it did so before.
    slug = slug_of(record.headline) if base.slug == slug_of(base.headline) else base.slug
    credits = base.credits
    if record.credits != [(line.role, line.person.name) for line in credits]:
        # Two names of one person, of whom two rows were merged, are one line.
        credits = tuple(dict.fromkeys(_credit(role, name) for role, name in record.credits))
    return replace(
        base,
        headline=record.headline,
        slug=slug,
        standfirst=record.standfirst,
        dateline=record.dateline,
        body=_body(record, base.body),
        topic=_topic(record.topic, base),
        category=reference_to(category) if category else base.category,
        tags=_tags(record.tags, base),
        credits=credits,
        comment_policy=_policy(record.comment_notice, base),
        label=record.label or base.label,
        picture=_picture(record, base.picture),
    )


def _tags(names: list[str], base: Content) -> tuple[Reference, ...]:
    """Return the tags of a record, or those of ``base`` where it has none or their names were the same."""
    if not names or names == [tag.name for tag in base.tags]:
        return base.tags
    return sort_references(tags_by_name(names))


def _body(record: ArticleRecord, base: Document) -> Document:
    """Return the body of a record, or ``base`` where it is the same but for newer rules of the sanitiser."""
    return base if parse(html_of_exchange(record.body)) == base else body_of(record)


def _credit(role: str, name: str) -> CreditLine:
    person = get_or_create_contributor(name, "is_editor" if role == "editor" else "is_writer")
    return CreditLine(role, cast("Reference", reference_to(person)))


def _topic(name: str, base: Content) -> Reference | None:
    """Return the topic of a record, or that of ``base`` where its name was the same when that was written."""
    if base.topic and base.topic.name == name:
        return base.topic
    return reference_to(get_or_create_topic(name))


def _policy(notice: str, base: Content) -> Reference | None:
    """Return the comment policy of a record, or that of ``base`` where its notice is or once was the same."""
    uid = base.comment_policy.uid if base.comment_policy else None
    if uid:
        versions = ReferenceVersion.objects.filter(kind="comment_policy", subject=uid)
        notices = {fields.get("notice") for fields in versions.values_list("fields", flat=True)}
        if notice in notices or CommentPolicy.objects.filter(uid=uid, notice=notice).exists():
            return base.comment_policy
    return reference_to(get_or_create_policy(notice))


def _picture(record: ArticleRecord, base: LeadPicture | None) -> LeadPicture | None:
    """Return the lead picture of a record, or that of ``base`` where the record has none."""
    if record.archive:
        return lead_of_line(record.archive, base)
    return lead_with(record.photo) if record.photo else base


def last_import(article: Article) -> Content:
    """Return the content of the source at its last import. Raises Refused where that was redacted."""
    event = article.events.filter(move="import").order_by("-number").first()
    imported = event.details.get("content") if event else None
    try:
        if event and is_mark(event.details):
            raise RedactedContent("redacted")
        if imported:
            return read_content(imported)
        return content_of_revision(cast("Revision", event.revision if event else article.latest_revision))
    except RedactedContent as error:
        # What the source contained is not known any more, so it may contain the words that were redacted.
        raise Refused(_("What was imported before was redacted. Change the article by hand.")) from error


def merge_record(
    article: Article,
    record: ArticleRecord,
    base: Content,
    category: Category | None,
    details: dict[str, Any],
    new_photos: list[Photo],
) -> tuple[Revision | None, tuple[str, ...]]:
    """Merge what a source changed into its article, as a revision for review.

    ``details`` are those of the event. Photos created for it are added to ``new_photos``, even where the import is
    rolled back.

    Returns:
        The revision, or None where nothing changed, and the names of the fields kept as an editor changed them.
    """
    untouched = transaction.savepoint()
    theirs = _content_of_record(upload_pictures(record, new_photos), base, category)
    if theirs.is_same(base):
        # No contributors, topics or photos are created for content that is not used.
        transaction.savepoint_rollback(untouched)
        return None, ()
    if not theirs.body.blocks:
        raise Refused(_("There is no body: it is a list of blocks."))
    if article.public_status().retracted:
        raise Refused(_("The article was retracted; its text stays as it is."))
    ours = content_of(article)
    merge = merge_contents(base, ours, theirs)
    kept = tuple(dict.fromkeys(conflict.field for conflict in merge.conflicts))
    if merge.content.is_same(ours):
        transaction.savepoint_rollback(untouched)
        return None, kept
    apply_content(article, merge.content)
    taken_in = to_json(with_picture_words(theirs))
    revision = workflow.record_save(
        article,
        move="import",
        state=State.IN_REVIEW,
        details=details if merge.content.is_same(theirs) else details | {"content": taken_in},
    )
    return revision, kept
