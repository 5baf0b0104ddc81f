"""What a page depends on: the keys of what it shows, and when something in it changes by the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse

    from articles.page_store import PageStore

# The WSGI environment's name for the store that will keep the answer.
STORE_KEY = "newsroom.page_store"
# Proxies ask again after this time, in case that a change could not be announced to them.
MAX_PROXY_AGE = timedelta(minutes=10)
# The end of a page that is out of date already.
EXPIRED = datetime(1970, 1, 1, tzinfo=UTC)
# What an answer's form depends on. The store gets every answer whole and not compressed, and does this itself.
CONDITIONS = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE")


class Dependencies(NamedTuple):
    """What a page depends on.

    Attributes:
        keys: The keys of what it shows.
        parameters: The parameters of the query string that change it.
        until: The instant at which something in it changes by the clock.
    """

    keys: frozenset[str]
    parameters: tuple[str, ...]
    until: datetime


def with_keys(response: HttpResponse, keys: Iterable[str], until: datetime | None = None) -> HttpResponse:
    """Mark a response of a view with ``stored_page`` as one that may be stored, with what it depends on.

    Args:
        response: The response.
        keys: The keys of what it shows.
        until: When it changes by the clock besides the windows of editions and the rights of pictures.
    """
    response.page = (frozenset(keys), until)  # type: ignore[attr-defined]
    return response


def stored_page(*parameters: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Return a decorator for a view whose responses may be stored, where it has given them ``with_keys``.

    Browsers ask for every page anew and get 304 where it is the same. A proxy may keep it until it changes by the
    clock, and is purged after other changes. ``no-cache`` makes proxies that are not purged ask each time (RFC 9111).

    Args:
        *parameters: The parameters of the query string that change the page.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def render(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            store: PageStore | None = request.META.get(STORE_KEY)
            if store is not None:
                for name in CONDITIONS:
                    request.META.pop(name, None)
            # Known before the page is rendered: what comes while it is rendered makes it out of date at once.
            ends = store.known_ends() if store is not None else None
            response = view(request, *args, **kwargs)
            keys, until = getattr(response, "page", (None, None))
            if keys is None:
                return response
            response.headers["Cache-Control"] = "no-cache"
            if store is None:
                del response.page  # type: ignore[attr-defined]
                return response
            until = min([*([until] if until else []), ends(keys) if ends else EXPIRED])
            response.page = Dependencies(keys, parameters, until)  # type: ignore[attr-defined]
            return response

        return render

    return decorate
