"""The working copy: what the newsroom is writing. Readers never see these rows."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField
from taggit.managers import TaggableManager
from taggit.models import ItemBase, Tag

from articles.labels import Label
from articles.states import PublicState, Standing, State
from articles.text import EXTENSIONS, headline_key, sanitise, slug_of

from .contributors import Contributor
from .editions import Edition
from .slugs import LONGEST


class ArticleTag(ItemBase):
    """A tag on the working copy."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="article_tags")
    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="article_tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="article_has_a_tag_once", fields=["content_object", "tag"]),
        ]


def written_by(user):
    """The condition under which an article is somebody's own: begun or signed by them."""
    signed = Credit.objects.filter(contributor__user=user, role__in=Credit.WRITING)
    return Q(created_by=user) | Q(pk__in=signed.values("article"))


class ArticleQuerySet(models.QuerySet):
    """The questions the newsroom asks of its articles."""

    def written_by(self, user):
        """Articles this person began or signs."""
        return self.filter(written_by(user))

    def written_by_others(self, user):
        """Articles this person neither began nor signs."""
        return self.exclude(written_by(user))

    def within_reach_of(self, user):
        """Articles this person may work on: their own, and for editors those of their categories."""
        if user.is_superuser or user.has_perm("articles.edit_every_category"):
            return self
        own = written_by(user)
        if not user.has_perm("articles.edit_any_article"):
            return self.filter(own)
        desks = list(user.desk_categories.values_list("pk", flat=True))
        if not desks:
            return self
        return self.filter(own | Q(category__in=desks) | Q(category__parent__in=desks))

    def with_public_state(self, at=None):
        """Carry ``shown_as``, the public state at an instant, on each row; one query for any number of rows."""
        at = at or timezone.now()
        mine = Edition.objects.filter(article=OuterRef("pk"))
        live = mine.live(at)
        return self.annotate(
            live_revision=Subquery(live.values("revision__number")[:1]),
            live_kind=Subquery(live.values("kind")[:1]),
            shown_as=models.Case(
                models.When(live_kind=Edition.Kind.RETRACTION, then=models.Value(PublicState.RETRACTED.value)),
                models.When(
                    live_revision__lt=models.F("revision_number"),
                    then=models.Value(PublicState.LIVE_WITH_CHANGES.value),
                ),
                models.When(live_revision__isnull=False, then=models.Value(PublicState.LIVE.value)),
                models.When(Exists(mine.filter(live_from__gt=at)), then=models.Value(PublicState.SCHEDULED.value)),
                models.When(Exists(mine), then=models.Value(PublicState.EXPIRED.value)),
                default=models.Value(PublicState.UNPUBLISHED.value),
                output_field=models.CharField(),
            ),
        )


class Article(models.Model):
    """The working copy that the admin edits.

    ``revision_number`` is that of its latest revision, which says exactly what this row says; it serves as
    the lock against stale saves.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    headline = models.CharField(_("headline"), max_length=240)
    headline_key = models.CharField(max_length=240, editable=False, default="", blank=True)
    slug = models.SlugField(_("slug"), max_length=LONGEST, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    body = ProseEditorField(_("body"), blank=True, extensions=EXTENSIONS, sanitize=sanitise)
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
        help_text=_("Stands at the end of the article, in brackets, while it is unverified."),
    )
    is_breaking = models.BooleanField(
        _("breaking"),
        default=False,
        help_text=_("In the strip on the front page for six hours, on the article's first day."),
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)
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
            ("edit_any_article", "Can work on articles of others"),
            ("edit_every_category", "Can work on articles of every category"),
        ]
        indexes = [
            # The desk's list, newest change first.
            models.Index(fields=["-updated_at", "-id"], name="article_by_last_change"),
            # The desk's list filtered by state.
            models.Index(fields=["state", "-updated_at", "-id"], name="article_by_state"),
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
                violation_error_message=_("This is no state of an article."),
            ),
            models.CheckConstraint(
                name="advertising_is_not_breaking_news",
                condition=Q(is_breaking=False) | ~Q(label__in=[Label.ADVERTORIAL, Label.SPONSORED]),
                violation_error_message=_("What was paid for is no breaking news."),
            ),
            models.CheckConstraint(
                name="article_does_not_reply_to_itself",
                condition=Q(replies_to=None) | ~Q(replies_to=models.F("id")),
                violation_error_message=_("An article cannot reply to itself."),
            ),
        ]

    def __str__(self):
        return self.headline

    def save(self, *args, **kwargs):
        """Carry the key of the headline, and a slug made from it when none was chosen."""
        self.headline_key = headline_key(self.headline)
        self.slug = self.slug or slug_of(self.headline, LONGEST)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The address readers find its live edition at."""
        return reverse("article", args=[self.category.slug, self.pk, self.slug])

    @property
    def latest_revision(self):
        """The revision that says what this row says, or None before the first save is recorded."""
        return self.revisions.filter(number=self.revision_number).first()

    def standing(self, at=None):
        """Where the article stands in public at an instant (now, unless told)."""
        at = at or timezone.now()
        rows = list(self.editions.values_list("kind", "live_from", "live_until", "revision__number"))
        live = [row for row in rows if row[1] <= at and (row[2] is None or at < row[2])]
        last = (
            self.events.filter(move__in=("retract", "confirm_retraction", "cancel_retraction"))
            .order_by("-number")
            .values_list("move", flat=True)
            .first()
        )
        shown = max((row[3] for row in rows if row[1] <= at and row[0] != Edition.Kind.RETRACTION), default=0)
        return Standing(
            live=bool(live) and live[0][0] != Edition.Kind.RETRACTION,
            changed=(live[0][3] < self.revision_number) if live else self.revision_number > 0,
            scheduled=any(row[1] > at for row in rows),
            retracted=bool(live) and live[0][0] == Edition.Kind.RETRACTION,
            expired=not live and shown > 0,
            retraction_pending=last == "retract",
            is_reply=self.replies_to_id is not None,
        )

    def is_within_reach_of(self, user):
        """Whether this person may work on the article."""
        return Article.objects.within_reach_of(user).filter(pk=self.pk).exists()


class Credit(models.Model):
    """Who did what for an article, in the order of the byline."""

    class Role(models.TextChoices):
        """What a contributor did."""

        WRITER = "writer", _("writer")
        EDITOR = "editor", _("editor")
        REPORTER = "reporter", _("reporter")
        PHOTOGRAPHER = "photographer", _("photographer")

    WRITING = (Role.WRITER, Role.REPORTER)

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="credits"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.WRITER)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        constraints = [
            models.UniqueConstraint(
                name="contributor_has_a_role_once",
                fields=["article", "contributor", "role"],
                violation_error_message=_("This person is already credited in this role."),
            ),
        ]

    def __str__(self):
        return f"{self.contributor} ({self.get_role_display()})"
