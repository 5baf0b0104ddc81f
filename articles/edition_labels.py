"""What an edition is marked as besides news: opinion, advertising, unverified, breaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Edition

# Carried by articles and editions, and by their records only where they are set.
MARK_FIELDS = ("label", "is_unverified", "verification_notice", "is_breaking")


class Label(models.TextChoices):
    """What readers must be able to tell from news at a glance.

    Advertising is told apart clearly: Guideline for Cyber Media News (2012), 6. Press Law 40/1999, art. 13.
    """

    OPINION = "opinion", _("Opinion")
    ANALYSIS = "analysis", _("Analysis")
    EXPLAINER = "explainer", _("Explainer")
    ADVERTORIAL = "advert", _("Advertorial")
    SPONSORED = "sponsor", _("Sponsored")


class Role(models.TextChoices):
    """What a person of the byline did."""

    WRITER = "writer", _("writer")
    EDITOR = "editor", _("editor")
    REPORTER = "reporter", _("reporter")
    PHOTOGRAPHER = "photographer", _("photographer")


ADVERTISING = frozenset({Label.ADVERTORIAL, Label.SPONSORED})


def news_first(rows: Sequence[Edition]) -> list[Edition]:
    """Return editions with those somebody paid for at their head moved behind the first that nobody paid for.

    Nothing else moves, and a list that holds only what was paid for stays as it is.
    """
    paid_at_head = next((place for place, row in enumerate(rows) if row.label not in ADVERTISING), 0)
    return [*rows[paid_at_head : paid_at_head + 1], *rows[:paid_at_head], *rows[paid_at_head + 1 :]]
