"""What a guest does with a guest link: comments, and approvals in the name of the person who made the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles import notifications
from articles.audit import MAX_ACTOR_NAME_CHARACTERS, name_of
from articles.models import GuestApproval, GuestLink, Note
from articles.models.actors import display_name
from articles.models.notes import MAX_QUOTE_CHARACTERS
from articles.states import MoveNotAllowed, State
from articles.states.actors import GUEST
from articles.text import printable, squash

from .editorial_moves import make_move
from .events import record_event
from .guest_links import is_link_open
from .notes import text_of_note
from .permissions import check_move, lock_with_names
from .review import Review

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from articles.models import Article

MIN_NAME_CHARACTERS, MAX_NAME_CHARACTERS = 2, 80
MAX_COMMENTS = 50


class LinkClosed(MoveNotAllowed):
    """The guest link was revoked or has expired, or its maker may no longer share the article."""


def link_creator(link: GuestLink) -> str:
    """Return the full name of the person who made the link, or their login where they have no name."""
    return display_name(link.created_by)


def _lock_link(link: GuestLink) -> tuple[Article, GuestLink]:
    """Lock the article and return it with the link, both read again. Raises LinkClosed where the link is closed."""
    article = lock_with_names(link.article)
    link = GuestLink.objects.select_related("revision", "created_by").get(pk=link.pk)
    link.article = article
    if not is_link_open(link):
        raise LinkClosed(_("This link no longer works."))
    return article, link


def _name(name: str) -> str:
    name = squash(printable(squash(name)))
    if sum(map(str.isalnum, name)) < MIN_NAME_CHARACTERS or len(name) > MAX_NAME_CHARACTERS:
        raise MoveNotAllowed(
            _("Type your name: %(least)s letters at least, %(most)s characters at most.")
            % {"least": MIN_NAME_CHARACTERS, "most": MAX_NAME_CHARACTERS}
        )
    return name


def _signed(words: str, name: str, link: GuestLink) -> str:
    """Return the author name of a guest's note: the name typed and whose link it was, shortened to fit the column."""
    whose = link_creator(link)
    over = len(words % {"name": name, "whose": whose}) - MAX_ACTOR_NAME_CHARACTERS
    return words % {"name": name, "whose": whose if over <= 0 else whose[: -over - 1] + "…"}


def _guest_details(link: GuestLink) -> dict[str, int | str]:
    return {"link": link.pk, "made_by": name_of(link.created_by)}


def comment_as_guest(link: GuestLink, *, name: str, text: str, quote: str = "") -> Note:
    """Write a comment on the revision of a link, under the name typed. Returns the Note.

    ``quote`` is the passage it is about, or empty. The same comment sent twice is stored once. Raises
    MoveNotAllowed.
    """
    with transaction.atomic():
        article, link = _lock_link(link)
        if link.use == GuestLink.Use.LOOK:
            raise MoveNotAllowed(_("This link is for reading only."))
        name = _name(name)
        words = {
            "author_name": _signed(_("%(name)s (guest by a link of %(whose)s)"), name, link),
            "text": text_of_note(text),
            "quote": squash(printable(quote))[:MAX_QUOTE_CHARACTERS],
        }
        before = link.notes.filter(**words).first()
        if before:
            return before
        if link.notes.count() >= MAX_COMMENTS:
            raise MoveNotAllowed(
                _("This link has taken %(most)s comments and takes no more. Ask %(who)s for a new one.")
                % {"most": MAX_COMMENTS, "who": link_creator(link)}
            )
        note = Note.objects.create(article=article, revision_number=link.revision.number, link=link, **words)
        record_event(
            article,
            "comment",
            revision=link.revision,
            details=_guest_details(link) | {"note": note.pk},
            actor_name=GUEST,
            typed=note.text,
        )
        notifications.notify_of_note(note)
    return note


def _check_may_approve(link: GuestLink, article: Article, viewer: AbstractUser | None) -> None:
    """Raise MoveNotAllowed with a message for a guest, who can do nothing about roles and states."""
    if link.use != GuestLink.Use.APPROVE:
        raise MoveNotAllowed(_("This link is not for approving."))
    if article.revision_number != link.revision.number:
        raise MoveNotAllowed(
            _("The article has changed since, so this revision can no longer be approved. Ask %(who)s for a new link.")
            % {"who": link_creator(link)}
        )
    if article.state == State.APPROVED:
        raise MoveNotAllowed(_("This revision is approved already."))
    review = Review(article)
    if viewer is not None and review.wrote_part(viewer):
        raise MoveNotAllowed(_("You are signed in, and you wrote part of this revision. Somebody else approves it."))
    if viewer is not None and review.names_changed_by(viewer):
        raise MoveNotAllowed(
            _("You are signed in, and you alone gave something in this article its name. Somebody else approves it.")
        )
    try:
        # A guest approves the whole revision. What the link's maker wrote has to be approved in the newsroom.
        if review.wrote_part(link.created_by):
            raise MoveNotAllowed
        check_move(article, "approve", link.created_by, review=review)
    except MoveNotAllowed as refusal:
        raise MoveNotAllowed(
            _("This revision cannot be approved by this link just now. Tell %(who)s.") % {"who": link_creator(link)}
        ) from refusal


def why_not_approve(link: GuestLink, *, viewer: AbstractUser | None = None) -> str:
    """Return a message for a guest: why the revision of a link cannot be approved now. Empty where it can.

    ``viewer`` is the login of the person who opened the link, where they are signed in.
    """
    try:
        _check_may_approve(link, link.article, viewer)
    except MoveNotAllowed as refusal:
        return str(refusal)
    return ""


def approve_as_guest(link: GuestLink, *, name: str, remark: str = "", viewer: AbstractUser | None = None) -> Article:
    """Approve the revision of a link under the name typed, with the permissions of the person who made the link.

    ``viewer`` is the login of the person who opened the link, where they are signed in. Nobody approves their own
    words. Returns the article. Raises MoveNotAllowed, also where the article has a newer revision or the person who
    made the link may no longer approve it.
    """
    with transaction.atomic():
        article, link = _lock_link(link)
        _check_may_approve(link, article, viewer)
        name = _name(name)
        remark = text_of_note(remark) if remark.strip() else ""
        event = make_move(
            article,
            "approve",
            by=link.created_by,
            details=_guest_details(link),
            actor_name=GUEST,
            typed=remark,
        )
        GuestApproval.objects.create(event=event, name=name, remark=remark)
    return article
