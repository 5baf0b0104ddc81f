"""Tags: what articles are about, in the newsroom's own words."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.site_urls import address_of

from .folded_names import FoldedNameField
from .references import Reference
from .slugs import check_address, is_of_another


class Tag(Reference, TagBase):
    """A tag. Its name and its slug may contain letters of any script."""

    KIND = Reference.Kind.TAG
    VERSIONED = ("name", "slug")

    # Whether it comes from the record of another database, where its name may be older than the rules for new ones.
    is_restored = False
    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)
    folded_name = FoldedNameField()

    objects: ClassVar[models.Manager[Tag]]

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def get_absolute_url(self) -> str:
        """Return the tag's page on the readers' site."""
        return address_of("site:tag", self.slug)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return a slug for a name. A name without a letter, such as an emoji, gets one too."""
        slug: str = super().slugify(tag) or "tag"
        slug = slug if i is None else f"{slug}_{i}"
        is_taken = is_of_another(self, slug) or Tag.objects.filter(slug=slug).exclude(pk=self.pk).exists()
        return f"{slug}_{self.uid.hex[:8]}" if is_taken else slug

    def clean(self) -> None:
        """Raise ValidationError for an address that another tag has or had, or for a name that cannot be looked up.

        Such a name has straight quotation marks, or differs from another tag's only in case, which is ignored when
        tags are looked up.
        """
        super().clean()
        check_address(self)
        # In the field for several tags, such marks enclose a tag with a comma in it.
        if '"' in self.name and not self.is_restored:
            raise ValidationError({"name": _("Write curly quotation marks (“ ”) in the name of a tag.")})
        if Tag.objects.filter(name__iexact=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a tag of this name already.")})


class ArticleTag(ItemBase):
    """A tag on the working copy."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="article_tags")
    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="article_tags")

    _default_manager: ClassVar[models.Manager[ArticleTag]]

    class Meta:
        constraints = [
            models.UniqueConstraint(name="article_has_a_tag_once", fields=["content_object", "tag"]),
        ]
