"""Limits on the length of search texts, so that no search is too expensive for the database."""

from django.utils.translation import gettext, ngettext

MAX_SEARCH_WORDS = 20
MAX_SEARCH_CHARACTERS = 240


def limit_search(text: str) -> str:
    """Return the part of a search text that is searched for: at most 240 characters and 20 words."""
    text = text[:MAX_SEARCH_CHARACTERS]
    words = text.split()
    return text if len(words) <= MAX_SEARCH_WORDS else " ".join(words[:MAX_SEARCH_WORDS])


def search_notice(text: str) -> str:
    """Return a message about which part of a search text is searched for, or "" where all of it is."""
    if len(text[:MAX_SEARCH_CHARACTERS].split()) > MAX_SEARCH_WORDS:
        notice = ngettext(
            "Only the first %(count)d word is searched for.",
            "Only the first %(count)d words are searched for.",
            MAX_SEARCH_WORDS,
        )
        return notice % {"count": MAX_SEARCH_WORDS}
    if len(text) > MAX_SEARCH_CHARACTERS:
        return gettext("Only the first %(count)d characters are searched for.") % {"count": MAX_SEARCH_CHARACTERS}
    return ""
