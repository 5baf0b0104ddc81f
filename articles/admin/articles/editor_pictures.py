"""Labels, messages and URLs for the desk's scripts for pictures and link cards."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.photos.upload_messages import UPLOAD_WORDS
from articles.imaging import MAX_BYTES
from articles.imaging.file_types import FILE_TYPES

FAILED = _("The desk did not answer. Try again.")
PICTURES: dict[str, Any] = {
    "addresses": {
        "choose": reverse_lazy("desk:articles_photo_choose"),
        "cards": reverse_lazy("desk:articles_photo_cards"),
        "upload": reverse_lazy("desk:articles_photo_upload"),
        "describe": reverse_lazy("desk:articles_photo_describe"),
    },
    "words": {
        "picture": _("Picture"),
        "gallery": _("Gallery"),
        "field": _("Search the library"),
        "help": _("Press Enter to choose the first; use the arrow keys for the others."),
        "results": _("Pictures of the library"),
        "found": _("Pictures found: {number}"),
        "none": _("No picture has all these words."),
        "more": _("More pictures"),
        "failed": FAILED,
        "place": _("chosen, number {number}"),
        "upload": _("Upload pictures"),
        "drop": _("Or drop them here, or paste one."),
        "waiting": pgettext_lazy("a file to be uploaded", "waits"),
        "going": _("is being uploaded"),
        "arrived": _("is in the library now"),
        "known": _("was already in the library"),
        "alike": _("is in the library now; looks like: {names}"),
        "caption": _("Caption here"),
        "credit": _("Credit here"),
        "empty": _("If this is empty, readers see the caption from the library, shown in grey."),
        "nothing": _("The library has none."),
        "chosen": _("Chosen"),
        "insert": _("Insert"),
        "change": pgettext_lazy("a figure in the text", "Change"),
        "another": _("Another picture"),
        "cancel": _("Cancel"),
        "close": _("Close"),
        "sending": {
            "most": MAX_BYTES,
            "kinds": ",".join(kind.mime for kind in FILE_TYPES.values()),
            "words": {name: UPLOAD_WORDS[name] for name in ("tooLarge", "away", "signedOut", "failed")},
        },
        "library": _("Open in the library"),
        "describe": _("Describe this picture"),
        "describeName": _("Describe this picture: {name}"),
        "describing": _("This caption is kept in the library, for every article that shows the picture."),
        "save": _("Save"),
        "fromLibrary": _("from the library"),
        "unknown": _("This photo does not exist."),
        "galleryCaption": _("Caption of the gallery"),
        "order": _("Chosen, in their order"),
        "own": _("Caption for this article only"),
        "earlier": _("Move earlier: {name}"),
        "later": _("Move later: {name}"),
        "leaveOut": _("Leave out"),
        "leaveOutName": _("Leave out: {name}"),
        "stands": _("{name}: number {place} of {number}"),
        "count": _("Pictures chosen: {number}"),
        "most": _("A gallery has at most {number} pictures."),
    },
}
LEAD = PICTURES | {
    "words": PICTURES["words"]
    | {
        "choose": _("Choose a picture"),
        "uploadOne": _("Upload one"),
        "remove": _("Remove"),
        "noLead": _("No lead picture yet."),
        "leadOwn": _("Other caption or credit in this article"),
    }
}
EMBEDS = {
    "address": reverse_lazy("desk:articles_article_embed"),
    "words": {
        "embed": _("Link card"),
        "address": _("Address"),
        "help": _("Of YouTube, X, Instagram, TikTok, Google Maps or OpenStreetMap."),
        "caption": pgettext_lazy("of a link card", "Title"),
        "insert": _("Insert"),
        "change": pgettext_lazy("a figure in the text", "Change"),
        "cancel": _("Cancel"),
        "failed": FAILED,
    },
}
