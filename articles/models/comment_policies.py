"""Comment policies: how comments work, and the legal notice shown with them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .references import Reference
from .single_default import OneDefault


class CommentPolicyQuerySet(models.QuerySet["CommentPolicy"]):
    """Queries over comment policies."""

    def default(self) -> CommentPolicy | None:
        """Return the site's own policy, or None where it has none."""
        return self.filter(is_default=True).first()


class CommentPolicy(Reference, OneDefault):
    """A comment policy: the article's own, else that of its category, else the site's default."""

    KIND = Reference.Kind.COMMENT_POLICY
    VERSIONED = ("name", "mode", "days_open", "notice")

    class Mode(models.TextChoices):
        """Whether readers may comment, and whether a moderator reads comments first."""

        CLOSED = "closed", _("closed")
        MODERATED = "moderated", _("moderated")
        OPEN = "open", _("open")

    name = models.CharField(_("name"), max_length=120)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.MODERATED)
    days_open = models.PositiveSmallIntegerField(
        _("days until closing"), null=True, blank=True, help_text=_("Empty: comments never close.")
    )
    notice = models.TextField(_("notice"), blank=True, help_text=_("The legal notice shown above the comments."))
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    is_default = models.BooleanField(_("default"), default=False)

    objects = CommentPolicyQuerySet.as_manager()

    CHOOSE_ANOTHER_FIRST = _("Make another comment policy the default first.")

    class Meta:
        ordering = ["-is_default", "name", "id"]
        verbose_name = _("comment policy")
        verbose_name_plural = _("comment policies")
        constraints = [
            models.UniqueConstraint(
                name="one_default_comment_policy",
                fields=["is_default"],
                condition=models.Q(is_default=True),
                violation_error_message=_("Another comment policy is already the site's default."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_closed(self) -> bool:
        """Whether nobody can comment."""
        return self.mode == self.Mode.CLOSED
