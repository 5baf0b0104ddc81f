"""Events: the audit trail of an article's life."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.states import MOVE_LABELS, State
from articles.text import instant

from .reach import reach_of


class EventQuerySet(models.QuerySet):
    """The questions asked of events."""

    def visible_to(self, user):
        """Return the events of articles that this person may work on."""
        return self.filter(reach_of(user, "article__"))


class Event(models.Model):
    """One move in an article's life. Written once; sealed by the database.

    ``details`` holds what the move did as plain data: the digest of the revision or edition it concerns,
    windows set and changed (UTC), grounds. ``digest`` covers all of it and the digest of the event before.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(_("number"))
    move = models.CharField(_("move"), max_length=24, choices=MOVE_LABELS)
    from_state = models.CharField(_("from"), max_length=12, choices=State.choices, blank=True)
    to_state = models.CharField(_("to"), max_length=12, choices=State.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    actor_name = models.CharField(_("who"), max_length=160)
    at = models.DateTimeField(_("when"), default=timezone.now)
    reason = models.TextField(_("why"), blank=True)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    edition_number = models.PositiveIntegerField(_("edition"), null=True, blank=True)
    details = models.JSONField(_("details"), default=dict, encoder=DjangoJSONEncoder)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            # The desk's log of everything, newest first.
            models.Index(fields=["-at", "-id"], name="event_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="event_number_is_unique_for_its_article",
                fields=["article", "number"],
                violation_error_message=_("This event number is taken."),
            ),
        ]

    def __str__(self):
        return f"{self.get_move_display()} · {self.actor_name}"

    def says(self):
        """What the digest covers, as plain data that is the same in every database."""
        return {
            "article": str(self.article.uid),
            "number": self.number,
            "move": self.move,
            "from_state": self.from_state,
            "to_state": self.to_state,
            "actor": self.actor_name,
            "at": instant(self.at),
            "reason": self.reason,
            "revision": self.revision.digest if self.revision else None,
            "edition": self.edition_number,
            "details": self.details,
            "previous": self.previous_digest,
        }
