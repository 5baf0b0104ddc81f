"""Template tags for pictures: the right file for every screen, and its space before it has loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

if TYPE_CHECKING:
    from articles.models.rendition_files import Rendered

register = template.Library()

# The shape and the ``sizes`` attribute of a picture in each place, which follow the layout in the stylesheet.
SIZES_BY_PLACE = {
    "lead": ("lead", "(min-width: 84rem) 40rem, (min-width: 60rem) 48vw, (min-width: 44rem) 63vw, 100vw"),
    "top": ("card", "(min-width: 84rem) 19rem, (min-width: 60rem) 23vw, (min-width: 44rem) 31vw, 7rem"),
    "column": ("card", "(min-width: 44rem) 20rem, 7rem"),
    "river": ("card", "(min-width: 48rem) 12rem, 7rem"),
    "portrait": ("square", "(min-width: 44rem) 12rem, 7rem"),
    "story": ("lead", "(min-width: 62rem) 60rem, 100vw"),
    "figure": ("whole", "(min-width: 40rem) 38rem, 100vw"),
    "tall": ("whole", "(min-width: 30rem) 24rem, 100vw"),
    "small": ("whole", "(min-width: 22rem) 20rem, 100vw"),
    "gallery": ("whole", "(min-width: 40rem) 30rem, 85vw"),
}
# The width in pixels that a picture needs to fill the column without being blurred.
MIN_FULL_WIDTH_PIXELS = 480
# Places whose picture is so large that it has a placeholder until it has loaded.
SKETCHED_PLACES = frozenset({"lead", "story", "figure", "tall", "small"})
# Places whose picture leads to its largest file.
ENLARGED_PLACES = frozenset({"story", "figure", "tall", "small", "gallery"})


@register.simple_tag
def picture(rendered: Rendered, place: str, alt: str = "", is_first: bool = False) -> str:
    """Return ``<picture>`` for a photo's files in a place of ``SIZES_BY_PLACE``. ``is_first`` loads it at once."""
    shape, sizes = SIZES_BY_PLACE[place]
    found = rendered.sources(shape)
    is_sketched, is_enlarged = bool(found.sketch) and place in SKETCHED_PLACES, place in ENLARGED_PLACES
    size = format_html('width="{}" height="{}"', found.width, found.height)
    sketch = format_html('<img class="sketch" src="{}" alt="" {}>', found.sketch, size) if is_sketched else ""
    formats = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((one.mime, one.srcset, sizes) for one in found.sources),
    )
    css_class = " sketched" if is_sketched else ""
    opening = format_html('<span class="frame{}">', css_class)
    if is_enlarged:
        label = gettext("Open the picture large: %(alt)s") % {"alt": alt} if alt else gettext("Open the picture large")
        _width, _height, address = rendered.largest("whole")
        opening = format_html('<a class="frame{}" href="{}" aria-label="{}">', css_class, address, label)
    return format_html(
        '{}{}<picture>{}<img src="{}" srcset="{}" sizes="{}" alt="{}" {} {} decoding="async"></picture></{}>',
        opening,
        sketch,
        formats,
        found.src,
        found.srcset,
        sizes,
        alt,
        size,
        format_html('fetchpriority="{}"', "high") if is_first else format_html('loading="{}"', "lazy"),
        "a" if is_enlarged else "span",
    )


@register.filter
def figure_place(rendered: Rendered) -> str:
    """Return the place, as in ``SIZES_BY_PLACE``, for a figure of the text.

    A figure that is taller than wide is shown narrower, and so is a small one.
    """
    width, height, _address = rendered.largest("whole")
    if width < MIN_FULL_WIDTH_PIXELS:
        return "small"
    return "tall" if height > width else "figure"


@register.simple_tag
def share_picture(rendered: Rendered) -> dict[str, int | str]:
    """Return the picture for previews of shared links: ``address``, ``width`` and ``height`` of a JPEG."""
    width, height, address = rendered.largest("share")
    return {"address": address, "width": width, "height": height}


@register.simple_tag
def small_copy(number: int, addresses: dict[int, str] | str = "") -> str:
    """Return the address of a small copy of a photo: that of the desk, or one of ``addresses`` by number if given.

    It is "" where ``addresses`` has none for the photo.
    """
    if addresses == "":
        return reverse("desk:articles_photo_copy", args=[number])
    return cast("dict[int, str]", addresses).get(number, "")
