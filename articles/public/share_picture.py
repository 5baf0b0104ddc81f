"""The pictures that other sites show of links to articles without a picture of their own, and of all other pages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.imaging.share_pictures import HEIGHT, WIDTH, can_be_drawn, draw_share_picture
from articles.models.cards import fetch_live_edition
from articles.page_dependencies import stored_page, with_keys

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models.editions import Edition

SALT = "articles.share_picture"
TOKEN_CHARACTERS = 24
# Seconds for which the picture of the site may be kept.
MAX_AGE = 86_400


class SharePicture(NamedTuple):
    """A picture for links: its path, its width and height in pixels, and whether it is to be shown large."""

    path: str
    width: int
    height: int
    is_large: bool


def share_picture_of(edition: Edition | None = None) -> SharePicture:
    """Return the picture of an edition, or else that of the site, which others have where the font lacks letters.

    Nobody can guess the path of an edition's who has not seen the edition.
    """
    if edition and can_be_drawn(edition.headline + _about(edition) + settings.SITE_NAME):
        path = reverse("site:share_picture", args=[edition.article_id, _token(edition)])
        return SharePicture(path, WIDTH, HEIGHT, is_large=True)
    if can_be_drawn(settings.SITE_NAME + settings.SITE_TAGLINE):
        return SharePicture(reverse("site:site_picture"), WIDTH, HEIGHT, is_large=True)
    return SharePicture(static("articles/icon-512.png"), 512, 512, is_large=False)


@require_safe
def site_picture(request: HttpRequest) -> HttpResponse:
    """Return the picture of the site: its tagline and its name. Raise Http404 where the font lacks letters of them."""
    if not can_be_drawn(settings.SITE_NAME + settings.SITE_TAGLINE):
        raise Http404
    response = HttpResponse(_site_picture(settings.SITE_TAGLINE, settings.SITE_NAME), content_type="image/png")
    response.headers["Cache-Control"] = f"max-age={MAX_AGE}"
    return response


@lru_cache(maxsize=1)
def _site_picture(tagline: str, name: str) -> bytes:
    return draw_share_picture(tagline or name, "", name)


@require_safe
@stored_page()
def share_picture(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Return the picture of the live edition of an article, as a PNG of 1200 by 630 pixels.

    It is drawn when it is asked for, and kept in the store of pages.

    Raises:
        Http404: The edition is not live, or has no such picture.
    """
    edition = fetch_live_edition(number, timezone.now())
    if edition is None or edition.is_retraction or not constant_time_compare(_token(edition), token):
        raise Http404
    data = draw_share_picture(edition.headline, _about(edition), settings.SITE_NAME)
    return with_keys(HttpResponse(data, content_type="image/png"), [page_keys.article(number)])


def _token(edition: Edition) -> str:
    return salted_hmac(SALT, edition.digest, algorithm="sha256").hexdigest()[:TOKEN_CHARACTERS]


def _about(edition: Edition) -> str:
    paid = str(edition.get_label_display()) if edition.is_advertising else ""
    return paid or edition.topic_name or edition.category_name or edition.category.name
