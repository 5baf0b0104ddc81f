"""Contributors: people with a byline, with or without a login."""

from __future__ import annotations

from typing import Any, ClassVar, Self, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.site_urls import address_of
from articles.text import kept_link

from .folded_names import FoldedNameField
from .references import Reference
from .slugs import MAX_SLUG_CHARACTERS, check_address, free_slug

_web, _mail = URLValidator(schemes=["http", "https"]), EmailValidator()


def is_address(link: str) -> bool:
    """Return whether a link is the address of a web page or, with ``mailto:``, of one mailbox, see ``kept_link``."""
    scheme, _colon, rest = link.partition(":")
    if not kept_link(link):
        return False
    try:
        _mail(rest) if scheme == "mailto" else _web(link)
    except ValidationError:
        return False
    return True


class ContributorQuerySet(models.QuerySet):
    """Queries over contributors."""

    def writers(self) -> Self:
        """Return contributors who write."""
        return self.filter(is_writer=True)

    def editors(self) -> Self:
        """Return contributors who edit."""
        return self.filter(is_editor=True)


class Contributor(Reference):
    """A person with a byline. ``user`` is their login, where they have one."""

    KIND = Reference.Kind.CONTRIBUTOR
    VERSIONED = ("name", "slug", "job_title", "biography", "links")

    name = models.CharField(_("name"), max_length=160, db_index=True)
    slug = models.SlugField(_("slug"), max_length=MAX_SLUG_CHARACTERS, unique=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributor",
    )
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    links = models.TextField(
        _("links"), blank=True, help_text=_("Addresses for readers, one per line: https://… or mailto:…")
    )
    portrait = models.ForeignKey(
        "articles.Photo",
        verbose_name=_("portrait"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portraits",
        help_text=_("A picture of the library, shown square around its focal point on their page."),
    )
    folded_name = FoldedNameField()
    is_writer = models.BooleanField(_("writes"), default=False)
    is_editor = models.BooleanField(_("edits"), default=False)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        permissions = [("link_login", "Can link logins to contributors")]
        constraints = [
            models.CheckConstraint(
                name="contributor_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message=_("A contributor needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set a unique slug where none was chosen, and save."""
        self.slug = self.slug or free_slug(Contributor, self.name, self.pk)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of their page on the readers' site."""
        return address_of("site:contributor", self.slug)

    def clean(self) -> None:
        """Raise ValidationError for an address that somebody else has or had, or a link that is no address."""
        super().clean()
        check_address(self)
        for link in self.links.split():
            if not is_address(link):
                raise ValidationError({"links": _("%(link)s is not an address.") % {"link": link}})

    @property
    def link_list(self) -> list[str]:
        """The links as a list of addresses. Invalid ones, which ``clean`` has not seen, are left out."""
        return [link for link in self.links.split() if is_address(link)]


ContributorManager = models.Manager.from_queryset(ContributorQuerySet)


class WriterManager(ContributorManager["Writer"]):
    """Manager of contributors who write. ``create`` marks a new one as a writer."""

    def get_queryset(self) -> ContributorQuerySet[Writer]:
        return cast("ContributorQuerySet[Writer]", super().get_queryset()).writers()

    def create(self, **kwargs: Any) -> Writer:
        return super().create(**{"is_writer": True} | kwargs)


class Writer(Contributor):
    """A contributor who writes (*Penulis*)."""

    objects: ClassVar[WriterManager] = WriterManager()

    class Meta:
        proxy = True
        verbose_name = _("writer")
        verbose_name_plural = _("writers")


class EditorManager(ContributorManager["Editor"]):
    """Manager of contributors who edit. ``create`` marks a new one as an editor."""

    def get_queryset(self) -> ContributorQuerySet[Editor]:
        return cast("ContributorQuerySet[Editor]", super().get_queryset()).editors()

    def create(self, **kwargs: Any) -> Editor:
        return super().create(**{"is_editor": True} | kwargs)


class Editor(Contributor):
    """A contributor who edits."""

    objects: ClassVar[EditorManager] = EditorManager()

    class Meta:
        proxy = True
        verbose_name = _("editor")
        verbose_name_plural = _("editors")
