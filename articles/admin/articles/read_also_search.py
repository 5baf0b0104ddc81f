"""Search for articles that a "Baca juga" line can link to, limited to what the user may see of them.

Everybody sees of a live article what readers see. Other articles are shown only to users who may work on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article, Edition
from articles.states import PublicState
from articles.text import chosen, headline_key, limit_search, squash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser
    from django_stubs_ext import WithAnnotations

    class Annotations(TypedDict):
        """Annotations of an article in a search."""

        shown_as: str
        is_mine: bool

    ArticleRow = WithAnnotations[Article, Annotations]

# A search covers only the newest articles, which limits its cost.
MAX_SEARCHED_ARTICLES = 10_000
# Number of characters of a headline that are used to find it.
MAX_SEARCH_CHARACTERS = 240
MAX_RESULTS = 10
MAX_LINES = 60
# Users who may not work on an article do not see that it is scheduled or being changed.
STATES_FOR_OUTSIDERS = {PublicState.LIVE_WITH_CHANGES: PublicState.LIVE, PublicState.SCHEDULED: PublicState.UNPUBLISHED}


class Found(TypedDict):
    """An article as the desk's scripts receive it. Text fields are empty if the user may not see the article."""

    id: int
    uid: str
    headline: str
    category: str
    date: str
    moment: float
    state: str
    word: str
    address: str


class Targets(TypedDict):
    """The targets of "Baca juga" lines, by the uid or the headline in the line."""

    uids: dict[str, Found | None]
    headlines: dict[str, Found | None]


def _words(asked: str) -> str:
    """Return a query normalized like the key of a headline, without characters that cannot be printed."""
    return headline_key(
        squash("".join(letter if letter.isprintable() else " " for letter in asked[:MAX_SEARCH_CHARACTERS]))
    )


def _describe_all(numbers: set[int], user: AbstractUser, at: datetime) -> dict[int, Found]:
    """Return what the user may see of the articles with these numbers, by number, in a fixed number of queries."""
    editable = Article.objects.editable_by(user).filter(pk=OuterRef("pk"))
    rows = Article.objects.filter(pk__in=numbers).with_public_state(at).annotate(is_mine=Exists(editable))
    live = Edition.objects.live(at).listed().filter(article__in=numbers).for_cards()
    shown = {edition.article_id: edition for edition in live}
    asked = cast("Iterable[ArticleRow]", rows.select_related("category").defer("body"))
    return {row.pk: _describe(row, shown.get(row.pk)) for row in asked}


def _describe(article: ArticleRow, edition: Edition | None) -> Found:
    """Return an article as plain data, without headline, category and date if the user may not see them.

    ``edition`` is the article's live edition, or None.
    """
    state = PublicState(article.shown_as)
    visible = edition or (article if article.is_mine else None)
    moment = edition.first_published_at if edition else article.updated_at
    return {
        "id": article.pk,
        "uid": str(article.uid),
        "headline": visible.headline if visible else "",
        "category": visible.category.name if visible else "",
        "date": date_format(timezone.localtime(moment), "j M Y, H.i T") if visible else "",
        "moment": moment.timestamp() if visible else 0,
        "state": (state if article.is_mine else STATES_FOR_OUTSIDERS.get(state, state)).value,
        "word": str((state if article.is_mine else STATES_FOR_OUTSIDERS.get(state, state)).label),
        "address": edition.get_absolute_url() if edition else "",
    }


def search(asked: str, user: AbstractUser, excluded: int | None = None) -> list[Found]:
    """Return articles with all the words of a query in their headline, the newest first. Without words, all match.

    ``excluded`` is the number of the article that contains the line, which is left out, as are retracted articles.
    """
    at, words = timezone.now(), limit_search(_words(asked)).split()
    newest = Article.objects.order_by("-updated_at", "-pk").values("pk")[:MAX_SEARCHED_ARTICLES]
    mine = Article.objects.editable_by(user).filter(pk__in=newest).order_by("-updated_at", "-pk")
    shown = Edition.objects.live(at).listed().newest_first().values("pk")[:MAX_SEARCHED_ARTICLES]
    live = Edition.objects.filter(pk__in=shown).newest_first()
    for word in words:
        mine, live = mine.filter(headline_key__contains=word), live.filter(headline_key__contains=word)
    # Twice as many as are shown, since some are retracted, or found twice.
    numbers = {
        *mine.values_list("pk", flat=True)[: MAX_RESULTS * 2],
        *live.values_list("article", flat=True)[: MAX_RESULTS * 2],
    }
    rows = _describe_all(numbers - {excluded}, user, at).values()
    found = [one for one in rows if one["state"] != PublicState.RETRACTED]
    return sorted(found, key=lambda one: one["moment"], reverse=True)[:MAX_RESULTS]


def find_targets(uids: list[str], headlines: list[str], user: AbstractUser) -> Targets:
    """Return the target of each uid and each headline, or None if there is no such article."""
    at = timezone.now()
    asked = {uid: chosen(uid) for uid in uids[:MAX_LINES]}
    known = Article.objects.filter(uid__in={uid for uid in asked.values() if uid not in {"", "none"}})
    by_uid = {str(uid): number for uid, number in known.values_list("uid", "pk")}
    keys = {headline: _words(headline) for headline in headlines[:MAX_LINES]}
    by_key = _by_key(set(keys.values()) - {""}, user, at)
    found_by_number = _describe_all({*by_uid.values(), *by_key.values()}, user, at)
    return {
        "uids": {uid: _found(found_by_number, by_uid.get(meant)) for uid, meant in asked.items()},
        "headlines": {headline: _found(found_by_number, by_key.get(key)) for headline, key in keys.items()},
    }


def _found(found_by_number: dict[int, Found], number: int | None) -> Found | None:
    return None if number is None else found_by_number.get(number)


def _by_key(keys: set[str], user: AbstractUser, at: datetime) -> dict[str, int]:
    """Return the number of the article with each headline key.

    That is the oldest article published with this headline, else the oldest that the user may work on.
    """
    if not keys:
        return {}
    mine = Article.objects.editable_by(user).filter(headline_key__in=keys).order_by()
    public = Edition.objects.filter(headline_key__in=keys, live_from__lte=at).order_by()
    found = dict(mine.values("headline_key").annotate(oldest=Min("pk")).values_list("headline_key", "oldest"))
    return found | dict(
        public.values("headline_key").annotate(oldest=Min("article")).values_list("headline_key", "oldest")
    )
