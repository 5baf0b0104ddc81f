"""What was done to a photo and by whom: written into the admin's log, and told in the words of whoever reads it."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from articles.models import Photo

# Entries that the page of a photo tells.
ENTRIES = 10
# The log has one word, and on the lines below it what was said: a reason, or the names of fields.
DONE = {
    "change": _("changed"),
    "withdraw": _("taken off the site"),
    "give_back": _("given back"),
    "again": _("files asked for again"),
    "download": _("original downloaded"),
}
CUT = {"focal": _("the point that matters"), "crop": _("the crop")}


def write_down(user, photo, word, said=""):
    """Note one of the things that are ``DONE``, for good."""
    LogEntry.objects.log_actions(
        user_id=user.pk, queryset=[photo], action_flag=CHANGE, change_message=f"{word}\n{said}" if said else word
    )


def write_down_change(user, photo, names):
    """Note which fields of a photo were changed."""
    write_down(user, photo, "change", "\n".join(names))


def log_of(photo):
    """What was done to a photo, the last first: entries with ``who``, ``what`` and ``said`` in words."""
    kind = ContentType.objects.get_for_model(Photo)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(photo.pk)).select_related("user")
    told = list(entries.order_by("-action_time", "-pk")[:ENTRIES])
    for entry in told:
        entry.who = entry.user.get_full_name() or entry.user.get_username()
        word, _line, entry.said = entry.change_message.partition("\n")
        entry.what = DONE.get(word, entry.get_change_message())
        if word == "change":
            entry.said = ", ".join(dict.fromkeys(str(_label(name)) for name in entry.said.split("\n")))
    return told


def _label(name):
    part = CUT.get(name.partition("_")[0])
    known = {field.name: field.verbose_name for field in Photo._meta.fields}
    return part or known.get(name, name)
