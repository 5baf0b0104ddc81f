"""A user's inbox and notification preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from django.conf import settings
from django.utils import timezone

from articles.models import Article, Notification, NotificationPreferences

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User
    from django.db.models import QuerySet

PAGE_SIZE = 50
# Unread notifications are counted up to this number.
MAX_COUNTED = 100


class InboxRow(NamedTuple):
    """A notification in an inbox. Its article is shown only while the person may see it."""

    message: Notification
    is_visible: bool


def _of(user: AbstractUser) -> QuerySet[Notification]:
    return Notification.objects.filter(recipient=cast("User", user), is_in_inbox=True)


def _seen_by(user: AbstractUser, numbers: set[int]) -> set[int]:
    """Return the articles among ``numbers`` that somebody may see on the desk now."""
    if not user.has_perm("articles.view_article"):
        return set()
    return set(Article.objects.editable_by(user).filter(pk__in=numbers).values_list("pk", flat=True))


def may_still_see(user: AbstractUser, message: Notification) -> bool:
    """Return whether somebody may see a notification's article now. Its category may have changed since."""
    return bool(_seen_by(user, {message.article_id}))


def unread_count(user: AbstractUser) -> int:
    """Return how many notifications somebody has not read, at most ``MAX_COUNTED``."""
    return _of(user).filter(read_at=None).order_by()[:MAX_COUNTED].count()


def inbox_of(user: AbstractUser, before: int | None = None) -> tuple[list[InboxRow], int | None]:
    """Return a page of somebody's notifications, the newest first.

    ``before`` is the primary key of the last notification on the previous page. With one that is not theirs, the first
    page is returned.

    Returns:
        The rows, and the primary key of the last one, or None where there are no older ones.
    """
    messages = _of(user).select_related("article").defer("article__body")
    last = _of(user).filter(pk=before).first() if before else None
    if last:
        messages = messages.filter(at__lte=last.at).exclude(at=last.at, pk__gte=last.pk)
    found = list(messages.order_by("-at", "-pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    visible = _seen_by(user, {message.article_id for message in shown})
    rows = [InboxRow(message, message.article_id in visible) for message in shown]
    return rows, shown[-1].pk if len(found) > PAGE_SIZE else None


def open_message(user: AbstractUser, number: int) -> Notification | None:
    """Mark one of somebody's notifications as read and return it. None where they have no such one."""
    message = _of(user).filter(pk=number).first()
    if message and message.read_at is None:
        message.read_at = timezone.now()
        message.save(update_fields=["read_at"])
    return message


def read_all(user: AbstractUser, until: int) -> int:
    """Mark all notifications up to a primary key as read, so that later ones stay unread. Returns how many."""
    return _of(user).filter(pk__lte=until, read_at=None).update(read_at=timezone.now())


def preferences_of(user: AbstractUser) -> NotificationPreferences:
    """Return somebody's notification preferences, or unsaved ones for everything where they chose nothing."""
    return getattr(user, "notification_preferences", None) or NotificationPreferences(user=cast("User", user))


def language_of(user: AbstractUser) -> str:
    """Return the language of a person's e-mails: the one they chose, or the site's."""
    return preferences_of(user).language or settings.LANGUAGE_CODE


def save_preferences(
    user: AbstractUser, *, inbox: list[str], mail: list[str], language: str
) -> NotificationPreferences:
    """Save which notifications somebody wants where, and the language of their e-mails (empty: the site's).

    Unknown kinds and languages are ignored.
    """
    chosen = {
        "inbox": [kind for kind in Notification.Kind.values if kind in inbox],
        "mail": [kind for kind in Notification.Kind.values if kind in mail],
        "language": language if language in dict(settings.LANGUAGES) else "",
    }
    return NotificationPreferences.objects.update_or_create(user=cast("User", user), defaults=chosen)[0]
