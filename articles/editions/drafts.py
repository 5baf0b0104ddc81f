"""Preparing editions from a content, for publication and for previews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from articles.content import Content, read_content, reference_to, row_of, version_of, with_present_identities
from articles.content.reference_kinds import reference_data
from articles.content.reference_lookup import Rows, aliases_in
from articles.models import Article, Category, CommentPolicy, Edition, Photo

from .listings import Listing, list_columns, lock_named_rows, named_rows
from .page_data import columns_of
from .sealing import retraction, seal_content


class Draft(NamedTuple):
    """An edition before it is published.

    ``data`` is the sealed JSON. ``columns`` are values for the model: the words, and the columns for lists.
    ``listing`` is what ``list_edition`` needs, where it was read already.
    """

    data: dict[str, Any]
    columns: dict[str, Any]
    listing: Listing | None = None


def draft_of(article: Article, content: Content, *, published_by: str) -> Draft:
    """Return the draft of an edition from a content, whatever the working copy contains.

    Where the category of the content no longer exists, it is the article's present one.
    """
    return listed(draft_of_words(content, published_by=published_by), article, content, named_rows(content))


def draft_of_words(content: Content, *, published_by: str) -> Draft:
    """Return the part of a draft that needs nothing that the content refers to but its photos. ``listed`` completes it.

    It takes time for a long text, and is therefore made before anything is locked.
    """
    shown = content.photos
    photos = {str(photo.uid): photo for photo in Photo.objects.filter(uid__in=shown)} if shown else {}
    return _draft_with_photos(content, photos, published_by)


def listed(draft: Draft, article: Article, content: Content, rows: Rows) -> Draft:
    """Return a draft of a content with its comment policy and with the columns by which lists find it.

    Args:
        draft: The draft.
        article: Its article, whose present category it has where that of the content no longer exists.
        content: The content.
        rows: The rows that it refers to.
    """
    category = row_of("category", content.category, rows) or article.category
    return _with_rows(draft, content, category, _comment_policy(rows, content, category), rows)


def draft_from_rows(
    content: Content,
    category: Category,
    policy: CommentPolicy | None,
    rows: Rows,
    photos: Mapping[str, Photo],
    *,
    published_by: str,
) -> Draft:
    """Return the draft of an edition from a content and the rows that it refers to, without a query.

    Args:
        content: The content.
        category: The row of its category.
        policy: The comment policy that applies.
        rows: The rows of its other references.
        photos: The photos that it shows, by uid.
        published_by: The name of the person who publishes it.
    """
    return _with_rows(_draft_with_photos(content, photos, published_by), content, category, policy, rows)


def _draft_with_photos(content: Content, photos: Mapping[str, Photo], published_by: str) -> Draft:
    pictures = {uid: photos[uid].sha256 for uid in sorted(photos)}
    data = seal_content(content, comment_policy=None, pictures=pictures, published_by=published_by)
    photo = photos.get(content.picture.photo) if content.picture else None
    return Draft(data, columns_of(data) | {"photo": photo})


def _with_rows(draft: Draft, content: Content, category: Category, policy: CommentPolicy | None, rows: Rows) -> Draft:
    columns = list_columns(content, category, rows) | {"comment_policy": policy}
    data = draft.data | {"comment_policy": reference_data(reference_to(policy))}
    listing = Listing(with_present_identities(content, aliases_in(rows)), rows)
    return Draft(data, draft.columns | columns, listing)


def with_locked_rows(draft: Draft, article: Article) -> Draft:
    """Return a draft whose references are locked, so that it is in the right lists whatever is merged meanwhile."""
    if version_of(draft.data) == 1 or draft.data["content"] is None:
        return draft
    content = read_content(draft.data["content"])
    rows = lock_named_rows(content)
    category = row_of("category", content.category, rows) or article.category
    listing = Listing(with_present_identities(content, aliases_in(rows)), rows)
    return draft._replace(columns=draft.columns | list_columns(content, category, rows), listing=listing)


def with_comment_terms(draft: Draft, terms: dict[str, Any]) -> Draft:
    """Return a draft with the text of a comment policy that an edition of version 1 contained, in place of a policy."""
    return Draft(draft.data | {"comment_policy": None, "comments": terms}, draft.columns | {"comment_policy": None})


def draft_of_retraction(article: Article, *, published_by: str) -> Draft:
    """Return the draft of a retraction notice, which contains nothing of the article."""
    data, category = retraction(published_by=published_by), article.category
    return Draft(data, {**columns_of(data), "category": category, "section": category.parent or category})


def preview(article: Article, content: Content, at: datetime | None = None) -> Edition:
    """Return the unsaved edition that publishing a content now would make."""
    now, first = at or timezone.now(), article.editions.order_by("number").first()
    draft = draft_of(article, content, published_by="")
    return Edition(
        article=article,
        kind=Edition.Kind.FIRST,
        live_from=now,
        first_published_at=first.first_published_at if first else now,
        content=draft.data,
        **draft.columns,
    )


def _comment_policy(rows: Rows, content: Content, category: Category) -> CommentPolicy | None:
    """Return the article's own policy, else its category's or section's, else the site's."""
    policy = row_of("comment_policy", content.comment_policy, rows) or category.comment_policy
    if policy is None and category.parent:
        policy = category.parent.comment_policy
    return policy or CommentPolicy.objects.default()
