"""Editions: what readers were shown, and exactly when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.edition_labels import ADVERTISING, Label
from articles.site_urls import article_path
from articles.states import Ground
from articles.text import instant

from .bylines import Byline
from .comment_policies import CommentPolicy
from .edition_kinds import EditionKind
from .edition_overlaps import NoTwoLiveAtOnce
from .edition_queryset import RETRACTION, EditionQuerySet
from .redactions import is_mark
from .slugs import MAX_SLUG_CHARACTERS


class Edition(Byline, models.Model):
    """An immutable snapshot of an approved revision, with its window ``[live_from, live_until)``.

    Triggers seal an edition once it has begun: only an end in the future may still change. ``content`` is the sealed
    JSON that ``editions.seal_content`` returns. In version 1 it is what the digest covered. The columns of words are
    derived from it for the templates, and are sealed too: ``body`` is a list of segments that ``document.segments``
    returns, each picture with its words. ``picture`` has the words of the lead picture. ``byline`` maps roles to lists
    of ``{"name", "slug"}``, and ``tag_list`` is such a list. The columns of ``INDEX`` can be rebuilt at any time.
    """

    # Columns that lists are read from. They are derived, and no trigger seals them.
    INDEX = (
        "category",
        "section",
        "topic",
        "replies_to",
        "photo",
        "comment_policy",
        "headline_key",
        "excerpt",
        "word_count",
    )

    Kind = EditionKind

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    revision = models.ForeignKey("articles.Revision", on_delete=models.PROTECT, related_name="editions")
    approval = models.ForeignKey(
        "articles.Event", verbose_name=_("approved by"), on_delete=models.PROTECT, related_name="editions"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    note = models.TextField(_("note for readers"), blank=True)
    ground = models.CharField(_("ground"), max_length=8, choices=Ground.choices, blank=True)
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), null=True, blank=True)
    first_published_at = models.DateTimeField(_("first published"))

    content = models.JSONField(_("content"), default=dict)
    headline = models.CharField(_("headline"), max_length=240, blank=True)
    headline_key = models.CharField(max_length=240, blank=True)
    slug = models.SlugField(_("slug"), max_length=MAX_SLUG_CHARACTERS)
    standfirst = models.TextField(_("standfirst"), blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    body = models.JSONField(_("body"), default=list)
    excerpt = models.CharField(_("excerpt"), max_length=320, blank=True)
    word_count = models.PositiveIntegerField(_("words"), default=0)
    byline = models.JSONField(_("byline"), default=dict)
    tag_list = models.JSONField(_("tags"), default=list)
    label = models.CharField(_("label"), max_length=10, choices=Label.choices, blank=True)
    is_unverified = models.BooleanField(_("unverified"), default=False)
    verification_notice = models.TextField(_("verification notice"), blank=True)
    is_breaking = models.BooleanField(_("breaking"), default=False)
    # The names in the kicker when the edition was published. Lists show the present names of topic and category.
    topic_name = models.CharField(_("topic"), max_length=160, blank=True, default="")
    category_name = models.CharField(_("category"), max_length=80, blank=True, default="")
    picture = models.JSONField(_("lead picture"), default=dict, blank=True)
    photo = models.ForeignKey(
        "articles.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="led_editions"
    )
    category = models.ForeignKey(
        "articles.Category", verbose_name=_("category"), on_delete=models.PROTECT, related_name="editions"
    )
    section = models.ForeignKey(
        "articles.Category", verbose_name=_("section"), on_delete=models.PROTECT, related_name="+"
    )
    topic = models.ForeignKey(
        "articles.Topic",
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
    )
    replies_to = models.ForeignKey(
        "articles.Article",
        verbose_name=_("right of reply to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reply_editions",
    )
    comment_policy = models.ForeignKey(
        "articles.CommentPolicy",
        verbose_name=_("comment policy"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="editions"
    )
    # Random, so that a name in the content cannot be guessed from a digest that was published. Empty in version 1.
    salt = models.CharField(max_length=32, blank=True, default="", editable=False)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        # Every list is newest first. The window is last, so that a story with many updates costs no more.
        indexes = [
            # The front page and the list of everything.
            models.Index(
                F("first_published_at").desc(),
                F("article").desc(),
                F("live_until"),
                F("live_from"),
                name="edition_newest",
                condition=~Q(kind=RETRACTION),
            ),
            # A category's list.
            models.Index(
                F("category"),
                F("first_published_at").desc(),
                F("article").desc(),
                F("live_until"),
                F("live_from"),
                name="edition_newest_in_category",
                condition=~Q(kind=RETRACTION),
            ),
            # A section's list, with the categories below it.
            models.Index(
                F("section"),
                F("first_published_at").desc(),
                F("article").desc(),
                F("live_until"),
                F("live_from"),
                name="edition_newest_in_section",
                condition=~Q(kind=RETRACTION),
            ),
            # A running story.
            models.Index(
                F("topic"),
                F("first_published_at").desc(),
                F("article").desc(),
                F("live_until"),
                F("live_from"),
                name="edition_newest_in_topic",
                condition=~Q(kind=RETRACTION),
            ),
            # Editions that are scheduled.
            models.Index(fields=["live_from"], name="edition_by_start"),
            # The strip on the front page.
            models.Index(fields=["-live_from"], name="edition_breaking", condition=Q(is_breaking=True)),
            # Browsers ask what has ended since they last asked.
            models.Index(fields=["live_until", "article"], name="edition_ended", condition=Q(live_until__isnull=False)),
            # The list of corrections and retractions.
            models.Index(
                fields=["-live_from", "-article"],
                name="edition_notices",
                condition=Q(kind__in=["correction", RETRACTION]),
            ),
            # A "Baca juga" line looks for the edition of this headline.
            models.Index(fields=["headline_key", "article"], name="edition_by_headline"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="edition_number_is_unique_for_its_article",
                fields=["article", "number"],
                violation_error_message=_("This edition number is taken."),
            ),
            models.CheckConstraint(
                name="edition_window_is_not_empty",
                condition=Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")),
                violation_error_message=_("An edition must end after it begins."),
            ),
            models.CheckConstraint(
                name="correction_and_retraction_carry_a_note",
                condition=~Q(kind__in=["correction", RETRACTION]) | ~Q(note=""),
                violation_error_message=_("A correction and a retraction need a note for readers."),
            ),
            models.CheckConstraint(
                name="retraction_names_its_ground",
                condition=~Q(kind=RETRACTION) | Q(ground__in=Ground.values),
                violation_error_message=_("A retraction names its ground."),
            ),
            models.CheckConstraint(
                name="reply_names_what_it_answers",
                condition=~Q(kind="reply") | Q(replies_to__isnull=False),
                violation_error_message=_("A right of reply names the article it answers."),
            ),
            models.CheckConstraint(
                name="retraction_says_nothing_of_the_article",
                condition=~Q(kind=RETRACTION) | Q(headline="", standfirst="", dateline="", excerpt=""),
                violation_error_message=_("A retraction shows its reason only."),
            ),
            NoTwoLiveAtOnce(name="no_two_editions_live_at_once"),
        ]

    def __str__(self) -> str:
        return f"{self.headline or self.get_kind_display()} ({self.number})"

    def get_absolute_url(self) -> str:
        """Return its address."""
        return article_path(self.category.slug, self.article_id, self.slug)

    @property
    def sealed_fields(self) -> dict[str, Any]:
        """The fields of the sealed content by name, as JSON data, for templates. It is empty where there is none."""
        return self.content.get("content") or {}

    def digest_payload(self) -> dict[str, Any]:
        """Return the JSON data that the digest covers, which is the same in every database.

        Windows are left out because they may change: events record them. Version 1 is kept exactly as it was.
        """
        if not self.salt:
            return self.content
        return {
            "version": 2,
            "article": str(self.article.uid),
            "number": self.number,
            "kind": self.kind,
            "note": self.note,
            "ground": self.ground,
            "revision": self.revision.digest,
            "approval": self.approval.digest,
            "content": self.content,
            "first_published_at": instant(self.first_published_at),
            "previous": self.previous_digest,
            "salt": self.salt,
        }

    @property
    def is_retraction(self) -> bool:
        """Whether readers are shown a reason in place of the article."""
        return self.kind == RETRACTION

    @property
    def is_redacted(self) -> bool:
        """Whether its words were removed by a redaction."""
        return is_mark(self.content)

    @property
    def is_advertising(self) -> bool:
        """Whether somebody paid for it."""
        return self.label in ADVERTISING

    @property
    def labelled_headline(self) -> str:
        """The headline, preceded by its label where somebody paid for it, for places that show only headlines."""
        return f"{self.get_label_display()}: {self.headline}" if self.is_advertising else self.headline

    @property
    def comment_notice(self) -> str:
        """The legal notice on comments. Empty where nobody can comment: closed, advertising, a right of reply."""
        if self.is_advertising or self.replies_to_id:
            return ""
        if self.comment_policy:
            return "" if self.comment_policy.is_closed else self.comment_policy.notice
        # Version 1 contained the text of the policy, and editions made of it with a new name keep that text.
        terms = self.content.get("comments") or {}
        return "" if terms.get("mode") == CommentPolicy.Mode.CLOSED else terms.get("notice", "")

    @property
    def minutes(self) -> int:
        """How long it takes to read, in whole minutes, at 200 words a minute."""
        return max(1, round(self.word_count / 200))

    @property
    def words_since(self) -> datetime:
        """When readers were first shown these words. A change of names or a minor edit since then is no update."""
        since = self.content.get("said_since")
        return datetime.fromisoformat(since) if since else self.live_from

    @property
    def was_updated(self) -> bool:
        """Whether readers were shown other words before these."""
        return self.words_since > self.first_published_at
