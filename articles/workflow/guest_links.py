"""Guest links, for people without an account: made, opened and revoked. A link never allows more than its maker may."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import GuestLink
from articles.states import MOVES, MoveNotAllowed
from articles.text import instant, printable, squash

from .events import record_event
from .four_eyes import NeedsSecondPerson, approvers
from .permissions import Seen, check_fresh, check_may_read, lock
from .review import Review

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser, User

    from articles.models import Article, Revision

TOKEN_SALT = "articles.guests"
# A key of 43 characters, a colon and its signature are 87.
MAX_TOKEN_CHARACTERS = 120
MIN_DURATION, DEFAULT_DURATION, MAX_DURATION = timedelta(hours=1), timedelta(days=3), timedelta(days=30)
# A form filled in for the shortest time may be sent a moment later.
EXPIRY_TOLERANCE = timedelta(minutes=1)
MAX_OPEN_LINKS = 50


def token_of(link: GuestLink) -> str:
    """Return the signed key of a link, for its address."""
    return Signer(salt=TOKEN_SALT).sign(link.key)


def check_may_create_link(article: Article, by: AbstractUser, use: str = GuestLink.Use.LOOK) -> None:
    """Raise MoveNotAllowed for a link that would allow more than the person who makes it may do."""
    check_may_read(article, by)
    approve = MOVES["approve"]
    if not by.has_perm("articles.change_article"):
        raise MoveNotAllowed(_("Your role does not allow: %(move)s.") % {"move": _("Make a guest link")})
    if use == GuestLink.Use.APPROVE:
        if not approve.is_permitted_to(by):
            raise MoveNotAllowed(_("Your role does not allow: %(move)s.") % {"move": approve.label})
        review = Review(article)
        if not _may_answer_for(article, by):
            why = _("You wrote part of this revision; somebody else approves it.")
            raise NeedsSecondPerson(why, [one for one in approvers(review) if not review.wrote_part(one)])


def uses_for(article: Article, by: AbstractUser) -> list[GuestLink.Use]:
    """Return what this person may let a guest do: a list of ``GuestLink.Use``."""
    try:
        check_may_create_link(article, by)
    except MoveNotAllowed:
        return []
    may_approve = MOVES["approve"].is_permitted_to(by) and _may_answer_for(article, by)
    return [use for use in GuestLink.Use if may_approve or use != GuestLink.Use.APPROVE]


def _may_answer_for(article: Article, by: AbstractUser) -> bool:
    review = Review(article)
    return not (review.wrote_part(by) or review.names_changed_by(by))


def _expiry(expires_at: datetime | None, now: datetime) -> datetime:
    expires_at = expires_at or now + DEFAULT_DURATION
    if not MIN_DURATION - EXPIRY_TOLERANCE <= expires_at - now <= MAX_DURATION:
        raise MoveNotAllowed(_("A link works for at least an hour and at most 30 days."))
    return expires_at


def create_link(
    article: Article, *, by: AbstractUser, seen: Seen, use: str, expires_at: datetime | None = None, guest: str = ""
) -> GuestLink:
    """Make a link to the latest revision of an article and return it.

    ``use`` is a ``GuestLink.Use``, ``expires_at`` an aware datetime (default: in three days) and ``guest`` the name of
    the person the link is for. ``seen`` is the number of the revision the person was looking at, or ``LATEST``. Raises
    MoveNotAllowed.
    """
    if use not in GuestLink.Use.values:
        raise MoveNotAllowed(_("Guests can only read, comment or approve."))
    guest = squash(printable(guest))
    if len(guest) > cast("int", GuestLink._meta.get_field("guest").max_length):
        raise MoveNotAllowed(_("The name is too long."))
    with transaction.atomic():
        article, now = lock(article), timezone.now()
        check_fresh(article, seen)
        check_may_create_link(article, by, use)
        expires_at = _expiry(expires_at, now)
        if article.guest_links.open(now).count() >= MAX_OPEN_LINKS:
            raise MoveNotAllowed(
                _("%(most)s links to this article are open. Revoke one first.") % {"most": MAX_OPEN_LINKS}
            )
        link = GuestLink.objects.create(
            revision=cast("Revision", article.latest_revision),
            article=article,
            key=secrets.token_urlsafe(32),
            use=use,
            guest=guest,
            created_by=cast("User", by),
            created_at=now,
            expires_at=expires_at,
        )
        details = {
            "link": link.pk,
            "use": str(use),
            "revision": link.revision.number,
            "expires": instant(expires_at),
        }
        record_event(article, "share", by=by, details=details)
    return link


def may_revoke(link: GuestLink, by: AbstractUser) -> bool:
    """Return whether a person's role allows them to revoke the link.

    It does for the person who made it, and for those who may assign or review articles.
    """
    others = by.has_perm("articles.assign_article") or by.has_perm("articles.review_article")
    return by.is_active and (link.created_by_id == by.pk or others)


def revoke_link(link: GuestLink, *, by: AbstractUser) -> GuestLink:
    """Revoke a link permanently and return it. Nothing is written where it is closed already."""
    with transaction.atomic():
        article = lock(link.article)
        link = GuestLink.objects.select_related("revision").get(pk=link.pk)
        if not may_revoke(link, by):
            raise MoveNotAllowed(_("Your role does not allow: %(move)s.") % {"move": _("Revoke a guest link")})
        if link.created_by_id != by.pk:
            check_may_read(article, by)
        if link.is_open():
            link.revoked_at = timezone.now()
            link.save(update_fields=["revoked_at"])
            details = {"link": link.pk, "use": link.use, "revision": link.revision.number}
            record_event(article, "unshare", by=by, revision=link.revision, details=details)
    return link


def is_link_open(link: GuestLink) -> bool:
    """Return whether the link opens its revision now: it is open, and its maker may still share the article."""
    if not link.is_open():
        return False
    try:
        check_may_create_link(link.article, link.created_by)
    except MoveNotAllowed:
        return False
    return True


def open_link(token: str) -> GuestLink | None:
    """Return the link that a token opens now, or None where it opens none."""
    if len(token) > MAX_TOKEN_CHARACTERS:
        return None
    try:
        key = Signer(salt=TOKEN_SALT).unsign(token)
    except BadSignature:
        return None
    rows = GuestLink.objects.select_related("article__category__parent", "revision", "created_by")
    link = rows.filter(key=key).first()
    return link if link and is_link_open(link) else None
