"""Labels and marks of editions (opinion, advertising, unverified, breaking), and roles in the byline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Edition

# Fields of articles and editions. Their JSON data contain them only where they are set.
MARK_FIELDS = ("label", "is_unverified", "verification_notice", "is_breaking")


class Label(models.TextChoices):
    """Kinds of articles that readers must be able to distinguish from news at a glance.

    Advertising must be clearly distinguished: Guideline for Cyber Media News (2012), 6. Press Law 40/1999, art. 13.
    """

    OPINION = "opinion", _("Opinion")
    ANALYSIS = "analysis", _("Analysis")
    EXPLAINER = "explainer", _("Explainer")
    ADVERTORIAL = "advert", _("Advertorial")
    SPONSORED = "sponsor", _("Sponsored")


class Role(models.TextChoices):
    """The role of a person in the byline."""

    WRITER = "writer", _("writer")
    EDITOR = "editor", _("editor")
    REPORTER = "reporter", _("reporter")
    PHOTOGRAPHER = "photographer", _("photographer")


ADVERTISING = frozenset({Label.ADVERTORIAL, Label.SPONSORED})


def news_first(rows: Sequence[Edition]) -> list[Edition]:
    """Return editions with advertising at the beginning moved behind the first edition that is not advertising.

    The order of the others stays, and a list of advertising alone stays as it is.
    """
    paid_at_head = next((place for place, row in enumerate(rows) if row.label not in ADVERTISING), 0)
    return [*rows[paid_at_head : paid_at_head + 1], *rows[:paid_at_head], *rows[paid_at_head + 1 :]]
