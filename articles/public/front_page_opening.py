"""Which of the newest articles open the front page, and which of them leads it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .front_page_query import Candidate

# The lead is one of so many of the newest.
LEAD_CHOICES = 12
# At most so many articles of the opening are of one section, as long as there are others.
MAX_OF_SECTION = 2


def opening_of(news: Sequence[Candidate], count: int) -> tuple[Candidate | None, list[Candidate]]:
    """Return the lead, and so many other articles for the opening, the newest first.

    The lead is the newest with a picture, or the newest where none has one. A right of reply is not in the opening, and
    no more than two articles are of one section, as long as there are others.
    """
    if not news:
        return None, []
    leading = [one for one in news[:LEAD_CHOICES] if not one.is_reply] or news[:1]
    lead = next((one for one in leading if one.has_picture), leading[0])
    of_section = Counter([lead.section])
    preferred, rest = [], []
    for one in news:
        if one is lead:
            continue
        if one.is_reply or of_section[one.section] == MAX_OF_SECTION:
            rest.append(one)
        else:
            of_section[one.section] += 1
            preferred.append(one)
    chosen = {one.article for one in [*preferred, *rest][:count]}
    return lead, [one for one in news if one.article in chosen]
