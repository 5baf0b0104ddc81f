"""What the prose editor may write, and the sanitiser that follows from it."""

import re
from functools import cache

from django_prose_editor.fields import create_sanitizer

from .blocks import keep_choices
from .figures import keep_figures

# What is our own here (PullQuote, ReadAlso, Pictures, Embeds, DeskMenu) is declared to the prose editor in the
# settings.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    # A list begins at 1 and counts in numbers.
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    # A quotation may be a pull quote, hung in the margin on wide screens.
    "PullQuote": True,
    # A "Baca juga" line may name the article it leads to.
    "ReadAlso": True,
    "ReadAlsoChoice": True,
    # Pictures of the library and galleries of them; cards that lead to what stands elsewhere.
    "Pictures": True,
    "Embeds": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "SpecialCharacters": True,
    "DeskMenu": True,
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "readAlso"},
            {"group": "pictures"},
            {"group": "link"},
            {"group": "marks"},
            {"group": "signs"},
            {"group": "history"},
        ]
    },
}

NESTED = 10
# The only class there is; all others go.
OTHER_CLASSES = re.compile(r'(<[a-z0-9]+)(?: class="(?!pull")[^"]*")')


@cache
def _sanitiser():
    return create_sanitizer(EXTENSIONS)


def _clean(html):
    return keep_choices(keep_figures(OTHER_CLASSES.sub(r"\1", _sanitiser()(html))))


def sanitise(html):
    """Keep only what the prose editor can write; the empty paragraph becomes empty text.

    What was nested in an element that goes is read anew, so that cleaning twice is cleaning once.
    """
    clean = _clean(html)
    for _again in range(NESTED):
        before, clean = clean, _clean(clean)
        if clean == before:
            break
    return clean
