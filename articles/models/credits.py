"""Credits: who did what for an article."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.edition_labels import Role

from .contributors import Contributor


class Credit(models.Model):
    """Who did what for an article, in the order of the byline."""

    Role = Role

    WRITING = (Role.WRITER, Role.REPORTER)

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="credits")
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

    def __str__(self) -> str:
        return f"{self.contributor} ({self.get_role_display()})"
