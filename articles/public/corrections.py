"""The public list of corrections and retractions, the newest first, which the Press Council's guideline asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.models.edition_kinds import EditionKind
from articles.models.editions import Edition
from articles.page_dependencies import stored_page, with_keys
from articles.site_urls import article_path
from articles.states import Ground

from .paging import instant_of, place_at
from .url_words import OLDER_THAN

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

PAGE_LENGTH = 30
# Grounds on which the headline of a retracted article stays unsaid, since it may name a child or a victim.
UNNAMED_GROUNDS = frozenset({Ground.CHILD, Ground.VICTIM})


class Notice(NamedTuple):
    """A correction or a retraction.

    Attributes:
        edition: The edition that corrected or retracted the article, with its note and its time.
        headline: The article's headline, or "" where it may not be named.
        address: The path of the article's page.
    """

    edition: Edition
    headline: str
    address: str


def _visible(at: datetime) -> QuerySet[Edition, Edition]:
    """Return the corrections of articles that readers may see at an instant, and the retractions that hold."""
    live = Edition.objects.live(at).listed().filter(article=OuterRef("article"))
    corrections = Q(kind=EditionKind.CORRECTION, live_from__lte=at) & Exists(live)
    holds = Q(live_until=None) | Q(live_until__gt=at)
    retractions = Q(kind=EditionKind.RETRACTION, live_from__lte=at) & holds
    # The kinds are named once more, as in the condition of the index.
    kinds = Q(kind__in=[EditionKind.CORRECTION, EditionKind.RETRACTION])
    found = Edition.objects.filter(kinds & (corrections | retractions)).select_related("category")
    return found.order_by("-live_from", "-article")


def notices(count: int, before: str = "") -> list[Notice]:
    """Return corrections and retractions, the newest first, in three queries.

    Args:
        count: How many at most.
        before: The place, as ``place_of_notice`` returns it, after which they come.

    Raises:
        Http404: ``before`` is no place.
    """
    found = _visible(timezone.now())
    if before:
        at, number = instant_of(before)
        found = found.filter(live_from__lte=at).filter(Q(live_from__lt=at) | Q(article__lt=number))
    editions = list(found[:count])
    named = _headlines(editions)
    return [
        Notice(
            edition,
            named.get(edition.pk, ("", ""))[0],
            article_path(edition.category.slug, edition.article_id, named.get(edition.pk, ("", edition.slug))[1]),
        )
        for edition in editions
    ]


def _headlines(editions: Collection[Edition]) -> dict[int, tuple[str, str]]:
    """Return the headline and slug to show with each notice, by the primary keys of their editions.

    A corrected article has its present headline. A retracted one has its last, unless the ground forbids it.
    """
    corrected = {one.article_id for one in editions if not one.is_retraction}
    live = Edition.objects.live().listed().filter(article__in=corrected) if corrected else Edition.objects.none()
    present = {article: (headline, slug) for article, headline, slug in live.values_list("article", "headline", "slug")}
    found = {one.pk: present[one.article_id] for one in editions if one.article_id in present}
    retracted = {one.article_id: one for one in editions if one.is_retraction and one.ground not in UNNAMED_GROUNDS}
    if retracted:
        # An edition whose words were redacted has no headline.
        earlier = Edition.objects.filter(article__in=retracted).exclude(headline="")
        for article, number, headline, slug in earlier.order_by("number").values_list(
            "article", "number", "headline", "slug"
        ):
            notice = retracted[article]
            if number < notice.number:
                found[notice.pk] = (headline, slug)
    return found


def headline_of_retracted(edition: Edition) -> str:
    """Return the last headline of a retracted article, or "" where it may not be named."""
    return _headlines([edition]).get(edition.pk, ("", ""))[0]


def place_of_notice(notice: Notice) -> str:
    """Return the place of a notice in the list."""
    return place_at(notice.edition.live_from, notice.edition.article_id)


@require_safe
@stored_page(OLDER_THAN)
def corrections(request: HttpRequest) -> HttpResponse:
    """Return the list of corrections and retractions."""
    before = request.GET.get(OLDER_THAN, "")
    found = notices(PAGE_LENGTH + 1, before)
    if before and not found:
        raise Http404
    shown = found[:PAGE_LENGTH]
    older = "?" + urlencode({OLDER_THAN: place_of_notice(shown[-1])}) if len(found) > PAGE_LENGTH else ""
    canonical = request.path + ("?" + urlencode({OLDER_THAN: before}) if before else "")
    context = {"notices": shown, "older": older, "is_first": not before, "canonical": canonical}
    response = render(request, "site/corrections.html", context)
    return with_keys(response, [page_keys.ARTICLES])
