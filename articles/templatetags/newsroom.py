"""Words and times for the readers' pages."""

from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles.models.sections import Category

register = template.Library()


@register.simple_tag
def site_name():
    """The newspaper's name."""
    return settings.SITE_NAME


@register.simple_tag
def site_tagline():
    """The words under the newspaper's name."""
    return settings.SITE_TAGLINE


@register.simple_tag
def sections():
    """The sections of the navigation, in order."""
    return Category.objects.in_navigation()


def _clock(moment):
    """Hours and minutes as the language writes them, with the zone: ``10.15 WIB``."""
    separator = "." if get_language() == "id" else ":"
    local = timezone.localtime(moment)
    return f"{local:%H}{separator}{local:%M} {local.tzname()}"


@register.filter
def moment(value):
    """An instant in full, in the newsroom's zone: ``Kamis, 4 September 2025, 10.15 WIB``."""
    return f"{date_format(timezone.localtime(value), 'l, j F Y')}, {_clock(value)}"


@register.filter
def machine_time(value):
    """An instant for the ``datetime`` attribute, with its offset."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.filter
def prose(html):
    """Body HTML that was sanitised when it was written, as markup."""
    return mark_safe(html)


@register.simple_tag(takes_context=True)
def absolute(context, path):
    """A path of this site with the host the request came to."""
    return urljoin(context["request"].build_absolute_uri("/"), path)


@register.filter
def brief(value):
    """An instant for a card, in the newsroom's zone: ``4 Sep 2025, 10.15 WIB``."""
    return f"{date_format(timezone.localtime(value), 'j M Y')}, {_clock(value)}"


@register.filter
def with_dateline(html, dateline):
    """Let the dateline open the first paragraph; before a list or a heading it stands alone."""
    if not dateline:
        return mark_safe(html)
    opening = format_html('<span class="dateline">{}</span> – ', dateline)
    if html.startswith("<p>"):
        return mark_safe(f"<p>{opening}{html[3:]}")
    return mark_safe(f"<p>{opening}</p>{html}")
