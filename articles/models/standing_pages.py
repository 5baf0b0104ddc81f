"""Standing pages: masthead, guideline, contact, privacy, about."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.site_urls import address_of
from articles.text import BRACKETS_PATTERN, EDITOR_EXTENSIONS

from .html_field import ProseField
from .references import Reference
from .slugs import MAX_SLUG_CHARACTERS, check_address, free_slug

# A standing page has no "Baca juga" lines, no pictures and no embeds.
NOT_HERE = ("ReadAlso", "ReadAlsoChoice", "Pictures", "Embeds")
WRITTEN_WITH = {name: options for name, options in EDITOR_EXTENSIONS.items() if name not in NOT_HERE}


class Page(Reference):
    """A page that the law, the guideline or the newsroom requires, linked at the foot of every page.

    The publisher's name, address and person responsible are public (Press Law 40/1999, art. 12), and so is the
    Guideline for Cyber Media News (2012, 7). What only the newsroom can fill in is in ``[[...]]`` until it does.
    """

    KIND = Reference.Kind.PAGE
    VERSIONED = ("title", "slug", "body", "is_in_footer", "order")

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=MAX_SLUG_CHARACTERS, unique=True, blank=True)
    body = ProseField(
        _("body"),
        blank=True,
        extensions=WRITTEN_WITH,
        help_text=_("Replace what is in [[double brackets]]; only you know it."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_in_footer = models.BooleanField(_("linked at the foot of every page"), default=True)
    updated_at = models.DateTimeField(_("last change"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["order", "title", "id"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            models.CheckConstraint(
                name="page_has_a_title",
                condition=~models.Q(title=""),
                violation_error_message=_("A page needs a title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set a unique slug where none was chosen, and save."""
        if not self.slug:
            self.slug = free_slug(Page, self.title, self.pk, "halaman")
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError for an address that another page has or had."""
        super().clean()
        check_address(self)

    def get_absolute_url(self) -> str:
        """Return its address on the readers' site."""
        return address_of("site:page", self.slug)

    @property
    def gaps(self) -> list[str]:
        """The texts in double brackets that the newsroom still has to replace, each once."""
        return list(dict.fromkeys(gap for gap in BRACKETS_PATTERN.findall(self.body) if gap))
