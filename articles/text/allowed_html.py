"""The HTML that the prose editor may write, its limits of length, and the function that sanitises it."""

from __future__ import annotations

import re
from typing import Any

from .sanitizing import Cleaner

# What is our own here (PullQuote, ReadAlso, Pictures, Embeds, DeskLinks, DeskMenu) is declared to the prose editor in
# the settings.
EDITOR_EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    # Ordered lists always begin at 1 and use numbers.
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    # A quotation may be a pull quote, shown in the margin on wide screens.
    "PullQuote": True,
    # A "Baca juga" line may have a chosen article to link to.
    "ReadAlso": True,
    "ReadAlsoChoice": True,
    # Pictures of the library, galleries of them, and link cards to other sites.
    "Pictures": True,
    "Embeds": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    # A link that ``kept_link`` refuses is removed in the editor.
    "DeskLinks": True,
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

MAX_BODY_CHARACTERS = 1_000_000
# Paragraphs, headings, list items and figures. More could not be compared in the time that a page may take.
MAX_BODY_BLOCKS = 10_000
BLOCK_PATTERN = re.compile(r"<(?:p|h[23]|li|figure|hr)\b")
# The limits, for messages.
BODY_LIMITS = {"characters": f"{MAX_BODY_CHARACTERS:,}", "paragraphs": f"{MAX_BODY_BLOCKS:,}"}


def sanitise(html: str) -> str:
    """Return HTML with only what the prose editor can write. A single empty paragraph becomes an empty text.

    All words stay, except invisible characters (``printable``). Sanitising twice gives the same as once.
    """
    return Cleaner().clean(html)


def is_too_long(html: str) -> bool:
    """Return whether a text is longer than ``BODY_LIMITS``."""
    return len(html) > MAX_BODY_CHARACTERS or len(BLOCK_PATTERN.findall(html)) > MAX_BODY_BLOCKS
