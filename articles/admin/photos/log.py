"""The log of a photo: what was done to it and by whom, in the language of the user."""

from __future__ import annotations

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from articles.audit import AuditLine, line_of_entry, lines_of
from articles.models import Photo
from articles.models.event_descriptions import label_of_field

# The number of entries that the page of a photo shows.
MAX_ENTRIES = 10
# Labels of entries of the admin's log, from before photos had events. In an entry, the first line is one of these
# keys, and the lines below it are a reason or names of fields.
FORMER_ACTIONS = {
    "change": _("changed"),
    "withdraw": _("taken off the site"),
    "give_back": _("restored to the site"),
    "again": _("files asked for again"),
    "download": _("original downloaded"),
}


def log_of(photo: Photo) -> list[AuditLine]:
    """Return what was done to a photo, the newest first."""
    lines = lines_of(photo, MAX_ENTRIES)
    kind = ContentType.objects.get_for_model(Photo)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(photo.pk)).select_related("user")
    return lines + [_former(entry) for entry in entries.order_by("-action_time", "-pk")[: MAX_ENTRIES - len(lines)]]


def _former(entry: LogEntry) -> AuditLine:
    word, _line, reason = entry.change_message.partition("\n")
    if word == "change":
        reason = ", ".join(dict.fromkeys(label_of_field("photo", name) for name in reason.split("\n")))
    return line_of_entry(entry, str(FORMER_ACTIONS.get(word, entry.get_change_message())), reason)
