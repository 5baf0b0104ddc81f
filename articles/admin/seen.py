"""The revision that a page showed, as the page sends it back."""

from django.utils.translation import gettext as _

from articles.workflow import MoveNotAllowed


def seen_in(data, name="seen"):
    """The number of the revision that a page showed, or None where it sends none."""
    number = data.get(name, "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else None


def require_seen(data, name="seen"):
    """The number of the revision that a page showed. Raises MoveNotAllowed where it sends none."""
    number = seen_in(data, name)
    if number is None:
        raise MoveNotAllowed(_("This page is too old. Load it again."))
    return number
