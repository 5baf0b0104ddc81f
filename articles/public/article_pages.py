"""Readers' pages: the front page, articles, standing pages and lists by date."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models.editions import Edition
from articles.models.standing_pages import Page
from articles.related import article_context

from .dates import date_of, month_after, month_of, newest_day, published_between
from .edition_lists import show_list
from .errors import newest
from .front_page import front_page_of
from .reference_pages import of_reference
from .site_context import Newspaper

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Return the front page: a lead, top stories, current topics, most read articles and the sections."""
    newspaper = Newspaper()
    return render(
        request, "site/front_page.html", {"newspaper": newspaper, **front_page_of(timezone.now(), newspaper.sections)}
    )


@require_safe
def article(request: HttpRequest, category: str, number: int, slug: str = "") -> HttpResponse:
    """Return the page of an article's live edition.

    A retracted article has a 410 page with the reason. An old URL is redirected.
    """
    edition = get_object_or_404(
        Edition.objects.live().select_related("category__parent", "section", "topic", "photo", "comment_policy"),
        article=number,
    )
    if edition.is_retraction:
        return render(request, "site/retracted.html", {"edition": edition, "newest": newest()}, status=410)
    if request.path != edition.get_absolute_url():
        return HttpResponsePermanentRedirect(edition.get_absolute_url())
    return render(request, "site/article.html", {"edition": edition, **article_context(edition)})


@require_safe
@of_reference(Page.objects.all())
def page(request: HttpRequest, subject: Page) -> HttpResponse:
    """Return a standing page."""
    return render(request, "site/page.html", {"page": subject})


@require_safe
def index(request: HttpRequest) -> HttpResponseRedirect:
    """Redirect to the newest day, where the index by date begins."""
    day = newest_day()
    return redirect("site:day", f"{day:%Y}", f"{day:%m}", f"{day:%d}")


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Return the list of everything published in a month, with its calendar."""
    first = date_of(year, month)
    return _dated(request, first, month_after(first), is_day=False)


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Return the list of everything published on a day, with the calendar of its month."""
    shown = date_of(year, month, day)
    return _dated(request, shown, shown + timedelta(days=1), is_day=True)


def _dated(request: HttpRequest, first: date, end: date, *, is_day: bool) -> HttpResponse:
    """Return a list by date.

    A day or month without articles has an empty list. Raise Http404 if its month and everything before it are empty
    too, except for today.
    """
    calendar = month_of(first, is_day=is_day)
    if calendar.is_empty and not calendar.earlier and first != timezone.localdate():
        raise Http404
    return show_list(
        request,
        published_between(first, end),
        template="site/lists/date.html",
        may_be_empty=True,
        calendar=calendar,
        date=first,
        is_day=is_day,
    )
