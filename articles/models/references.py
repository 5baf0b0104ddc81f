"""The base of what articles refer to by uid: contributors, categories, topics, tags, comment policies and pages."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text import printable, squash

from .whole_rows import without_columns

# Letters that are displayed as blank.
BLANK_LETTERS = frozenset(" \u115f\u1160\u2800\u3164\uffa0")


class Reference(models.Model):
    """A row that content refers to by its ``uid`` and whose names are kept as sealed versions.

    ``is_in_record`` is whether some revision or edition refers to the row. Triggers prevent deleting such a row and
    unsetting the flag.
    """

    class Kind(models.TextChoices):
        """What a reference is. The kind and the ``uid`` name the subject of its versions."""

        CATEGORY = "category", _("category")
        TOPIC = "topic", _("topic")
        TAG = "tag", _("tag")
        CONTRIBUTOR = "contributor", _("contributor")
        COMMENT_POLICY = "comment_policy", _("comment policy")
        PAGE = "page", _("page")

    KIND: ClassVar[str]
    # The names of the fields that a version contains.
    VERSIONED: ClassVar[tuple[str, ...]]

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_in_record = models.BooleanField(default=False, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row without ``is_in_record``, so that a row read earlier does not unset it."""
        super().save(*args, **without_columns(self, kwargs, "is_in_record"))

    def clean(self) -> None:
        """Raise ValidationError for a name with characters that readers cannot see, or with no visible ones."""
        super().clean()
        for name in ("name", "title"):
            text = getattr(self, name, "")
            if text != printable(text) or (text and not set(squash(text)) - BLANK_LETTERS):
                raise ValidationError({name: _("A name cannot contain invisible characters.")})

    def versioned_fields(self) -> dict[str, Any]:
        """Return the fields of this row that a version contains, as JSON data.

        A related row is given by its ``uid`` as text, since its primary key means nothing in another database.
        """
        return {name: _plain(getattr(self, name)) for name in self.VERSIONED}


def _plain(value: Any) -> Any:
    return str(value.uid) if isinstance(value, Reference) else value


def reference_models() -> list[type[Reference]]:
    """Return the model of each kind of reference, in the order of ``Reference.Kind``."""
    order = [str(kind) for kind in Reference.Kind]
    return sorted(Reference.__subclasses__(), key=lambda model: order.index(model.KIND))


def reference_model(kind: str) -> type[Reference]:
    """Return the model of a kind of reference.

    Raises:
        KeyError: There is no such kind.
    """
    return {model.KIND: model for model in reference_models()}[kind]
