"""Who may redact the record, and on which grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractUser
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.states import MoveNotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

REDACT_PERMISSION = "articles.redact_record"
PROPOSE, CONFIRMED, REFUSED = "propose_redaction", "confirm_redaction", "refuse_redaction"


class RedactionGround(TextChoices):
    """The grounds on which words may be removed from the record."""

    COURT = "court", gettext_lazy("a court's order")
    CHILD = "child", gettext_lazy("a child's safety")
    ERASURE = "erasure", gettext_lazy("a claim to erasure")


class RedactionRefused(MoveNotAllowed):
    """A redaction was refused. The message never repeats the forbidden words."""


def check_may_redact(article: Article, by: AbstractUser | AnonymousUser) -> None:
    """Raise RedactionRefused for a person who may not redact this article."""
    if not isinstance(by, AbstractUser) or not by.is_active or not by.has_perm(REDACT_PERMISSION):
        raise RedactionRefused(_("Your role does not allow you to redact the record."))
    if not article.is_editable_by(by):
        raise RedactionRefused(_("This article is not yours and not in your categories."))
