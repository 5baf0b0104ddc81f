"""Aliases: other uids of references."""

from __future__ import annotations

from django.db import models

from .references import Reference


class ReferenceAlias(models.Model):
    """Another uid of a reference, which contents sealed in another database or before a merge refer to.

    An import creates one where it brings a reference that exists here under another uid, and a merge creates one for
    the reference that was merged.
    """

    kind = models.CharField(max_length=16, choices=Reference.Kind.choices)
    uid = models.UUIDField()
    target = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(name="alias_means_one_reference", fields=["uid", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.uid} = {self.target}"
