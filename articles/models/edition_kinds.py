"""Why an edition was published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition_queryset import RETRACTION


class EditionKind(models.TextChoices):
    """The reason why an edition was published."""

    FIRST = "first", _("first edition")
    UPDATE = "update", _("update")
    CORRECTION = "correction", _("correction")
    REPLY = "reply", _("right of reply")
    RENAMED = "renamed", _("names changed")
    MINOR = "minor", _("minor edit")
    RETRACTION = RETRACTION, _("retraction")


# Kinds that are no update for readers, so that the page keeps the earlier date of its words.
KINDS_WITHOUT_UPDATE = frozenset({EditionKind.RENAMED, EditionKind.MINOR})
# Kinds with the words that were shown before: they do not make a story breaking news again.
KINDS_NOT_BREAKING = (EditionKind.CORRECTION, EditionKind.RENAMED, EditionKind.MINOR)
