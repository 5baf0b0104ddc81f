"""Lists of all running stories, people and tags with something live, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models.contributors import Contributor
from articles.models.folded_names import MAX_FOLDED_CHARACTERS
from articles.models.tags import Tag
from articles.models.topics import Topic

from .shown_subjects import shown_subjects
from .url_words import SINCE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise

PAGE_ROWS = 200


class Index(NamedTuple):
    """An index: its model and its title."""

    model: Any
    title: Promise


INDEXES = {
    "topics": Index(Topic, _("Running stories")),
    "people": Index(Contributor, _("People")),
    "tags": Index(Tag, _("Tags")),
}


@require_safe
def subject_index(request: HttpRequest, kind: str) -> HttpResponse:
    """Return a page of an index, from the name in the query string on. It is not stored.

    Raises:
        Http404: There is no such name and none after it.
    """
    index, first = INDEXES[kind], request.GET.get(SINCE, "")[:MAX_FOLDED_CHARACTERS].replace("\0", "")
    found = list(
        shown_subjects(index.model).filter(folded_name__gte=first).order_by("folded_name", "pk")[: PAGE_ROWS + 1]
    )
    if first and not found:
        raise Http404
    following = {SINCE: found[PAGE_ROWS].folded_name} if len(found) > PAGE_ROWS else {}
    context = {
        "title": index.title,
        "subjects": found[:PAGE_ROWS],
        "following": urlencode(following),
        "path": reverse(f"site:{kind}"),
        "is_first": not first,
    }
    return render(request, "site/subject_index.html", context)
