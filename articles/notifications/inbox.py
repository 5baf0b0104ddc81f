"""Somebody's inbox, and what they chose to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from django.conf import settings
from django.utils import timezone

from articles.models import Article, Notification, NotificationPreferences

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User
    from django.db.models import QuerySet

PAGE_SIZE = 50
# Unread messages are counted up to here; above it nobody cares how many there are.
MAX_COUNTED = 100


class InboxRow(NamedTuple):
    """A message of an inbox. What it is about is shown only while it is within the person's reach."""

    message: Notification
    is_within_reach: bool


def _of(user: AbstractUser) -> QuerySet[Notification]:
    return Notification.objects.filter(recipient=cast("User", user), is_in_inbox=True)


def _seen_by(user: AbstractUser, numbers: set[int]) -> set[int]:
    """Those of some articles (numbers) that somebody may see on the desk now."""
    if not user.has_perm("articles.view_article"):
        return set()
    return set(Article.objects.editable_by(user).filter(pk__in=numbers).values_list("pk", flat=True))


def may_still_see(user: AbstractUser, message: Notification) -> bool:
    """Return whether what a message is about is within somebody's reach now. It may have been moved away since."""
    return bool(_seen_by(user, {message.article_id}))


def unread_count(user: AbstractUser) -> int:
    """Return how many messages somebody has not read, at most ``COUNTED``."""
    return _of(user).filter(read_at=None).order_by()[:MAX_COUNTED].count()


def inbox_of(user: AbstractUser, before: int | None = None) -> tuple[list[InboxRow], int | None]:
    """Return a page of somebody's messages, newest first.

    ``(rows, number of the last one or None where none are older)``.

    ``before`` is the number of the message the page before ended with. One that is not theirs begins anew.
    """
    messages = _of(user).select_related("article").defer("article__body")
    last = _of(user).filter(pk=before).first() if before else None
    if last:
        messages = messages.filter(at__lte=last.at).exclude(at=last.at, pk__gte=last.pk)
    found = list(messages.order_by("-at", "-pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    reach = _seen_by(user, {message.article_id for message in shown})
    rows = [InboxRow(message, message.article_id in reach) for message in shown]
    return rows, shown[-1].pk if len(found) > PAGE_SIZE else None


def open_message(user: AbstractUser, number: int) -> Notification | None:
    """Return one of somebody's messages, read from now on. None where they have no such message."""
    message = _of(user).filter(pk=number).first()
    if message and message.read_at is None:
        message.read_at = timezone.now()
        message.save(update_fields=["read_at"])
    return message


def read_all(user: AbstractUser, until: int) -> int:
    """Let all messages up to a number be read: what came in later stays unread. Returns how many there were."""
    return _of(user).filter(pk__lte=until, read_at=None).update(read_at=timezone.now())


def preferences_of(user: AbstractUser) -> NotificationPreferences:
    """Return what somebody chose to be told, everything where they chose nothing."""
    return getattr(user, "notification_preferences", None) or NotificationPreferences(user=cast("User", user))


def language_of(user: AbstractUser) -> str:
    """Return the language a person is written to in: the one they chose, or the site's."""
    return preferences_of(user).language or settings.LANGUAGE_CODE


def save_preferences(
    user: AbstractUser, *, inbox: list[str], mail: list[str], language: str
) -> NotificationPreferences:
    """Set what somebody is told where, and the language of their e-mails (empty: the site's).

    Kinds and languages that do not exist are left out.
    """
    chosen = {
        "inbox": [kind for kind in Notification.Kind.values if kind in inbox],
        "mail": [kind for kind in Notification.Kind.values if kind in mail],
        "language": language if language in dict(settings.LANGUAGES) else "",
    }
    return NotificationPreferences.objects.update_or_create(user=cast("User", user), defaults=chosen)[0]
