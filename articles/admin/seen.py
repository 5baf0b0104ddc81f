"""What a page showed, as the page sends it back, and saves that come too late for it."""

from django.utils.translation import gettext as _

from articles.workflow import MoveNotAllowed


class Outdated(Exception):
    """What a form is about was saved, or taken away from its writer, after it was judged and before it was written."""


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
