"""Times as operators type them."""

from datetime import datetime

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def aware(text):
    """An ISO 8601 time with its offset, as an aware datetime; CommandError where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(_("%(text)s is no time such as 2025-09-04T10:15:00+07:00.") % {"text": text}) from error
    if moment.tzinfo is None:
        raise CommandError(_("%(text)s must say its offset, as in 2025-09-04T10:15:00+07:00.") % {"text": text})
    return moment
