"""The page of an article: its live edition, the reason of its retraction, or a redirect from an old URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.models.cards import fetch_live_edition
from articles.page_dependencies import stored_page, with_keys
from articles.related import article_context

from .corrections import headline_of_retracted
from .errors import newest
from .site_context import newspaper_of
from .structured_data import article_data, credited_people, publisher

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@stored_page()
def article(request: HttpRequest, category: str, number: int, slug: str = "") -> HttpResponse:
    """Return the page of an article's live edition.

    A retracted article has a 410 page with the reason. An old URL is redirected.
    """
    edition = fetch_live_edition(number, timezone.now())
    if edition is None:
        raise Http404
    if edition.is_retraction:
        context = {"edition": edition, "headline_of_article": headline_of_retracted(edition), "newest": newest()}
        response = render(request, "site/retracted.html", context, status=410)
        return with_keys(response, [page_keys.article(number), page_keys.ARTICLES])
    if request.path != edition.get_absolute_url():
        return HttpResponsePermanentRedirect(edition.get_absolute_url())
    links, people = article_context(edition), credited_people(edition)
    organisation = publisher(newspaper_of(request).pages)
    data = article_data(edition, people, links["corrections"][::-1], organisation)
    response = render(request, "site/article.html", {"edition": edition, "structured_data": data, **links})
    return with_keys(response, links["keys"] | {page_keys.person(person.pk) for person in people.values()})
