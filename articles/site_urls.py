"""Absolute addresses of the site, and which addresses belong to the desk."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse

if TYPE_CHECKING:
    from django.http import HttpRequest

# How many addresses are kept.
MAX_ADDRESSES = 20_000


def absolute_url(path: str) -> str:
    """Return a path of this site with SITE_ADDRESS before it, never with the host of a request."""
    return f"{settings.SITE_ADDRESS}{path}"


def address_of(name: str, *arguments: str | int | None) -> str:
    """Return the address of a named page of the readers' site. It is kept, since finding it takes long.

    Raises:
        NoReverseMatch: There is no page with these arguments, as for a person without a slug.
    """
    return _address(get_script_prefix(), name, arguments)


@lru_cache(maxsize=MAX_ADDRESSES)
def _address(_prefix: str, name: str, arguments: tuple[str | int | None, ...]) -> str:
    return reverse(name, args=arguments)


def article_path(category: str, number: int, slug: str) -> str:
    """Return the address of an article. It is built without ``reverse``, which is too slow for dozens of cards.

    Args:
        category: The slug of its category.
        number: Its number.
        slug: Its own slug.
    """
    return f"{get_script_prefix()}{category}/{number}/{slug}/"


def find_url(name: str, *arguments: str | int | None) -> str:
    """Return the address of a named page, or "" where there is none, as for a person without a slug."""
    try:
        return address_of(name, *arguments)
    except NoReverseMatch:
        return ""


def desk_address() -> str:
    """Return the path that all pages of the desk are below."""
    return reverse("desk:index")


def is_desk_path(path: str) -> bool:
    """Return whether a path of this site, as the server receives it, is one of the desk's."""
    return path.startswith(settings.DESK_PATH)


def is_on_desk(request: HttpRequest) -> bool:
    """Return whether a request is for a page of the desk."""
    return is_desk_path(request.path_info)
