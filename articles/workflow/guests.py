"""What somebody without an account does by a link: a comment, an approval in the name of who made the link."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import telling
from articles.models import GuestLink, Note
from articles.models.notes import LONGEST_QUOTE
from articles.states import State
from articles.text import digest, excerpt, printable, squash

from .asking import MoveNotAllowed, ask, lock
from .moves import make
from .notes import text_of_note
from .sharing import opens
from .witnessing import LONGEST_NAME, name_of, witness

SHORTEST_TYPED, LONGEST_TYPED = 2, 80
MOST_COMMENTS = 50


class LinkClosed(MoveNotAllowed):
    """The link opens nothing any more."""


def sharer(link):
    """Who made the link, as a guest is told: a name, and no login where there is a name."""
    return link.created_by.get_full_name() or link.created_by.get_username()


def _hold(link):
    """Lock the article; the article and the link as they stand. Raises LinkClosed where it opens nothing any more."""
    article = lock(link.article)
    link = GuestLink.objects.select_related("revision", "created_by").get(pk=link.pk)
    link.article = article
    if not opens(link):
        raise LinkClosed(_("This link does not open anything any more."))
    return article, link


def _name(name):
    name = squash(printable(squash(name)))
    if sum(map(str.isalnum, name)) < SHORTEST_TYPED or len(name) > LONGEST_TYPED:
        raise MoveNotAllowed(
            _("Type your name: %(least)s letters at least, %(most)s characters at most.")
            % {"least": SHORTEST_TYPED, "most": LONGEST_TYPED}
        )
    return name


def _signed(words, name, link):
    """How a guest is written into the record: the name typed, and whose link it was; the latter cut where it must."""
    whose = sharer(link)
    over = len(words % {"name": name, "whose": whose}) - LONGEST_NAME
    return words % {"name": name, "whose": whose if over <= 0 else whose[: -over - 1] + "…"}


def _witnessed(link, name):
    return {"link": link.pk, "name": name, "made_by": name_of(link.created_by)}


def comment_as_guest(link, *, name, text, quote=""):
    """Leave a comment on the revision of a link, under the name typed; returns the Note.

    ``quote`` is the passage it is about, or empty. The same words sent twice are one comment. Raises
    MoveNotAllowed.
    """
    with transaction.atomic():
        article, link = _hold(link)
        if link.use == GuestLink.Use.LOOK:
            raise MoveNotAllowed(_("This link is for reading only."))
        name = _name(name)
        words = {
            "author_name": _signed(_("%(name)s (guest by a link of %(whose)s)"), name, link),
            "text": text_of_note(text),
            "quote": squash(printable(quote))[:LONGEST_QUOTE],
        }
        before = link.notes.filter(**words).first()
        if before:
            return before
        if link.notes.count() >= MOST_COMMENTS:
            raise MoveNotAllowed(
                _("This link has taken %(most)s comments and takes no more. Ask %(who)s for a new one.")
                % {"most": MOST_COMMENTS, "who": sharer(link)}
            )
        note = Note.objects.create(article=article, revision_number=link.revision.number, link=link, **words)
        witness(
            article,
            "comment",
            reason=excerpt(note.text),
            revision=link.revision,
            details=_witnessed(link, name) | {"note": note.pk, "text": digest(note.text)},
            called=note.author_name,
        )
        telling.of_note(note)
    return note


def _ask_to_approve(link, article):
    """Refuse the approval in words for a guest, who can do nothing about roles and states."""
    if link.use != GuestLink.Use.APPROVE:
        raise MoveNotAllowed(_("This link is not for approving."))
    if article.revision_number != link.revision.number:
        raise MoveNotAllowed(
            _("The article has changed since, so this revision can no longer be approved. Ask %(who)s for a new link.")
            % {"who": sharer(link)}
        )
    if article.state == State.APPROVED:
        raise MoveNotAllowed(_("This revision is approved already."))
    try:
        ask(article, "approve", link.created_by)
    except MoveNotAllowed as refusal:
        raise MoveNotAllowed(
            _("This revision cannot be approved by this link just now. Tell %(who)s.") % {"who": sharer(link)}
        ) from refusal


def why_not_approve(link):
    """Why the revision of a link cannot be approved by it just now, in words for a guest; empty where it can."""
    try:
        _ask_to_approve(link, link.article)
    except MoveNotAllowed as refusal:
        return str(refusal)
    return ""


def approve_as_guest(link, *, name, remark=""):
    """Approve the revision of a link under the name typed and by the authority of who made the link.

    Returns the article. Raises MoveNotAllowed: also where the article has gone on to another revision, or who made
    the link may no longer approve it.
    """
    with transaction.atomic():
        article, link = _hold(link)
        _ask_to_approve(link, article)
        name = _name(name)
        make(
            article,
            "approve",
            by=link.created_by,
            reason=text_of_note(remark) if remark.strip() else "",
            called=_signed(_("%(name)s (by a link of %(whose)s)"), name, link),
            details=_witnessed(link, name),
        )
    return article
