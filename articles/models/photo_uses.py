"""Where photos are used: an index from a photo to the articles that show it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PhotoUse(models.Model):
    """The use of a photo by an article: in its working copy, in any of its editions, or both."""

    photo = models.ForeignKey("articles.Photo", on_delete=models.PROTECT, related_name="uses")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="photo_uses")
    is_in_copy = models.BooleanField(_("in the working copy"), default=False)
    is_in_editions = models.BooleanField(_("in what was published"), default=False)

    class Meta:
        verbose_name = _("use of a photo")
        verbose_name_plural = _("uses of photos")
        constraints = [
            models.UniqueConstraint(name="photo_is_used_by_an_article_once", fields=["article", "photo"]),
        ]

    def __str__(self) -> str:
        return f"{self.photo_id}: {self.article_id}"
