"""Inline "Baca juga" lines of the working copy."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ReadAlsoQuerySet(models.QuerySet["ReadAlso"]):
    """Queries over "Baca juga" lines."""

    def waiting(self) -> ReadAlsoQuerySet:
        """Return lines that have no target although nobody chose to keep them plain."""
        return self.filter(is_plain=False, target=None)


class ReadAlso(models.Model):
    """An inline "Baca juga" line: a headline, and the article it points to once that is known.

    ``chosen`` is the uid of the article that somebody chose. Where nobody did, the article is found by the headline.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="read_also")
    order = models.PositiveSmallIntegerField(_("order"))
    headline = models.CharField(_("headline"), max_length=240)
    headline_key = models.CharField(max_length=240, editable=False)
    chosen = models.UUIDField(null=True, blank=True, editable=False)
    is_plain = models.BooleanField(_("stays plain"), default=False)
    target = models.ForeignKey(
        "articles.Article",
        verbose_name=_("points to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="read_also_from",
    )
    is_awaited = models.BooleanField(_("waits for its article"), default=False)

    objects = ReadAlsoQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = _("Baca juga line")
        verbose_name_plural = _("Baca juga lines")
        indexes = [
            # The lines that wait for the headline of an article that was just saved.
            models.Index(fields=["headline_key"], condition=Q(target=None), name="read_also_waiting"),
            # The lines whose chosen article was not in this database yet.
            models.Index(
                fields=["chosen"], condition=Q(target=None, chosen__isnull=False), name="read_also_waiting_for_uid"
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="read_also_has_a_place", fields=["article", "order"]),
            models.CheckConstraint(
                name="read_also_leads_elsewhere",
                condition=Q(target=None) | ~Q(target=F("article")),
                violation_error_message=_("An article cannot link to itself in a “Baca juga” line."),
            ),
            models.CheckConstraint(
                name="plain_read_also_leads_nowhere",
                condition=Q(is_plain=False) | Q(target=None, chosen=None),
                violation_error_message=_("A line that stays plain leads to no article."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def is_settled(self) -> bool:
        """Whether it has a target, is kept plain, or was imported and waits for its article."""
        return self.is_plain or self.is_awaited or self.target_id is not None
