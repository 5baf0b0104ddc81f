"""Topics: running stories, whose name is the kicker above a headline."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.site_urls import address_of

from .folded_names import FoldedNameField
from .references import Reference
from .slugs import MAX_SLUG_CHARACTERS, check_address, free_slug


class Topic(Reference):
    """A running story, whose name is the kicker above the headline ("Konflik Rusia Vs Ukraina")."""

    KIND = Reference.Kind.TOPIC
    VERSIONED = ("name", "slug", "introduction")

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(_("slug"), max_length=MAX_SLUG_CHARACTERS, unique=True, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    folded_name = FoldedNameField()

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.CheckConstraint(
                name="topic_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message=_("A topic needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set a unique slug where none was chosen, and save."""
        self.slug = self.slug or free_slug(Topic, self.name, self.pk, "topik")
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError for an address that another topic has or had."""
        super().clean()
        check_address(self)

    def get_absolute_url(self) -> str:
        """Return the running story's page on the readers' site."""
        return address_of("site:topic", self.slug)
