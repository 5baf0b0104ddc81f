"""Recording the working copy of an article as a revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from secrets import token_hex
from typing import TYPE_CHECKING, cast

from django.utils import timezone

from articles.content import Content, content_of, content_of_revision, references_of, to_json, words_of
from articles.content.reference_lookup import REFERENCE_MODELS
from articles.models import Article, ArticleWords, ReferenceAlias, Revision, ensure_versions
from articles.text import digest

from .photo_uses import index_photos
from .read_also import sync_read_also
from .revision_authors import Prepared, prepare

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

    from articles.models import Reference


def record(
    article: Article,
    *,
    author: AbstractUser | None = None,
    author_name: str = "",
    reason: str = "",
    prepared: Prepared | None = None,
    takes_names: bool = False,
    is_forced: bool = False,
) -> Revision | None:
    """Record the working copy of an article as a new revision.

    A new name of a reference, and words of pictures that were changed in the library, are no change of the article.

    Args:
        takes_names: Write a revision also where only names, or words of pictures in the library, have changed.
        prepared: What ``prepare`` returned before the row was locked. Where the content has changed since, who wrote
            it is computed here again.
        is_forced: Write a revision even where nothing changes. A redaction removes the words of the latest one, whose
            names and picture words may be older than those of the working copy.

    Returns:
        The revision, or None where nothing has changed and nothing was written.
    """
    content, latest = content_of(article), article.latest_revision
    before = content_of_revision(latest) if latest and not is_forced else None
    if before and (before == content or (before.is_same(content) and not takes_names)):
        return None
    if prepared is None or (prepared.after, prepared.content) != (article.revision_number, content):
        prepared = prepare(article, content, author)
    article.revision_number += 1
    article.updated_at = timezone.now()
    article.save(update_fields=["revision_number", "updated_at"])
    sync_read_also(article, content.body, author=author, is_awaited=author is None)
    index_photos(article, content)
    index_words(article, content)
    revision = Revision(
        article=article,
        number=article.revision_number,
        content=to_json(content),
        authorship=prepared.entries,
        author=cast("User | None", author),
        author_name=author_name,
        reason=reason,
        created_at=article.updated_at,
        salt=token_hex(16),
    )
    revision.digest = digest(revision.digest_payload())
    revision.save()
    mark_in_record([content])
    return revision


def index_words(article: Article, content: Content) -> None:
    """Update the words by which the desk finds an article."""
    ArticleWords.objects.bulk_create(
        [ArticleWords(article=article, words=words_of(content))],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["words"],
    )


def mark_in_record(contents: Iterable[Content]) -> None:
    """Mark the references of contents as part of the record, so that nobody deletes them, and give each a version.

    Where a content names one that was merged, the one it was merged into is marked too.
    """
    uids: dict[str, set[str]] = defaultdict(set)
    for kind, reference in chain.from_iterable(map(references_of, contents)):
        if reference.uid:
            uids[kind].add(reference.uid)
    named = set().union(*uids.values())
    for kind, target in ReferenceAlias.objects.filter(uid__in=named).values_list("kind", "target"):
        uids[kind].add(str(target))
    new: list[Reference] = []
    for kind, wanted in uids.items():
        new += cast(
            "list[Reference]", REFERENCE_MODELS[kind]._default_manager.filter(uid__in=wanted, is_in_record=False)
        )
    mark_rows_in_record(new)


def mark_rows_in_record(rows: Iterable[Reference | None]) -> None:
    """Mark references as part of the record, as ``mark_in_record`` does. None is skipped."""
    new = [row for row in rows if row and not row.is_in_record]
    for model in {type(row) for row in new}:
        model._default_manager.filter(pk__in=[row.pk for row in new if type(row) is model]).update(is_in_record=True)
    for row in new:
        row.is_in_record = True
    if new:
        ensure_versions(new)
