"""The texts of notifications, in the language of the recipient."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Notification
from articles.text import brief, squash

Kind = Notification.Kind
# The most characters of a headline in a subject.
MAX_HEADLINE_CHARACTERS = 120


def _sentences() -> dict[str, tuple[str, str]]:
    """Return the sentence and the short form of each kind, or of each move where a kind has several."""
    return {
        Kind.SUBMITTED: (_("%(who)s submitted this article for review."), _("Submitted for review")),
        Kind.CHANGES_REQUESTED: (_("%(who)s asks for changes."), _("Changes requested")),
        Kind.APPROVED: (_("%(who)s approved this article."), pgettext("message", "Approved")),
        Kind.ACCEPTANCE: (
            _(
                "What was submitted was changed, and %(who)s approved it."
                " Look at the changes, and accept them if they are right."
            ),
            _("Changes to accept"),
        ),
        "accept": (
            _("%(who)s accepted the reviewer's changes, so this article is approved."),
            pgettext("message", "Approved"),
        ),
        "publish": (_("%(who)s published this article."), pgettext("message", "Published")),
        "schedule": (
            _("%(who)s scheduled this article for %(hour)s."),
            _("Scheduled for %(hour)s"),
        ),
        "reschedule": (
            _("%(who)s scheduled this article anew, for %(hour)s."),
            _("Scheduled for %(hour)s"),
        ),
        "minor": (_("%(who)s published a minor edit of this article."), _("Published as a minor edit")),
        "correct": (_("%(who)s published this article as a correction."), _("Published as a correction")),
        "reply": (_("%(who)s published this article as a right of reply."), _("Published as a right of reply")),
        "confirm_retraction": (_("%(who)s confirmed the retraction of this article."), _("Retracted")),
        Kind.ASSIGNED: (_("%(who)s assigned this article to you."), _("Assigned to you")),
        "until": (
            _("%(who)s assigned this article to you; it is due on %(hour)s."),
            _("Assigned to you, due on %(hour)s"),
        ),
        Kind.MENTIONED: (_("%(who)s mentioned you in a note."), _("You are mentioned in a note")),
        Kind.NOTED: (_("%(who)s wrote a note."), _("A new note")),
    }


def _sentence_pair(message: Notification) -> tuple[str, str]:
    sentences = _sentences()
    if message.kind == Kind.ASSIGNED and message.hour:
        return sentences["until"]
    return sentences.get(message.move) or sentences.get(message.kind) or sentences["publish"]


def _placeholders(message: Notification) -> dict[str, str]:
    return {"who": message.actor_name, "hour": brief(message.hour) if message.hour else ""}


def sentence_of(message: Notification) -> str:
    """Return who did what, in one sentence."""
    return _sentence_pair(message)[0] % _placeholders(message)


def url_of(message: Notification) -> str:
    """Return the address of the desk's page for a notification."""
    page = "acceptance" if message.kind == Kind.ACCEPTANCE else "change"
    return reverse(f"desk:articles_article_{page}", args=[message.article_id])


def subject_of(message: Notification) -> str:
    """Return the subject of an e-mail: what happened and the headline, on one line of printable characters."""
    headline = "".join(letter for letter in squash(message.article.headline) if letter.isprintable())
    if len(headline) > MAX_HEADLINE_CHARACTERS:
        headline = headline[: MAX_HEADLINE_CHARACTERS - 1].rstrip() + "…"
    return f"{_sentence_pair(message)[1] % _placeholders(message)}: {headline}"
