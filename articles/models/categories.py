"""Categories: the sections of the site, two levels of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.site_urls import address_of

from .editions import Edition
from .references import Reference
from .single_default import OneDefault
from .slugs import MAX_SLUG_CHARACTERS, check_address, free_slug

# First words of addresses that are not sections, in either language of the site.
RESERVED_SLUGS = frozenset(
    {
        "admin",
        "api",
        "author",
        "berakhir",
        "cari",
        "category",
        "corrections",
        "dibaca",
        "disunting",
        "edited",
        "ended",
        "feed",
        "feeds",
        "halaman",
        "indeks",
        "index",
        "kategori",
        "latest",
        "luring",
        "media",
        "news",
        "offline",
        "page",
        "pages",
        "penulis",
        "pratinjau",
        "preview",
        "ralat",
        "saved",
        "search",
        "simpanan",
        "sitemap",
        "static",
        "tag",
        "tags",
        "terbaru",
        "topic",
        "topik",
        "was-read",
        "writer",
    }
)


class CategoryQuerySet(models.QuerySet["Category"]):
    """Queries over categories."""

    def sections(self) -> CategoryQuerySet:
        """Return categories of the first level, in the order of the navigation."""
        return self.filter(parent=None)

    def in_navigation(self, at: datetime | None = None) -> CategoryQuerySet:
        """Return the sections in the navigation: all, but the default one only if an edition is live at an instant."""
        # One index lookup. With EXISTS next to an OR, PostgreSQL would read every edition.
        inside = Edition.objects.live(at).listed().filter(section=models.OuterRef("pk")).newest_first().values("pk")[:1]
        filled = models.Q(is_default=False) | models.Q(one__isnull=False)
        return self.sections().alias(one=models.Subquery(inside)).filter(filled)


class Category(Reference, OneDefault):
    """A section of the site, at most two levels deep."""

    KIND = Reference.Kind.CATEGORY
    VERSIONED = ("name", "slug", "parent", "description")

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=MAX_SLUG_CHARACTERS, unique=True, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("section above"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        limit_choices_to={"parent": None},
    )
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_default = models.BooleanField(
        _("default"), default=False, help_text=_("Takes imported articles that name no category.")
    )
    comment_policy = models.ForeignKey(
        "articles.CommentPolicy",
        verbose_name=_("comment policy"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editors"),
        blank=True,
        related_name="desk_categories",
        help_text=_("Editors named in any category handle only theirs; an editor named in none handles all."),
    )

    objects = CategoryQuerySet.as_manager()

    CHOOSE_ANOTHER_FIRST = _("Make another category the default first.")

    class Meta:
        ordering = ["order", "name", "id"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.UniqueConstraint(
                name="one_default_category",
                fields=["is_default"],
                condition=models.Q(is_default=True),
                violation_error_message=_("Another category is already the default one."),
            ),
            models.CheckConstraint(
                name="category_is_not_its_own_parent",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                violation_error_message=_("A category cannot be its own section."),
            ),
            models.CheckConstraint(
                name="category_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message=_("A category needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set a unique slug where none was chosen, and save."""
        if not self.slug:
            self.slug = free_slug(Category, self.name, self.pk, "rubrik")
            if self.slug in RESERVED_SLUGS:
                self.slug = f"{self.slug}-rubrik"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the section's page on the readers' site."""
        return address_of("site:category", self.slug)

    def clean(self) -> None:
        """Raise ValidationError for a third level, or for an address that belongs to another page."""
        super().clean()
        check_address(self)
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address belongs to another page of the site.")})
        if self.parent and (self.parent.parent_id or (self.pk and self.children.exists())):
            raise ValidationError({"parent": _("Categories have at most two levels.")})
