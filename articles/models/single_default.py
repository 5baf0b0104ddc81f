"""Models that always have one default row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.utils.functional import Promise


class OneDefault(models.Model):
    """A base for models with ``is_default``. A constraint of each model allows at most one default row."""

    # The message where somebody tries to delete the default row or unset its flag.
    CHOOSE_ANOTHER_FIRST: ClassVar[Promise | str] = ""

    is_default: models.BooleanField[bool, bool]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise ValidationError for a save that would leave the table without a default row."""
        super().clean()
        if (
            self.pk
            and not self.is_default
            and self._meta.model._default_manager.filter(pk=self.pk, is_default=True).exists()
        ):
            raise ValidationError({"is_default": self.CHOOSE_ANOTHER_FIRST})

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Skip the constraint on ``is_default``, since ``save_as_default`` unsets the flag of the present default."""
        super().validate_constraints(exclude={*(exclude or ()), "is_default"})

    def save_as_default(self) -> None:
        """Save this row and make it the default one in place of the present one."""
        rows = self._meta.model._default_manager
        with transaction.atomic():
            # Two transactions that choose a default at once wait for each other.
            list(rows.select_for_update().order_by("pk").values_list("pk"))
            rows.filter(is_default=True).exclude(pk=self.pk).update(is_default=False)
            self.save()
