"""The article: the working copy that the newsroom writes. Readers never see these rows."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.edition_labels import Label
from articles.states import PublicState, PublicStatus, State
from articles.text import EDITOR_EXTENSIONS, headline_key, slug_of

from .article_access import editable_condition
from .article_queryset import ArticleQuerySet
from .editions import Edition
from .html_field import ProseField
from .slugs import MAX_SLUG_CHARACTERS
from .tags import ArticleTag
from .whole_rows import without_columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Event, Revision


class Article(models.Model):
    """The working copy that the admin edits.

    ``revision_number`` is that of its latest revision, which has exactly the content of this row. It is used to
    detect stale saves.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    headline = models.CharField(_("headline"), max_length=240)
    headline_key = models.CharField(max_length=240, editable=False, default="", blank=True)
    slug = models.SlugField(_("slug"), max_length=MAX_SLUG_CHARACTERS, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    body: models.TextField[str, str] = ProseField(_("body"), blank=True, extensions=EDITOR_EXTENSIONS)
    category = models.ForeignKey(
        "articles.Category", verbose_name=_("category"), on_delete=models.PROTECT, related_name="articles"
    )
    topic = models.ForeignKey(
        "articles.Topic",
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    comment_policy = models.ForeignKey(
        "articles.CommentPolicy",
        verbose_name=_("comment policy"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text=_("Empty: the category's, else the site's."),
    )
    replies_to = models.ForeignKey(
        "self",
        verbose_name=_("right of reply to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        help_text=_("The article that this one answers as a right of reply (hak jawab)."),
    )
    label = models.CharField(
        _("label"),
        max_length=10,
        choices=Label.choices,
        blank=True,
        help_text=_("Empty: news. Advertising must be labelled."),
    )
    is_unverified = models.BooleanField(
        _("unverified"),
        default=False,
        help_text=_("Published before everything was verified; the notice says what is still being checked."),
    )
    verification_notice = models.TextField(
        _("verification notice"),
        blank=True,
        help_text=_("Shown at the end of the article, in brackets, while it is unverified."),
    )
    is_breaking = models.BooleanField(
        _("breaking"),
        default=False,
        help_text=_("In the strip on the front page for six hours, on the article's first day."),
    )
    photo = models.ForeignKey(
        "articles.Photo",
        verbose_name=_("lead picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_articles",
    )
    photo_caption = models.TextField(
        _("caption here"), blank=True, help_text=_("Empty: the caption the photo has in the library.")
    )
    photo_credit = models.CharField(
        _("credit here"), max_length=250, blank=True, help_text=_("Empty: the credit the photo has in the library.")
    )
    embargo = models.DateTimeField(
        _("embargo"),
        null=True,
        blank=True,
        help_text=_("Nothing of this article is published before this time (newsroom's time zone)."),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles_assigned",
    )
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles_claimed",
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    # What readers see, stored for the desk's list, and when that changes by the clock. ``out_of_date`` finds past ones.
    public_state = models.CharField(
        max_length=20, choices=PublicState.choices, default=PublicState.UNPUBLISHED, editable=False
    )
    public_state_until = models.DateTimeField(null=True, blank=True, editable=False)
    # How many events and editions there are, and the last digest, to check that nothing of the record is missing.
    event_count = models.PositiveIntegerField(default=0, editable=False)
    edition_count = models.PositiveIntegerField(default=0, editable=False)
    last_event_digest = models.CharField(max_length=64, default="", blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles_created",
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last change"), default=timezone.now, editable=False)
    source = models.CharField(_("source"), max_length=400, null=True, blank=True, unique=True, editable=False)
    source_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    tags = TaggableManager(verbose_name=_("tags"), through=ArticleTag, blank=True, help_text=_("Separated by commas."))

    objects = ArticleQuerySet.as_manager()

    # The public state, on rows of ``with_public_state``.
    shown_as: str

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("submit_article", "Can submit articles for review"),
            ("review_article", "Can approve articles and request changes"),
            ("publish_article", "Can publish articles and take them off the site"),
            ("schedule_article", "Can schedule editions"),
            ("correct_article", "Can publish corrections"),
            ("retract_article", "Can ask for a retraction"),
            ("confirm_retraction", "Can confirm or refuse a retraction"),
            ("assign_article", "Can assign articles and set deadlines"),
            ("edit_any_article", "Can work on articles of others"),
            ("edit_every_category", "Can work on articles of every category"),
            ("export_article", "Can export articles with their whole record"),
        ]
        indexes = [
            # The desk's list, newest change first.
            models.Index(fields=["-updated_at", "-id"], name="article_by_last_change"),
            # The desk's list filtered by state.
            models.Index(fields=["state", "-updated_at", "-id"], name="article_by_state"),
            # The desk's list filtered by what readers see.
            models.Index(fields=["public_state", "-updated_at", "-id"], name="article_by_public_state"),
            models.Index(
                fields=["public_state_until"],
                name="article_by_public_state_until",
                condition=Q(public_state_until__isnull=False),
            ),
            # The desk's list filtered by category.
            models.Index(fields=["category", "-updated_at", "-id"], name="article_by_category"),
            # What is assigned to somebody, the most urgent first.
            models.Index(fields=["assignee", "deadline"], name="article_by_assignee"),
            # The desk's list by deadline.
            models.Index(fields=["deadline"], name="article_by_deadline", condition=Q(deadline__isnull=False)),
            # A "Baca juga" line looks for the article of this headline.
            models.Index(fields=["headline_key"], name="article_by_headline"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_has_a_headline",
                condition=~Q(headline=""),
                violation_error_message=_("An article needs a headline."),
            ),
            models.CheckConstraint(
                name="article_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message=_("This is not a state of an article."),
            ),
            models.CheckConstraint(
                name="advertising_is_not_breaking_news",
                condition=Q(is_breaking=False) | ~Q(label__in=[Label.ADVERTORIAL, Label.SPONSORED]),
                violation_error_message=_("Paid content cannot be breaking news."),
            ),
            models.CheckConstraint(
                name="article_does_not_reply_to_itself",
                condition=Q(replies_to=None) | ~Q(replies_to=models.F("id")),
                violation_error_message=_("An article cannot reply to itself."),
            ),
        ]

    def __str__(self) -> str:
        # Pages that list related rows show this to people who may not read the article, so it has no headline.
        return f"#{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set the key of the headline, and a slug made from the headline where none was chosen, and save."""
        self.headline_key = headline_key(self.headline)
        self.slug = self.slug or slug_of(self.headline, MAX_SLUG_CHARACTERS)
        # Only ``index_public_state`` writes these columns.
        super().save(*args, **without_columns(self, kwargs, "public_state", "public_state_until"))

    def get_absolute_url(self) -> str:
        """Return the address of its live edition on the readers' site."""
        return reverse("site:article", args=[self.category.slug, self.pk, self.slug])

    @property
    def latest_revision(self) -> Revision | None:
        """The revision with the content of this row, or None before the first save is recorded."""
        known = self.__dict__.get("_latest_revision")
        if known is None or known.number != self.revision_number:
            known = self.__dict__["_latest_revision"] = self.revisions.filter(number=self.revision_number).first()
        return known

    @property
    def last_retraction_request(self) -> Event | None:
        """The event of the last request for a retraction, or None."""
        return self.events.filter(move="retract").order_by("-number").first()

    def public_status(
        self, at: datetime | None = None, editions: Iterable[tuple[str, datetime, datetime | None, int]] | None = None
    ) -> PublicStatus:
        """Return the public status of the article at an instant (default: now).

        ``editions`` are the kind, the window and the number of the revision of each, if they were already fetched.
        """
        at = at or timezone.now()
        if editions is None:
            editions = self.editions.values_list("kind", "live_from", "live_until", "revision__number")
        rows = list(editions)
        live = [row for row in rows if row[1] <= at and (row[2] is None or at < row[2])]
        # What was never shown cannot be retracted.
        last = self._last_move_of_a_retraction() if rows else None
        shown = max((row[3] for row in rows if row[1] <= at and row[0] != Edition.Kind.RETRACTION), default=0)
        return PublicStatus(
            live=bool(live) and live[0][0] != Edition.Kind.RETRACTION,
            shown=shown > 0,
            changed=(live[0][3] < self.revision_number) if live else self.revision_number > 0,
            scheduled=any(row[1] > at for row in rows),
            retracted=bool(live) and live[0][0] == Edition.Kind.RETRACTION,
            expired=not live and shown > 0,
            retraction_pending=last == "retract",
            is_reply=self.replies_to_id is not None,
        )

    def _last_move_of_a_retraction(self) -> str | None:
        moves = self.events.filter(move__in=("retract", "confirm_retraction", "cancel_retraction"))
        return moves.order_by("-number").values_list("move", flat=True).first()

    @property
    def is_overdue(self) -> bool:
        """Whether it is still a draft after its deadline."""
        return self.state == State.DRAFT and self.deadline is not None and self.deadline < timezone.now()

    def is_editable_by(self, user: AbstractUser) -> bool:
        """Return whether this person may work on the article."""
        condition = editable_condition(user)
        is_every = not condition and not self._state.adding
        return is_every or Article.objects.filter(condition, pk=self.pk).exists()
