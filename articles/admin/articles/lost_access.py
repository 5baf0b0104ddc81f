"""Why somebody who was editing an article may not save it: what happened, by whom and when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from django.core.signing import BadSignature, TimestampSigner, b62_decode
from django.utils.translation import gettext as _

from articles import edit_sessions
from articles.content import content_of_revision
from articles.models import Article, Contributor
from articles.text import to_the_second

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

    from articles.models import Event

SIGNER = TimestampSigner(salt="articles.edit_page")
# Number of the latest events searched for the one that ended a user's access.
MAX_EVENTS = 200


class Refusal(NamedTuple):
    """Why a save is refused: a sentence, the HTTP status, and the article for which the unsaved text may be kept.

    ``article`` is None if the user was never shown the article of the form.
    """

    reason: str
    status: int
    article: Article | None


def access_token(user: AbstractUser, article: Article) -> str:
    """Return a signed token, sent back by the edit page, which proves that it was shown to this user."""
    return SIGNER.sign(f"{user.pk}:{article.pk}")


def opened_at(user: AbstractUser, number: str | int, token: str) -> datetime | None:
    """Return when a user opened the edit page of the article with this number, to the second.

    None if the token does not prove that they did.
    """
    try:
        if SIGNER.unsign(token, max_age=edit_sessions.AUTOSAVE_TTL) != f"{user.pk}:{number}":
            return None
    except BadSignature:
        return None
    # The token contains the value, the seconds since 1970 in base 62, and the signature.
    return datetime.fromtimestamp(b62_decode(token.rsplit(SIGNER.sep, 2)[1]), tz=UTC)


def refusal_for(user: AbstractUser, number: str | int, *, token: str = "", seen: int | None = None) -> Refusal | None:
    """Return why a user may not edit the article with this number, or None if they may.

    ``token`` is the result of ``access_token``, and ``seen`` is the number of the revision that the page showed.
    Without a valid token the reason does not reveal whether an article exists that the user may not edit.
    """
    article = Article.objects.select_related("category").filter(pk=number).first()
    opened = opened_at(user, number, token) if article else None
    shown = article if opened else None
    if not user.has_perm("articles.change_article"):
        return Refusal(_("Your role at the desk does not allow you to edit articles any more."), 403, shown)
    if article is None or not article.is_editable_by(user):
        reason = (
            _reason_for_lost_access(user, shown, seen or 0, opened)
            if shown and opened
            else _("You cannot edit an article at this address.")
        )
        return Refusal(reason, 403 if shown else 404, shown)
    if article.public_status().retracted:
        return Refusal(_retraction_of(article), 403, article)
    return None


def _sentence(event: Event, text: str) -> str:
    return text % {"who": event.who, "at": to_the_second(event.at)}


def _retraction_of(article: Article) -> str:
    event = article.events.filter(move="confirm_retraction").order_by("-number").first()
    if event is None:
        return _("This article was retracted. Its text stays as it is.")
    return _sentence(event, _("%(who)s confirmed the retraction of this article on %(at)s. Its text stays as it is."))


def _reason_for_lost_access(user: AbstractUser, article: Article, seen: int, opened: datetime) -> str:
    """Return a sentence about the last change since the page was ``opened`` that ended the user's access."""
    events = list(article.events.select_related("revision").order_by("-number")[:MAX_EVENTS])
    for event, before in zip(events, _assignees_before(events), strict=True):
        if event.move == "assign":
            is_known = event.at < opened
        else:
            is_known = event.revision is not None and event.revision.number <= seen
        if is_known:
            continue
        if event.move == "assign" and before == user.get_username() != event.details.get("assignee"):
            return _sentence(event, _("%(who)s took back your assignment to this article on %(at)s."))
        reason = _ended_by_save(user, article, event)
        if reason:
            return _sentence(event, reason)
    return _("This article is not yours and not in your categories any more.")


def _assignees_before(events: list[Event]) -> list[str | None]:
    """Return the assignee before each of the events, which are ordered latest first."""
    before: list[str | None] = []
    last: str | None = None
    for event in reversed(events):
        before.append(last)
        last = event.details.get("assignee") if event.move == "assign" else last
    return before[::-1]


def _ended_by_save(user: AbstractUser, article: Article, event: Event) -> str | None:
    """Return a sentence template for how the save in an event ended the user's access, or None if it did not."""
    revision = event.revision
    before = article.revisions.filter(number=revision.number - 1).first() if revision else None
    if revision is None or before is None or before.is_redacted or revision.is_redacted:
        return None
    if event.move not in {"edit", "import"}:
        return None
    was, now = content_of_revision(before), content_of_revision(revision)
    is_moved = "category" in was.changed_fields(now)
    if is_moved and was.category and was.category.uid in _categories_of(user):
        return _("%(who)s moved this article to another category on %(at)s.")
    mine = {str(uid) for uid in Contributor.objects.filter(user=user.pk).values_list("uid", flat=True)}
    if mine & {line.person.uid for line in was.credits} - {line.person.uid for line in now.credits}:
        return _("%(who)s took you off the byline of this article on %(at)s.")
    return None


def _categories_of(user: AbstractUser) -> set[str]:
    """Return the uids of the categories that a user edits, including their subcategories."""
    pairs = cast("User", user).desk_categories.values_list("uid", "children__uid")
    return {str(uid) for pair in pairs for uid in pair if uid}
