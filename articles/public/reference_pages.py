"""Pages of sections, topics, tags, people and standing pages: found by their address, or by a former one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.models.former_slugs import reference_formerly_at

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def of_reference(rows: Any) -> Callable[..., Any]:
    """Return a decorator that calls a view with the reference whose slug is in the address.

    A former slug leads to the address of whoever had it last. Whoever has it now comes first.

    Args:
        rows: a queryset of the references that are looked in.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def find(request: HttpRequest, slug: str) -> HttpResponse | HttpResponsePermanentRedirect:
            subject = rows.all().filter(slug=slug).first()
            if subject is not None and not subject.archived_at:
                return view(request, subject)
            former = reference_formerly_at(rows.model.KIND, slug)
            if former is None or former == subject:
                if subject is None:
                    raise Http404
                return view(request, subject)
            return HttpResponsePermanentRedirect(reverse(request.resolver_match.view_name, args=[former.slug]))

        return find

    return decorate
