"""The "Baca juga" lines of a body, and the articles they link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from articles.document import NO_ARTICLE, Document
from articles.document import ReadAlso as ReadAlsoLine
from articles.models import Article, Edition, ReadAlso
from articles.text import headline_key

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# The length of the column of a headline, to which longer ones are cut.
MAX_HEADLINE = 240
# A headline, the uid that was chosen, and whether the line is kept plain.
Row = tuple[str, UUID | None, bool]


def _row_of(line: ReadAlsoLine) -> Row:
    """Return the values of a "Baca juga" line's row: headline, uid that was chosen, whether it is kept plain."""
    is_plain = line.article == NO_ARTICLE
    return line.headline[:MAX_HEADLINE], UUID(line.article) if line.article and not is_plain else None, is_plain


def sync_read_also(
    article: Article, body: Document, *, author: AbstractUser | None = None, is_awaited: bool = False
) -> None:
    """Update the rows of the body's "Baca juga" lines, and link those in other articles that waited for this one.

    ``is_awaited`` marks new lines as waiting for an article that the import may bring later. A line without a chosen
    article finds by its headline only what its ``author`` may see (None: an import, which sees all). Otherwise
    somebody could guess headlines to find out whether an unpublished article has them.
    """
    lines = [_row_of(block) for block in body.blocks if isinstance(block, ReadAlsoLine)]
    rows = list(article.read_also.all())
    if [(row.headline, row.chosen, row.is_plain) for row in rows] != lines:
        article.read_also.all().delete()
        ReadAlso.objects.bulk_create(_rows_for(article, lines, rows, is_awaited, author))
    waiting = ReadAlso.objects.waiting().exclude(article=article)
    waiting.filter(chosen=article.uid).update(target=article)
    if article.headline_key:
        own = Q(is_awaited=True) | (Q(article__created_by=author) if author else Q())
        waiting.filter(own, headline_key=article.headline_key, chosen=None).update(target=article)


def find_by_headline(
    keys: Iterable[str], author: AbstractUser | None = None, *, besides: Article | None = None
) -> dict[str, int]:
    """Return the numbers of the articles that an author finds by their headlines, by the keys of the headlines.

    Of several with the same headline it is the oldest, as on the readers' site.

    Args:
        keys: The keys of headlines.
        author: None is an import, which finds all.
        besides: An article that is not meant.
    """
    editable = Article.objects.editable_by(author) if author else Article.objects
    mine, shown = editable.filter(headline_key__in=keys), Edition.objects.live().listed().filter(headline_key__in=keys)
    if besides:
        mine, shown = mine.exclude(pk=besides.pk), shown.exclude(article=besides)
    found = dict(mine.order_by("-pk").values_list("headline_key", "pk"))
    for key, number in shown.order_by("-article").values_list("headline_key", "article"):
        found[key] = min(number, found.get(key, number))
    return found


def _rows_for(
    article: Article, lines: list[Row], before: list[ReadAlso], is_awaited: bool, author: AbstractUser | None
) -> Iterator[ReadAlso]:
    """Yield new rows for lines. A line without a chosen article keeps the target that its headline had ``before``."""
    others = Article.objects.exclude(pk=article.pk)
    uids = {chosen for _headline, chosen, _is_plain in lines if chosen}
    by_uid = dict(others.filter(uid__in=uids).values_list("uid", "pk"))
    known = {row.headline_key: row.target_id for row in before if row.target_id and not row.chosen}
    keys = {headline_key(headline) for headline, chosen, is_plain in lines if not (chosen or is_plain)} - known.keys()
    awaited = {row.headline_key for row in before if row.is_awaited}
    known |= find_by_headline(keys, author, besides=article) if keys else {}
    for order, (headline, chosen, is_plain) in enumerate(lines):
        target = by_uid.get(chosen) if chosen else None if is_plain else known.get(headline_key(headline))
        yield ReadAlso(
            article=article,
            order=order,
            headline=headline,
            headline_key=headline_key(headline),
            chosen=chosen,
            is_plain=is_plain,
            target_id=target,
            is_awaited=not is_plain and (is_awaited or headline_key(headline) in awaited),
        )
