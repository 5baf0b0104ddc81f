"""Boxes of the newsroom's checklist, ticked and cleared for one article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.utils.translation import gettext as _

from articles import checklist
from articles.models import ChecklistItem, Tick
from articles.states import MoveNotAllowed

from .events import record_event
from .permissions import Seen, check_fresh, check_may_edit, lock

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

    from articles.models import Article


def set_tick(article: Article, item: ChecklistItem, *, by: AbstractUser, seen: Seen, is_ticked: bool = True) -> Article:
    """Tick a box of the checklist, or clear it. Returns the article.

    ``seen`` is the number of the revision the person was looking at, or ``LATEST``. Raises MoveNotAllowed where the
    item is not a box on this article's checklist.
    """
    with transaction.atomic():
        article = lock(article)
        check_fresh(article, seen)
        check_may_edit(article, by)
        if item.kind != ChecklistItem.Kind.TICK or not checklist.items_for(article).filter(pk=item.pk).exists():
            raise MoveNotAllowed(_("This box is not on the article's checklist."))
        current = article.ticks.filter(item=item).first()
        is_fresh = current and (not item.is_asked_again or current.revision_number == article.revision_number)
        if bool(is_fresh) == is_ticked:
            return article
        if current:
            current.delete()
        if is_ticked:
            Tick.objects.create(
                article=article, item=item, user=cast("User", by), revision_number=article.revision_number
            )
        record_event(article, "tick" if is_ticked else "untick", by=by, details={"item": item.name})
    return article
