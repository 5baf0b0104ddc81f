"""The keys of what pages show. A page depends on its keys, and a change names those of the pages it makes out of date.

The triggers of ``articles.triggers.invalidations`` write the same keys in SQL.
"""

from __future__ import annotations

from datetime import UTC, datetime

# A change of this key makes every page out of date: a new name in the navigation, a standing page, a policy.
EVERYTHING = "everything"
# The list of all articles.
ARTICLES = "articles"


def article(number: int) -> str:
    """Return the key of an article's live edition."""
    return f"article:{number}"


def replies(number: int) -> str:
    """Return the key of the rights of reply to an article."""
    return f"replies:{number}"


def section(pk: int) -> str:
    """Return the key of the list of a section, with the categories below it."""
    return f"section:{pk}"


def category(pk: int) -> str:
    """Return the key of the list of a category alone."""
    return f"category:{pk}"


def topic(pk: int) -> str:
    """Return the key of the list of a topic."""
    return f"topic:{pk}"


def tag(pk: int) -> str:
    """Return the key of the list of a tag."""
    return f"tag:{pk}"


def contributor(pk: int) -> str:
    """Return the key of the lists of a contributor, and of their page."""
    return f"contributor:{pk}"


def person(pk: int) -> str:
    """Return the key of what is known of a contributor, without the lists of their work."""
    return f"person:{pk}"


def photo(pk: int) -> str:
    """Return the key of a photo's files, and of whether it may be shown."""
    return f"photo:{pk}"


def headline(key: str) -> str:
    """Return the key of the articles that have or had a headline (its ``headline_key``).

    It is the headline's length, so that no words outlive a redaction. Others of the same length share it.
    """
    return f"headline:{len(key)}"


def month(moment: datetime) -> str:
    """Return the key of what was first published in the month of an instant, in UTC."""
    return f"month:{moment.astimezone(UTC):%Y-%m}"
