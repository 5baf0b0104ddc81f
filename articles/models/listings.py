"""Rows that place an edition in the lists of its tags and contributors."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from .editions import Edition


class EditionTag(models.Model):
    """A tag on an edition, with the columns that lists are ordered by: first publication and article."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="edition_tags")
    tag = models.ForeignKey("articles.Tag", on_delete=models.PROTECT, related_name="edition_tags")
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    first_published_at = models.DateTimeField()

    class Meta:
        indexes = [
            # A tag's list, newest first.
            models.Index(F("tag"), F("first_published_at").desc(), F("article").desc(), name="edition_tag_newest"),
        ]
        constraints = [models.UniqueConstraint(name="edition_has_a_tag_once", fields=["edition", "tag"])]

    def __str__(self) -> str:
        return f"{self.edition_id} · {self.tag_id}"


class EditionCredit(models.Model):
    """A contributor's role in an edition, with the columns that the person's lists are ordered by.

    The edition is in each list of a person once. Where somebody has several roles of one list, such as writer and
    photographer, only the first of their rows has its ``work``.
    """

    class Work(models.TextChoices):
        """The two lists of a person's work."""

        WRITTEN = "written"
        EDITED = "edited"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="edition_credits")
    contributor = models.ForeignKey("articles.Contributor", on_delete=models.PROTECT, related_name="edition_credits")
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)
    work = models.CharField(max_length=7, choices=Work.choices, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    first_published_at = models.DateTimeField()

    class Meta:
        ordering = ["order", "id"]
        indexes = [
            # A contributor's page, newest first.
            models.Index(
                F("contributor"),
                F("work"),
                F("first_published_at").desc(),
                F("article").desc(),
                name="edition_credit_newest",
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="edition_credits_a_role_once", fields=["edition", "contributor", "role"]),
        ]

    def __str__(self) -> str:
        return f"{self.contributor_id} · {self.role}"
