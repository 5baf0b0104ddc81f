"""Restoring an exported article with its whole record, exactly as it was, in a database that does not have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import revisions
from articles.content import (
    Content,
    apply_content,
    content_of,
    content_of_revision,
    from_json,
    read_content,
    version_of,
    with_present_identities,
    written_content_of_revision,
)
from articles.content.reference_lookup import rows_by_stored_name
from articles.editions import lock_named_rows, rebuild
from articles.integrity import find_breaks
from articles.models import Article, Category, FormerLogin, ReadAlso
from articles.models.former_logins import MAX_LOGIN_CHARACTERS
from articles.models.redactions import is_mark
from articles.states import State

from .photos import restore_photos
from .records import Refused
from .restored_merges import aliases_in, leads_elsewhere
from .restored_record import People, read_time, restore_edition, restore_event, restore_revision
from .restored_redactions import Redacted, mismatch
from .restored_reference_records import approval_of, restore_reference_records
from .restored_references import References, restore_portraits, restore_references

if TYPE_CHECKING:
    from articles.models import Revision


def _check_numbers(row: dict[str, Any]) -> None:
    """Raise ValueError, TypeError or KeyError for a wrong number or uid that would otherwise be used only later."""
    if not isinstance(row["id"], int) or not 0 < row["id"] < 2**31:
        raise ValueError(row["id"])
    for one in ({"uid": row["replies_to"]}, *row["read_also"]):
        if one["uid"] is not None:
            UUID(one["uid"])


def _check_record(article: Article) -> None:
    """Raise Refused for an inconsistent record: broken chains, windows, or a state that its events do not lead to."""
    (found,) = find_breaks(Article.objects.filter(pk=article.pk))
    if found:
        raise Refused(found.reason)
    if not article.event_count:
        raise mismatch(article)


def restore_archive(row: dict[str, Any]) -> Article:
    """Restore an exported article with its revisions, events and editions. Its number is kept where it is free.

    Raises Refused where the record does not match its checksums, KeyError or TypeError where parts are missing.
    """
    _check_numbers(row)
    references = restore_references(row)
    restore_photos(row.get("photos", []))
    restore_portraits(references)
    redacted = Redacted(row["events"])
    restore_reference_records(row.get("reference_records", []), people := People(), redacted)
    _save_former_logins(row.get("former_logins", {}))
    is_number_used = Article.objects.filter(pk=row["id"]).exists()
    latest = _latest(row, references)
    # Nobody merges them before the article is here.
    lock_named_rows(latest)
    article = Article(
        pk=None if is_number_used else row["id"],
        uid=row["uid"],
        headline=latest.headline,
        category=_category(latest),
        state=State(row["state"]),
        source=row["source"],
        source_digest=row["source_digest"],
        created_at=read_time(row["created_at"]),
    )
    article.save(force_insert=True)
    if "picture" in apply_content(article, latest) and latest.picture:
        raise Refused(_("There is no photo %(uid)s in the library.") % {"uid": latest.picture.photo})
    article.created_by = people.user_for(row["revisions"][0]["author_name"])
    article.revision_number = row["revisions"][-1]["number"]
    article.updated_at = read_time(row["updated_at"])
    article.save()
    by_number = {one["number"]: restore_revision(article, one, people, redacted) for one in row["revisions"]}
    revisions.check_authorship(article)
    events = {one["number"]: restore_event(article, one, by_number, people, redacted) for one in row["events"]}
    for one in row["editions"]:
        restore_edition(article, one, by_number[one["revision"]], approval_of(one, events), redacted)
    redacted.restore(events)
    if leads_elsewhere(references):
        # The lists of the other database are not those of this one, where other references were merged.
        for edition in article.editions.all():
            rebuild(edition)
    article.event_count, article.edition_count = len(row["events"]), len(row["editions"])
    article.last_event_digest = row["events"][-1]["digest"] if row["events"] else ""
    article.save(update_fields=["event_count", "edition_count", "last_event_digest"])
    Article.objects.filter(pk=article.pk).index_public_state()
    _check_record(article)
    content = content_of(article)
    last = by_number[article.revision_number]
    last.article = article
    if content_of_revision(last).changed_fields(content) not in ([], ["replies_to"]):
        raise mismatch(article)
    revisions.sync_read_also(article, content.body, is_awaited=True)
    revisions.index_photos(article, content)
    for revision in by_number.values():
        if not revision.is_redacted:
            _mark_in_record(revision)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Article]):
            cursor.execute(statement)
    return article


def _save_former_logins(logins: dict[str, list[str]]) -> None:
    """Save which logins in the record belong to one person. Raises TypeError or ValueError for other data."""
    for login, former in logins.items():
        for one in former:
            if not isinstance(one, str) or not 0 < len(one) <= MAX_LOGIN_CHARACTERS >= len(login):
                raise ValueError(one)
            FormerLogin.objects.get_or_create(login=login, former=one)


def _latest(row: dict[str, Any], references: References) -> Content:
    """Return the content of the working copy.

    An export names what references were merged into there, and they may not be merged here. So the working copy is
    that of the last revision where it was the same there.
    """
    last, working_copy = row["revisions"][-1]["content"], row["working_copy"]
    if not working_copy:
        return read_content(last)
    if not is_mark(last) and version_of(last) != 1:
        there = with_present_identities(from_json(last), aliases_in(references))
        if not there.changed_fields(from_json(working_copy)):
            return read_content(last)
    return read_content(working_copy)


def _mark_in_record(revision: Revision) -> None:
    """Mark the references that a revision names as part of the record, and those that they were merged into."""
    present, written = content_of_revision(revision), written_content_of_revision(revision)
    revisions.mark_in_record([present])
    if written != present:
        revisions.mark_in_record([written])


def _category(content: Content) -> Category:
    """Return the category of a content. Raises KeyError where it is not here."""
    reference = content.category
    if reference is None:
        raise KeyError("category")
    found = Category.objects.filter(uid=reference.uid).first() if reference.uid else None
    return found or cast("Category", rows_by_stored_name("category", [reference.name])[reference.name])


def link_to_later_articles(article: Article, row: dict[str, Any]) -> None:
    """Link "Baca juga" lines and rights of reply to articles that were imported after the article with them."""
    for order, one in enumerate(row["read_also"]):
        if one["uid"]:
            target = Article.objects.filter(uid=one["uid"]).first()
            if target:
                lines = ReadAlso.objects.filter(article=article, order=order, is_plain=False)
                lines = lines.filter(Q(chosen=None) | Q(chosen=target.uid)).exclude(article=target)
                lines.exclude(target=target).update(target=target)
    if row["replies_to"] and not article.replies_to_id:
        answered = Article.objects.filter(uid=row["replies_to"]).first()
        Article.objects.filter(pk=article.pk).update(replies_to=answered)
