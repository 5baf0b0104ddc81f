"""Names for characters that are invisible or look like others."""

import re
import unicodedata

CHARACTER_NAMES = {
    "\u00a0": "NBSP",
    "\u00ad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\ufeff": "BOM",
}
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
# Characters of other categories that are not visible, and the signs that replace invisible ones here.
INVISIBLE_CHARACTERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff\u27e6\u27e7␣↵]"
)
# Characters that change the writing direction of the text after them.
DIRECTION_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """Return a text in which each invisible character is replaced by its name, so that changes of it are visible."""
    shown = "".join(map(named, text))
    # White space alone, and spaces after the first of several, would not be visible.
    if shown.isspace():
        return shown.replace(" ", "␣").replace("\n", "↵")
    return re.sub(r"(?<= ) ", "␣", shown)


def named(character: str) -> str:
    """Return a character, or its name in brackets if it is invisible."""
    is_unseen = unicodedata.category(character) in INVISIBLE_CATEGORIES or INVISIBLE_CHARACTERS.fullmatch(character)
    if character in " \n" or not is_unseen:
        return character
    return f"⟦{CHARACTER_NAMES.get(character, f'U+{ord(character):04X}')}⟧"


def full_name(character: str) -> str:
    """Return the Unicode name of a character."""
    return unicodedata.name(character, f"U+{ord(character):04X}")
