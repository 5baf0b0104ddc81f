"""Registration of the desk's own pages below the list of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from django.contrib import admin

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from articles.desk.site import DeskSite

    View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def model_page(model: str, address: str, name: str) -> Callable[[View], View]:
    """Return a decorator that registers a view with the desk, for users who may open the desk.

    Args:
        model: The name of the model in addresses, such as ``article``.
        address: The route below the list of the model, such as ``<int:number>/links/``.
        name: What follows ``desk:articles_<model>_`` in the name of the URL.
    """

    def register(view: View) -> View:
        site = cast("DeskSite", admin.site)
        site.register_page(f"articles/{model}/{address}", view, name=f"articles_{model}_{name}")
        return view

    return register
