"""Words and times for the readers' pages."""

from urllib.parse import quote, urljoin, urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from articles.text import brief, clock, to_the_second

register = template.Library()


register.filter("clock", clock)
register.filter("brief", brief)
register.filter("to_the_second", to_the_second)


@register.filter
def words(text):
    """Words separated by spaces, as a list."""
    return text.split()


@register.filter
def long_date(value):
    """The day of an instant, in the newsroom's zone: ``Kamis, 4 September 2025``."""
    return date_format(timezone.localtime(value), "l, j F Y")


@register.filter
def moment(value):
    """An instant in full, in the newsroom's zone: ``Kamis, 4 September 2025, 10.15 WIB``."""
    return f"{long_date(value)}, {clock(value)}"


@register.filter
def machine_time(value):
    """An instant for the ``datetime`` attribute, with its offset."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.filter
def prose(html):
    """Body HTML that was sanitised when it was written, as markup."""
    return mark_safe(html)  # noqa: S308  the one place, for what text.sanitise wrote


@register.filter
def with_dateline(html, dateline):
    """Let the dateline open the first paragraph; before a list or a heading it stands alone."""
    if not dateline:
        return prose(html)
    opening = format_html('<span class="dateline">{}</span> – ', dateline)
    if html.startswith("<p>"):
        return format_html("<p>{}{}", opening, prose(html.removeprefix("<p>")))
    return format_html("<p>{}</p>{}", opening, prose(html))


@register.simple_tag(takes_context=True)
def absolute(context, path):
    """A path of this site with the host the request came to."""
    return urljoin(context["request"].build_absolute_uri("/"), path)


@register.filter
def share_links(edition, address):
    """Names and addresses of places an article may be handed on to; the article's address and headline only."""
    link, headline = quote(address, safe=""), quote(edition.headline, safe="")
    return [
        ("WhatsApp", f"https://wa.me/?text={headline}%20{link}"),
        ("Telegram", f"https://t.me/share/url?url={link}&text={headline}"),
        ("X", f"https://x.com/intent/post?url={link}&text={headline}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
        (gettext("E-mail"), f"mailto:?subject={headline}&body={link}"),
    ]


@register.filter
def link_name(address):
    """What a reader sees of an address: the mailbox, or the host and path."""
    parts = urlsplit(address)
    return parts.path if parts.scheme == "mailto" else f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/")
