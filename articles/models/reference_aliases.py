"""Other identities of references."""

from __future__ import annotations

from django.db import models

from .references import Reference


class ReferenceAlias(models.Model):
    """Another identity of a reference, which contents that were sealed elsewhere or earlier name.

    An import makes one where it brings a reference that is here already under another identity, and a merge makes one
    of the reference that was merged.
    """

    kind = models.CharField(max_length=16, choices=Reference.Kind.choices)
    uid = models.UUIDField()
    target = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(name="alias_means_one_reference", fields=["uid", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.uid} = {self.target}"
