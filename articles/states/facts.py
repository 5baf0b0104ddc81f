"""The states of an article, and the facts of its public status."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Editorial state of the working copy."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")


class PublicState(TextChoices):
    """What readers can see of an article. Derived from its editions, see ``ArticleQuerySet.with_public_state``."""

    UNPUBLISHED = "unpublished", _("unpublished")
    SCHEDULED = "scheduled", _("scheduled")
    LIVE = "live", _("live")
    LIVE_WITH_CHANGES = "live_with_changes", _("live with unpublished changes")
    EXPIRED = "expired", _("expired")
    RETRACTED = "retracted", _("retracted")


class Ground(TextChoices):
    """Grounds on which a published story may be withdrawn (Pedoman Pemberitaan Media Siber, clause 4)."""

    SARA = "sara", _("ethnicity, religion, race or group (SARA)")
    DECENCY = "decency", _("decency")
    CHILD = "child", _("a child's future")
    VICTIM = "victim", _("a victim's trauma")
    SPECIAL = "special", _("special grounds set by the Press Council")


class Fact(TextChoices):
    """What can be true of an article's public status at one instant. The label explains why a move is refused."""

    LIVE = "live", _("it is live")
    SHOWN = "shown", _("readers have seen it")
    SCHEDULED = "scheduled", _("an edition is scheduled")
    CHANGED = "changed", _("it has text that readers have not been shown")
    RETRACTED = "retracted", _("it is retracted")
    RETRACTION_PENDING = "retraction_pending", _("a retraction waits for a second person")
    IS_REPLY = "is_reply", _("it names the article it replies to")


class PublicStatus(NamedTuple):
    """The public status of an article at one instant."""

    live: bool = False
    shown: bool = False
    changed: bool = False
    scheduled: bool = False
    retracted: bool = False
    expired: bool = False
    retraction_pending: bool = False
    is_reply: bool = False

    @property
    def facts(self) -> frozenset[Fact]:
        """The facts that are true, as a set of ``Fact``."""
        return frozenset(fact for fact in Fact if getattr(self, fact.value))

    @property
    def public_state(self) -> PublicState:
        """The public state that is shown on the desk."""
        if self.retracted:
            return PublicState.RETRACTED
        if self.live:
            return PublicState.LIVE_WITH_CHANGES if self.changed else PublicState.LIVE
        if self.scheduled:
            return PublicState.SCHEDULED
        return PublicState.EXPIRED if self.expired else PublicState.UNPUBLISHED
