"""Finding a category, topic, tag, contributor or standing page by its slug, and redirecting from former slugs."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.models.former_slugs import reference_by_former_slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.urls import ResolverMatch

    from articles.models.joined_rows import JoinedRows


def of_reference(
    rows: JoinedRows[Any],
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Return a decorator that calls a view with the reference whose slug is in the URL.

    A reference that has the slug now comes first. A former slug is redirected to the reference that had it last.
    The view gets the other values in the URL by their names.

    Args:
        rows: The rows of the references to search.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def find(request: HttpRequest, slug: str, **others: Any) -> HttpResponse:
            subject = next(iter(rows.fetch("row.slug = %s", [slug])), None)
            if subject is not None and not subject.archived_at:
                return view(request, subject, **others)
            # Any: all kinds of references except comment policies have a slug, and those have no pages.
            former: Any = reference_by_former_slug(rows.model.KIND, slug)
            if former is None or former == subject:
                if subject is None:
                    raise Http404
                return view(request, subject, **others)
            here = cast("ResolverMatch", request.resolver_match)
            return HttpResponsePermanentRedirect(reverse(here.view_name, kwargs={"slug": former.slug, **others}))

        return find

    return decorate
