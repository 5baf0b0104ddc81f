"""Edit sessions: who is editing an article now, and the autosaves of what they have not saved."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from .models import EditSession

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser, User
    from django.db.models import QuerySet

    from articles.models import Article

# A tab reports every few seconds. One that has not for so long counts as closed.
PRESENCE_TIMEOUT = timedelta(seconds=35)
# How long an unused autosave is kept.
AUTOSAVE_TTL = timedelta(days=30)
# How long a discarded autosave can be restored.
UNDO_PERIOD = timedelta(minutes=30)
# The most autosaves of one person for one article, or for new ones, without discarded ones.
MAX_AUTOSAVES = 5


class TooManyAutosaves(Exception):
    """The user has as many autosaves of this article as may be kept."""


def _sessions_of(user: AbstractUser) -> QuerySet[EditSession]:
    return EditSession.objects.filter(user=cast("User", user))


def touch(
    user: AbstractUser,
    article: Article | None,
    tab: UUID,
    *,
    base: int = 0,
    form_content: dict[str, list[str]] | None = None,
    is_present: bool = True,
) -> EditSession | None:
    """Record that a user is editing an article in a tab, and save an autosave of the form if given.

    Args:
        article: None for one that has not been saved yet.
        tab: A UUID.
        base: The number of the revision that the typed text is based on.
        form_content: Lists of values by the names of the form's fields.
        is_present: Whether others see the user.

    Returns:
        The EditSession.

    Raises:
        TooManyAutosaves: The autosave would be one too many.
    """
    now = timezone.now()
    fields: dict[str, Any] = {"last_seen_at": now if is_present else now - PRESENCE_TIMEOUT}
    if form_content is not None:
        fields |= {"form_content": form_content, "typed_at": now, "base": base, "discarded_at": None}
    mine = _sessions_of(user).filter(tab=tab, article=article)
    with transaction.atomic():
        if form_content is not None:
            _check_room(user, article, mine)
        if not mine.update(**fields):
            try:
                with transaction.atomic():
                    EditSession.objects.create(
                        user=cast("User", user), tab=tab, article=article, opened_at=now, **fields
                    )
            except IntegrityError:
                # Either two requests of one tab ran at once, or the tab has a session of another article, which is kept
                # under another UUID.
                if not mine.update(**fields):
                    _sessions_of(user).filter(tab=tab).update(tab=uuid4())
                    EditSession.objects.create(
                        user=cast("User", user), tab=tab, article=article, opened_at=now, **fields
                    )
        EditSession.objects.filter(
            article=article, form_content__isnull=True, last_seen_at__lt=now - PRESENCE_TIMEOUT
        ).delete()
        ended = Q(typed_at__lt=now - AUTOSAVE_TTL) | Q(discarded_at__lt=now - UNDO_PERIOD)
        _sessions_of(user).filter(ended, article=article).delete()
    return mine.defer("form_content").first()


def _check_room(user: AbstractUser, article: Article | None, mine: QuerySet[EditSession]) -> None:
    """Raise TooManyAutosaves for one too many. The user's row is locked, so that tabs are counted one after another."""
    if mine.filter(form_content__isnull=False, discarded_at=None).exists():
        return
    get_user_model().objects.select_for_update(no_key=True).only("pk").get(pk=user.pk)
    if autosaves_of(user).filter(article=article, discarded_at=None).count() >= MAX_AUTOSAVES:
        raise TooManyAutosaves


def leave(user: AbstractUser, tab: UUID) -> None:
    """Record that a tab was closed. Its autosave is kept."""
    mine = _sessions_of(user).filter(tab=tab)
    mine.filter(form_content__isnull=True).delete()
    mine.update(last_seen_at=timezone.now() - PRESENCE_TIMEOUT)


def other_sessions(article: Article, tab: UUID | None, at: datetime | None = None) -> list[EditSession]:
    """Return the sessions of other tabs that have an article open now, the earliest first, in one query."""
    at = at or timezone.now()
    there = EditSession.objects.filter(article=article, last_seen_at__gt=at - PRESENCE_TIMEOUT)
    others = there.exclude(tab=tab) if tab else there
    return list(others.select_related("user").defer("form_content").order_by("opened_at", "pk")[:20])


def autosaves_of(user: AbstractUser) -> QuerySet[EditSession]:
    """Return a user's autosaves, the latest first, with discarded ones while they can be restored."""
    now = timezone.now()
    mine = _sessions_of(user).filter(form_content__isnull=False).order_by("-typed_at", "-pk")
    return mine.exclude(
        Q(typed_at__lt=now - AUTOSAVE_TTL) | Q(discarded_at__isnull=False, discarded_at__lt=now - UNDO_PERIOD)
    )


def delete_expired() -> None:
    """Delete the autosaves that cannot be restored any more, and the presence of tabs that were closed."""
    now = timezone.now()
    ended = Q(typed_at__lt=now - AUTOSAVE_TTL) | Q(discarded_at__lt=now - UNDO_PERIOD)
    closed = Q(form_content__isnull=True, last_seen_at__lt=now - PRESENCE_TIMEOUT)
    EditSession.objects.filter(ended | closed).delete()


def autosaves_for(user: AbstractUser, article: Article | None) -> list[EditSession]:
    """Return a user's autosaves of an article (None: of new ones) without discarded ones, the latest first."""
    mine = _sessions_of(user).filter(article=article, form_content__isnull=False, discarded_at=None)
    recent = mine.filter(typed_at__gte=timezone.now() - AUTOSAVE_TTL)
    return list(recent.order_by("-typed_at", "-pk")[:MAX_AUTOSAVES])


def discard(edit_session: EditSession) -> None:
    """Discard an autosave, which can be restored within ``UNDO_PERIOD``. Those discarded earlier are deleted."""
    now = timezone.now()
    EditSession.objects.filter(user=edit_session.user, discarded_at__lt=now - UNDO_PERIOD).delete()
    edit_session.discarded_at = now
    edit_session.save(update_fields=["discarded_at"])


def restore(edit_session: EditSession) -> None:
    """Restore a discarded autosave. Raises TooManyAutosaves where there are too many others by now."""
    with transaction.atomic():
        _check_room(edit_session.user, edit_session.article, EditSession.objects.filter(pk=edit_session.pk))
        edit_session.discarded_at = None
        edit_session.save(update_fields=["discarded_at"])


def autosave_in_tab(user: AbstractUser, tab: UUID) -> EditSession | None:
    """Return the session with the autosave of a tab (a UUID), or None."""
    return _sessions_of(user).filter(tab=tab, form_content__isnull=False).first()


def rebase(edit_session: EditSession, article: Article, base: int) -> None:
    """Assign an autosave to an article, and set the number of the revision that it is based on."""
    edit_session.article, edit_session.base = article, base
    edit_session.save(update_fields=["article", "base"])


def delete_sessions(user: AbstractUser, *tabs: UUID | None) -> None:
    """Delete the sessions and autosaves of tabs (UUIDs), after their text was saved or dismissed."""
    _sessions_of(user).filter(tab__in=[tab for tab in tabs if tab]).delete()
