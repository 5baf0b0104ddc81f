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
