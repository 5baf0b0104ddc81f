"""Inline "Baca juga" lines of the working copy."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReadAlso(models.Model):
    """An inline "Baca juga" line: a headline, and the article it points to once that is known."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="read_also")
    order = models.PositiveSmallIntegerField(_("order"))
    headline = models.CharField(_("headline"), max_length=240)
    headline_key = models.CharField(max_length=240, editable=False)
    target = models.ForeignKey(
        "articles.Article",
        verbose_name=_("points to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="read_also_from",
    )
    is_plain = models.BooleanField(_("plain on purpose"), default=False)
    is_awaited = models.BooleanField(_("waits for its article"), default=False)

    class Meta:
        ordering = ["order"]
        verbose_name = _("Baca juga line")
        verbose_name_plural = _("Baca juga lines")
        indexes = [
            # An article that arrives asks who has been waiting for its headline.
            models.Index(fields=["headline_key"], condition=Q(target=None), name="read_also_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(name="read_also_has_a_place", fields=["article", "order"]),
        ]

    def __str__(self):
        return self.headline

    @property
    def is_settled(self):
        """Whether it leads somewhere, is plain because somebody wanted it so, or came in and waits for its article."""
        return self.target_id is not None or self.is_plain or self.is_awaited
