"""Events: the audit trail of articles, references, photos, logins and the desk, one chain per subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.states import APPROVALS, MOVE_LABELS, State
from articles.text import instant

from .article_access import editable_condition
from .event_descriptions import GuestWords, fetch_guest_words, who_did, why_done
from .references import Reference, reference_models

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from .articles import Article

# The permissions to see events of subjects that are neither references nor articles.
EVENT_PERMISSIONS = {
    "photo": "articles.view_photo",
    "login": "articles.view_loginattempt",
    "desk": "articles.export_article",
}


class EventQuerySet(models.QuerySet["Event"]):
    """Queries over events."""

    def approvals(self) -> EventQuerySet:
        """Return the events that approved a revision of an article.

        An approval that waits for somebody to accept the approver's own changes leaves the article in review.
        """
        return self.filter(move__in=APPROVALS, to_state=State.APPROVED)

    def visible_to(self, user: AbstractUser) -> EventQuerySet:
        """Return the events of articles that this person may work on, and of other subjects that they may view."""
        permissions = EVENT_PERMISSIONS | {
            str(model.KIND): f"articles.view_{model._meta.model_name}" for model in reference_models()
        }
        kinds = [kind for kind, permission in permissions.items() if user.has_perm(permission)]
        of_articles = Q(subject_kind=Event.SubjectKind.ARTICLE) & editable_condition(user, "article__")
        return self.filter(of_articles | Q(subject_kind__in=kinds))


class Event(models.Model):
    """One recorded action on a subject, written once and sealed by the database.

    The subject is a row, given by its kind and uid. ``details`` has what was done as JSON data: keys, never
    translated words. ``digest`` covers all of it and the digest of the previous event.
    """

    class SubjectKind(models.TextChoices):
        """What an event is about. ``DESK`` is for acts on no single subject."""

        ARTICLE = "article", _("article")
        CATEGORY = Reference.Kind.CATEGORY.value, _("category")
        TOPIC = Reference.Kind.TOPIC.value, _("topic")
        TAG = Reference.Kind.TAG.value, _("tag")
        CONTRIBUTOR = Reference.Kind.CONTRIBUTOR.value, _("contributor")
        COMMENT_POLICY = Reference.Kind.COMMENT_POLICY.value, _("comment policy")
        PAGE = Reference.Kind.PAGE.value, _("page")
        PHOTO = "photo", _("photo")
        LOGIN = "login", _("login")
        DESK = "desk", _("desk")

    subject_kind = models.CharField(_("kind"), max_length=16, choices=SubjectKind.choices)
    subject = models.UUIDField(_("subject"))
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    number = models.PositiveIntegerField(_("number"))
    move = models.CharField(_("move"), max_length=24, choices=MOVE_LABELS)
    from_state = models.CharField(_("from"), max_length=12, choices=State.choices, blank=True)
    to_state = models.CharField(_("to"), max_length=12, choices=State.choices, blank=True)
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
    # Random, so that what was done cannot be guessed from a digest that was published. Empty in version 1.
    salt = models.CharField(max_length=32, blank=True, default="", editable=False)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64)

    objects = EventQuerySet.as_manager()

    # Set by ``audit.add_subjects``.
    subject_name: str
    subject_url: str

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            # The log filtered by move, and what waits for a second person.
            models.Index(fields=["move", "-at", "-id"], name="event_by_move"),
            # The desk's log of everything, newest first.
            models.Index(fields=["-at", "-id"], name="event_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="event_number_is_unique_for_its_subject",
                fields=["subject_kind", "subject", "number"],
                violation_error_message=_("This event number is taken."),
            ),
            models.CheckConstraint(
                name="events_of_articles_name_their_article",
                condition=Q(subject_kind="article", article__isnull=False)
                | (~Q(subject_kind="article") & Q(article__isnull=True)),
                violation_error_message=_("An event of an article names the article."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_move_display()} · {self.who}"

    @cached_property
    def guest_words(self) -> GuestWords:
        """Return what a guest typed, where a guest made the event. ``fetch_guest_words`` fetches it for many events."""
        fetch_guest_words([self])
        return self.__dict__["guest_words"]

    @property
    def is_approval(self) -> bool:
        """Whether it approved a revision, as in ``EventQuerySet.approvals``."""
        return self.move in APPROVALS and self.to_state == State.APPROVED

    @property
    def who(self) -> str:
        """Who did it, in the reader's language."""
        return who_did(self)

    @property
    def why(self) -> str:
        """Why it was done, or what was done, in the reader's language."""
        return why_done(self)

    def digest_payload(self) -> dict[str, Any]:
        """Return the JSON data that the digest covers, which is the same in every database.

        Version 1 was for articles only. It is kept exactly as it was.
        """
        if self.salt:
            subject = {
                "version": 2,
                "subject_kind": str(self.subject_kind),
                "subject": str(self.subject),
                "salt": self.salt,
            }
        else:
            subject = {"article": str(cast("Article", self.article).uid)}
        return {
            **subject,
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


class EventChain(models.Model):
    """The length and the last digest of the event chain of a subject that is not an article.

    The row is locked to append to the chain. Articles have both values in their own rows.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=Event.SubjectKind.choices)
    subject = models.UUIDField(_("subject"))
    event_count = models.PositiveIntegerField(default=0)
    last_digest = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="subject_has_one_chain", fields=["kind", "subject"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject} ({self.event_count})"
