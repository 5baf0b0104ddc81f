"""Messages after a move: what happened to the article, its editions and its pictures."""

from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article
from articles.states import MOVES
from articles.text import to_the_second
from articles.workflow import awaited_acceptance_in_words

Message = tuple[int, str]


def _hour(moment: str) -> str:
    return to_the_second(datetime.fromisoformat(moment))


def _about_schedule(details: dict[str, Any], live_from: str | None) -> list[Message]:
    """Return messages about scheduled editions that were withdrawn, scheduled again, or could not be."""
    withdrawn = _("The edition scheduled for %(hour)s was withdrawn.")
    found = [(messages.WARNING, withdrawn % {"hour": _hour(one["live_from"])}) for one in details.get("withdrawn", [])]
    if live_from:
        found.append((messages.SUCCESS, _("It is scheduled again for %(hour)s.") % {"hour": _hour(live_from)}))
    if "not_scheduled_again" in details:
        text = _("The edition that was scheduled for %(hour)s could not be scheduled again. Schedule it once more.")
        found.append((messages.WARNING, text % {"hour": _hour(details["not_scheduled_again"])}))
    return found


def _about_pictures(pictures: dict[str, Any] | None) -> list[Message]:
    """Return messages about the pictures that a retraction took off the site, and those that other articles show."""
    if pictures is None:
        return []
    count = len(pictures["withdrawn"])
    gone = ngettext("%(count)d picture was taken off the site.", "%(count)d pictures were taken off the site.", count)
    found = [(messages.SUCCESS, gone % {"count": count})]
    if pictures["kept"]:
        pages = [(reverse("desk:articles_photo_change", args=[number]), number) for number in pictures["kept"]]
        kept = format_html(
            "{} {}",
            _("Readers still see these pictures, because other articles show them; take off on its page what must go:"),
            format_html_join(", ", '<a href="{}">#{}</a>', pages),
        )
        found.append((messages.WARNING, kept))
    return found


def messages_after(article: Article, name: str) -> list[Message]:
    """Return the messages after the move ``name``, the article's last event, as pairs of level and text."""
    if name == "approve" and article.state != MOVES[name].target:
        return [(messages.WARNING, awaited_acceptance_in_words(article))]
    details = cast("dict[str, Any]", article.events.order_by("-number").values_list("details", flat=True).first())
    live_from = details.get("live_from") if name == "cancel_retraction" else None
    outcome = MOVES[name].outcome % {"headline": article.headline}
    return [
        (messages.SUCCESS, outcome),
        # A user who changes a schedule already knows which edition it was.
        *(_about_schedule(details, live_from) if name not in {"unschedule", "reschedule"} else []),
        *_about_pictures(details.get("pictures")),
    ]
