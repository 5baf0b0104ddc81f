"""Messages of the upload script, which fills in the ``{names}``."""

from django.utils.translation import gettext_lazy as _

from .endpoints import TOO_LARGE

UPLOAD_WORDS = {
    "tooLarge": TOO_LARGE,
    "away": _("The connection failed. Nothing is lost: try again."),
    "signedOut": _("You have been signed out. Sign in again in another tab, then try once more."),
    "failed": _("The desk could not take the file. Try again."),
    "waiting": _("waits for its turn"),
    "sent": _("sent: {percent}%"),
    "looking": _("is being looked at"),
    "taken": _("is in the library: #{number}"),
    "known": _("was already in the library:"),
    "alike": _("Looks like:"),
    "compare": _("compare them"),
    "describe": _("describe it"),
    "again": _("Try again"),
    "saved": _("Saved."),
    "allSaved": _("All is saved."),
    "notSaved": _("Not all could be saved: see the pictures."),
    "filled": _("Credits filled in: {number}. They are not saved yet."),
    "running": _("Uploading: {done} of {all} done."),
    "done": _("Uploads done: {all}."),
    "doneBut": _("{taken} of {all} uploaded, {refused} refused."),
}
