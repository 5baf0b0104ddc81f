"""Descriptions of events in the reader's language: who did something, and why. The record contains only keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.states.actors import GUEST, actor_in_words
from articles.text import excerpt

from .guest_links import GuestApproval
from .notes import Note
from .photos import Photo
from .redactions import is_mark
from .references import reference_models

if TYPE_CHECKING:
    from .events import Event

# Labels of the fields of a photo that determine how it is cropped.
CUT_LABELS = {"focal": gettext_lazy("the point that matters"), "crop": gettext_lazy("the crop")}


class GuestWords(NamedTuple):
    """What a guest typed: a name, and a remark or a comment. Both are empty once they are erased."""

    name: str = ""
    text: str = ""


def is_by_guest(event: Event) -> bool:
    """Return whether a guest made the event, with a link that its details name."""
    return event.actor_name == GUEST and "made_by" in event.details


def fetch_guest_words(events: Iterable[Event]) -> list[Event]:
    """Set ``guest_words`` on events made by guests, in two queries for any number of them, and return all events."""
    events = list(events)
    by_guests = [event for event in events if is_by_guest(event)]
    if not by_guests:
        return events
    approvals = {row.event_id: row for row in GuestApproval.objects.filter(event__in=by_guests)}
    notes = Note.objects.in_bulk([event.details["note"] for event in by_guests if "note" in event.details])
    for event in by_guests:
        event.guest_words = _words(event, approvals.get(event.pk), notes.get(event.details.get("note")))
    return events


def _words(event: Event, approval: GuestApproval | None, note: Note | None) -> GuestWords:
    if approval:
        return GuestWords(approval.name, approval.remark)
    # Where the article came from another database, the number may be that of another note here.
    if note and (note.article_id, note.link_id) == (event.article_id, event.details["link"]):
        return GuestWords(note.author_name, excerpt(note.text))
    return GuestWords()


def who_did(event: Event) -> str:
    """Return who made an event: a person's name as the record has it, or a label for the importer, shell or a guest."""
    if not is_by_guest(event):
        return actor_in_words(event.actor_name, event.actor_id)
    name = event.guest_words.name
    if name and "note" in event.details:
        # The author name of a guest's note is complete already.
        return name
    made_by = event.details["made_by"]
    # Guests see this, so it contains no login.
    words = {"name": name or actor_in_words(GUEST), "whose": made_by.rpartition(" (")[0] or made_by}
    return _("%(name)s (by a link of %(whose)s)") % words


def why_done(event: Event) -> str:
    """Return why it was done or what was done, from the reason that somebody typed or from the keys in the details."""
    if is_by_guest(event):
        return event.guest_words.text
    return "\n".join(filter(None, (_details_in_words(event), event.reason)))


def _details_in_words(event: Event) -> str:
    details = event.details
    if is_mark(details):
        return ""
    if "redaction" in details:
        return _("Words removed by a redaction.")
    if "restored" in details:
        return _("Restored revision %(number)s.") % {"number": details["restored"]}
    if event.move == "import" and "source" in details:
        text = _("Imported from %(source)s.") if event.number == 1 else _("The source %(source)s has changed.")
        return text % {"source": details["source"]}
    if details.get("is_exported_line"):
        return _("The exported line was edited.")
    if "fields" in details:
        labels = (label_of_field(event.subject_kind, name) for name in details["fields"])
        return ", ".join(dict.fromkeys(labels))
    if event.move == "end_sessions" and "count" in details:
        return ngettext("%(count)s session", "%(count)s sessions", details["count"]) % {"count": details["count"]}
    if event.move == "export_articles":
        count = len(details["articles"])
        return ngettext("%(count)s article", "%(count)s articles", count) % {"count": count}
    if event.move in ("change_roles", "link_login"):
        return f"{_listed(details['from'])} → {_listed(details['to'])}"
    return ""


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "–"


def label_of_field(kind: str, name: str) -> str:
    """Return the label of a field of a reference or a photo, or its name where there is no such field."""
    models = {"photo": Photo} | {str(model.KIND): model for model in reference_models()}
    fields = {field.name: field.verbose_name for field in models[kind]._meta.fields} if kind in models else {}
    return str(CUT_LABELS.get(name.partition("_")[0]) or fields.get(name, name))
