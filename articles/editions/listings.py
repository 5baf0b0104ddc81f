"""The columns and rows that lists of editions are read from, which can be rebuilt from the editions at any time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from django.db import connection
from django.utils import timezone

from articles.content import Content, Reference, read_content, references_of, row_of, rows_for, version_of, words_of
from articles.content.reference_kinds import read_reference
from articles.content.reference_lookup import Rows, locked_rows_for, reference_to
from articles.models import (
    Article,
    Category,
    Credit,
    Edition,
    EditionCredit,
    EditionTag,
    EditionWords,
    Photo,
    PhotoUse,
    Tag,
)
from articles.text import photos_in

from .page_data import WORDS_OF_LISTS, columns_of
from .sealing import sealed_content


class Listing(NamedTuple):
    """What decides in which lists an edition is: its content with present identities, and the rows it refers to."""

    content: Content
    rows: Rows


def list_edition(edition: Edition, listing: Listing | None = None) -> None:
    """Add a new edition to the lists of its tags and people, and to the index of photo uses.

    ``listing`` is what its draft has, if that was read in this transaction.
    """
    index_photo_uses(edition)
    if listing is None:
        content = listed_content(edition)
        listing = Listing(content, named_rows(content)) if content else None
    if listing:
        _list(edition, *listing)
        words_row(edition, listing.content).save(force_insert=True)


def index_words_of_edition(edition: Edition) -> None:
    """Make the words anew by which a search finds an edition.

    A retraction, a redacted edition and one that has ended have none.
    """
    EditionWords.objects.filter(edition=edition).delete()
    is_over = edition.live_until is not None and edition.live_until <= timezone.now()
    is_redacted = edition.is_redacted or edition.revision.is_redacted
    if not is_over and not is_redacted and not edition.is_retraction:
        words_row(edition, sealed_content(edition)).save(force_insert=True)


def words_row(edition: Edition, content: Content) -> EditionWords:
    """Return the unsaved row by which a search finds an edition of a content."""
    return EditionWords(edition=edition, words=words_of(content))


def listed_content(edition: Edition) -> Content | None:
    """Return the content an edition is listed by, or None for a retraction, a redacted edition and version 1."""
    if edition.is_redacted or version_of(edition.content) == 1 or edition.content["content"] is None:
        return None
    return read_content(edition.content["content"])


def named_rows(content: Content) -> Rows:
    """Return the rows that a content refers to, including the article that it replies to."""
    return rows_for(_named(content))


def lock_named_rows(content: Content) -> Rows:
    """Lock the rows that a content refers to until the transaction ends, where the database locks rows. Return them.

    An edition is then in the right lists although somebody moves a category or merges a topic at the same time. Merges
    lock these rows before the articles, so they are locked before the article's row here too.
    """
    return lock_rows(_named(content))


def lock_rows(references: Iterable[tuple[str, Reference]]) -> Rows:
    """Lock the rows of references until the transaction ends, where the database locks rows. Return them."""
    is_row_locked = connection.features.has_select_for_update
    return locked_rows_for(references) if is_row_locked else rows_for(references)


def _named(content: Content) -> list[tuple[str, Reference]]:
    answered = [("article", content.replies_to)] if content.replies_to else []
    return [*references_of(content), *answered]


def references_shown(article: Article) -> list[tuple[str, Reference]]:
    """Return the kinds and references of what the live and the scheduled edition of an article name."""
    found: list[tuple[str, Reference]] = []
    for edition in article.editions.exclude(live_until__lte=timezone.now()).select_related("category__parent"):
        content = listed_content(edition)
        found += references_of(content) if content else []
        found.append(("category", cast("Reference", reference_to(edition.category))))
    return found


def list_columns(content: Content, category: Category, rows: Rows) -> dict[str, Any]:
    """Return the columns by which lists find an edition."""
    return {
        "category": category,
        "section": category.parent or category,
        "topic": row_of("topic", content.topic, rows),
        "replies_to": row_of("article", content.replies_to, rows),
    }


def rebuild(edition: Edition) -> None:
    """Rebuild the columns and rows for lists from an edition's content and from its category's present section.

    The people and tags of version 1 are left as they are, since it has no uids.
    """
    content = listed_content(edition)
    category, columns = edition.category, {}
    if edition.is_retraction:
        # A retraction is listed only under its category and its article.
        columns = dict.fromkeys(("topic", "replies_to", "comment_policy", "photo"))
        edition.edition_tags.all().delete()
        edition.edition_credits.all().delete()
    elif content:
        rows = named_rows(content)
        category = row_of("category", content.category, rows) or category
        columns = list_columns(content, category, rows) | _policy_and_photo(edition)
        edition.edition_tags.all().delete()
        edition.edition_credits.all().delete()
        _list(edition, content, rows)
    index_words_of_edition(edition)
    words = columns_of(edition.content)
    columns |= {name: words[name] for name in WORDS_OF_LISTS if name in words}
    columns["section"] = category.parent or category
    Edition.objects.filter(pk=edition.pk).update(**columns)


def _policy_and_photo(edition: Edition) -> dict[str, Any]:
    """Return the comment policy and the lead picture that the sealed JSON of an edition names."""
    policy = edition.content["comment_policy"]
    picture = edition.picture
    photo = Photo.objects.filter(uid=picture["photo"], sha256=picture["sha256"]).first() if picture else None
    return {
        "comment_policy": row_of("comment_policy", read_reference(policy)) if policy else None,
        "photo": photo,
    }


def relist_category(category: Category) -> int:
    """Move the editions of a category to its present section. Returns how many were moved."""
    section = category.parent or category
    moved = Edition.objects.filter(category=category).exclude(section=section)
    return moved.update(section=section)


def _list(edition: Edition, content: Content, rows: Rows) -> None:
    tags = [row_of("tag", one, rows) for one in content.tags]
    people = [(line, row_of("contributor", line.person, rows)) for line in content.credits]
    index(
        edition,
        filter(None, tags),
        [
            Credit(contributor=person, role=line.role, order=order)
            for order, (line, person) in enumerate(people)
            if person
        ],
    )


def work_of(role: str) -> EditionCredit.Work:
    """Return the list of a person's work that an edition belongs to for a role."""
    return EditionCredit.Work.EDITED if role == Credit.Role.EDITOR else EditionCredit.Work.WRITTEN


def index_photo_uses(edition: Edition) -> None:
    """Add the photos that the edition shows to the index of photo uses."""
    uids = {uid for part in edition.body for uid in photos_in(part)}
    pks = set(Photo.objects.filter(uid__in=uids).values_list("pk", flat=True)) if uids else set()
    pks |= {edition.photo_id} if edition.photo_id else set()
    PhotoUse.objects.bulk_create(
        (PhotoUse(article_id=edition.article_id, photo_id=pk, is_in_editions=True) for pk in sorted(pks)),
        update_conflicts=True,
        unique_fields=["article", "photo"],
        update_fields=["is_in_editions"],
    )


def index(edition: Edition, tags: Iterable[Tag], credits: Iterable[Credit]) -> None:
    """Add an edition to the lists of tags and people.

    Args:
        tags: Rows of Tag.
        credits: Unsaved rows of Credit with a contributor, a role and an order.
    """
    in_tags, in_people = listing_rows(edition, tags, credits)
    EditionTag.objects.bulk_create(in_tags)
    EditionCredit.objects.bulk_create(in_people)


def listing_rows(
    edition: Edition, tags: Iterable[Tag], credits: Iterable[Credit]
) -> tuple[list[EditionTag], list[EditionCredit]]:
    """Return the unsaved rows that ``index`` adds."""
    at = edition.first_published_at
    in_tags = [
        EditionTag(edition=edition, tag=tag, article_id=edition.article_id, first_published_at=at) for tag in tags
    ]
    places: set[tuple[int, str]] = set()
    rows = []
    for credit in credits:
        work = work_of(credit.role)
        place = credit.contributor_id, work
        rows.append(
            EditionCredit(
                edition=edition,
                article_id=edition.article_id,
                contributor_id=credit.contributor_id,
                role=credit.role,
                # The edition is once in the list of a person who is both writer and photographer.
                work="" if place in places else work,
                order=credit.order,
                first_published_at=edition.first_published_at,
            )
        )
        places.add(place)
    return in_tags, rows
