"""Words that are spelled like others, for "did you mean"."""

from __future__ import annotations

from string import ascii_lowercase

MIN_CHARACTERS, MAX_CHARACTERS = 4, 20


def similar_words(word: str) -> tuple[str, ...]:
    """Return the words that differ from one by a letter left out, added or replaced, or by two that changed places.

    Words that are too short or too long for it have none.
    """
    if not MIN_CHARACTERS <= len(word) <= MAX_CHARACTERS or not word.isascii() or not word.isalpha():
        return ()
    pairs = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in pairs if len(tail) > 1]
    shortened = [head + tail[1:] for head, tail in pairs if tail]
    replaced = [head + letter + tail[1:] for head, tail in pairs if tail for letter in ascii_lowercase]
    lengthened = [head + letter + tail for head, tail in pairs for letter in ascii_lowercase]
    return tuple(one for one in dict.fromkeys([*swapped, *shortened, *replaced, *lengthened]) if one != word)
