"""The lists of everything published on a day or in a month."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.page_dependencies import stored_page

from .dates import date_of, keys_of, month_after, month_of, newest_day, published_between, start_of
from .edition_lists import PLACES, show_list
from .paging import PreparedList

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


@require_safe
def index(request: HttpRequest) -> HttpResponseRedirect:
    """Redirect to the newest day, where the index by date begins."""
    day = newest_day()
    return redirect("site:day", f"{day:%Y}", f"{day:%m}", f"{day:%d}")


@require_safe
@stored_page(*PLACES)
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Return the list of everything published in a month, with its calendar."""
    first = date_of(year, month)
    return _dated(request, first, month_after(first), is_day=False)


@require_safe
@stored_page(*PLACES)
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
        PreparedList(published_between, start_of(first), start_of(end)),
        template="site/lists/date.html",
        keys=keys_of(calendar),
        may_be_empty=True,
        calendar=calendar,
        date=first,
        is_day=is_day,
    )
