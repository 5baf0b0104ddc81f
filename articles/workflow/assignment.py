"""Who works on an article and until when: assigning it, and taking it for review."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import name_of
from articles.states import MoveNotAllowed
from articles.text import instant

from .events import record_event
from .permissions import check_may_read, lock

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser, User
    from django.db.models import QuerySet

    from articles.models import Article

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def _check_may_assign(article: Article, by: AbstractUser) -> None:
    if not by.is_active or not by.has_perm("articles.assign_article"):
        raise MoveNotAllowed(_("Your role does not allow: %(move)s.") % {"move": _("Assign")})
    check_may_read(article, by)


def assignable() -> QuerySet[User]:
    """Return the people an article can be assigned to: active staff who may change articles, by name."""
    people = get_user_model().objects.with_perm("articles.change_article", backend=MODEL_BACKEND)
    return people.filter(is_active=True, is_staff=True).order_by("first_name", "last_name", "username")


def assign(
    article: Article, *, by: AbstractUser, to: AbstractUser | None, deadline: datetime | None = None, reason: str = ""
) -> Article:
    """Give an article to somebody (a user, or None for nobody) until a deadline (an aware datetime, or None).

    Returns the article. Nothing is written where nothing changes. The assignee may edit the article.
    """
    with transaction.atomic():
        article = lock(article)
        _check_may_assign(article, by)
        # The present assignee is not checked again, so that the deadline can still be changed.
        if to not in (None, article.assignee) and not assignable().filter(pk=to.pk).exists():
            raise MoveNotAllowed(_("%(who)s has no access to write at the desk.") % {"who": name_of(to)})
        if (article.assignee, article.deadline) == (to, deadline):
            return article
        article.assignee, article.deadline = cast("User | None", to), deadline
        article.save(update_fields=["assignee", "deadline"])
        details = {"assignee": to and to.get_username(), "deadline": instant(deadline)}
        record_event(article, "assign", by=by, reason=reason, details=details)
    return article


def claim(article: Article, *, by: AbstractUser) -> Article:
    """Record a reviewer on an article, so that others see who reviews it. It restricts nobody."""
    with transaction.atomic():
        article = lock(article)
        if not by.is_active or not by.has_perm("articles.review_article"):
            raise MoveNotAllowed(_("Your role does not allow: %(move)s.") % {"move": _("Take for review")})
        check_may_read(article, by)
        if article.reviewer == by:
            return article
        before, article.reviewer = article.reviewer, cast("User", by)
        article.save(update_fields=["reviewer"])
        record_event(article, "claim", by=by, details={"from": before.get_username()} if before else {})
    return article


def release(article: Article, *, by: AbstractUser) -> Article:
    """Remove the reviewer of an article. Only that reviewer, or somebody who may assign articles, can."""
    with transaction.atomic():
        article = lock(article)
        if article.reviewer is None:
            return article
        if article.reviewer != by:
            _check_may_assign(article, by)
        before, article.reviewer = article.reviewer, None
        article.save(update_fields=["reviewer"])
        record_event(article, "release", by=by, details={"from": before.get_username()})
    return article
