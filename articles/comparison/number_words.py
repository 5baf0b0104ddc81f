"""Words that are numbers, in the languages of the site."""

import re

# Parts of which Indonesian numbers are made: "dua puluh", "duapuluh", "ratusan", "sepertiga", "ketiganya", "berdua".
STEMS = """
nol satu dua tiga empat lima enam tujuh delapan sembilan puluh belas ratus ribu juta mil[iy]ar tril?[iy]un lusin kodi
"""
INDONESIAN = re.compile(rf"(?:ber|ke)?(?:se)?(?:per)?(?:{'|'.join(STEMS.split())})+(?:an)?(?:nya)?")
WORDS = """
setengah separuh separo pertama
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
half quarter first second third fourth fifth sixth seventh eighth ninth tenth dozen once twice
"""
OTHER = frozenset(WORDS.split())
# Words that are made in the same way and are no numbers.
NO_NUMBERS = frozenset({"bersatu", "kesatuan", "persatuan", "perempatan", "pertigaan", "satuan"})


def is_number_word(word: str) -> bool:
    """Return whether a word is a number, or has one among the parts between its hyphens."""
    return any(_is_number(part) for part in re.split(r"[-\u2010\u2011]", word.casefold()))


def _is_number(word: str) -> bool:
    if word in NO_NUMBERS:
        return False
    return word in OTHER or word.removesuffix("s") in OTHER or INDONESIAN.fullmatch(word) is not None
