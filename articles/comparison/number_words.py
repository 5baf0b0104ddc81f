"""Recognition of words for numbers, in the languages of the site."""

import re

# Parts of which Indonesian numbers are made: "dua puluh", "duapuluh", "ratusan", "sepertiga", "ketiganya", "berdua".
INDONESIAN_STEMS = """
nol satu dua tiga empat lima enam tujuh delapan sembilan puluh belas ratus ribu juta mil[iy]ar tril?[iy]un lusin kodi
"""
INDONESIAN_PATTERN = re.compile(
    rf"(?:ber|ke)?(?:se)?(?:per)?(?:se)?(?:{'|'.join(INDONESIAN_STEMS.split())})(?:(?:per)?(?:{'|'.join(INDONESIAN_STEMS.split())}))*(?:an)?(?:nya)?"
)
OTHER_NUMBER_WORDS_TEXT = """
setengah separuh separo pertama rb jt mlr
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
half halves quarter first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth dozen once twice
thrice double triple
"""
OTHER_NUMBER_WORDS = frozenset(OTHER_NUMBER_WORDS_TEXT.split())
# thirteenth, thirtieth, hundredth, thirties, tenfold
ENGLISH_PATTERN = re.compile(
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
    r"|(?:hundred|thousand|[mbt]r?illion)th|(?:twen|thir|for|fif|six|seven|eigh|nine)tie"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred|thousand)fold"
)
# Words of the same form that are not numbers.
NO_NUMBERS = frozenset({"bersatu", "kesatuan", "persatuan", "perempatan", "pertigaan", "satuan"})


def is_number_word(word: str) -> bool:
    """Return whether a word, or one of its parts between hyphens, is a number."""
    return any(_is_number(part) for part in re.split(r"[-\u2010\u2011]", word.casefold()))


def _is_number(word: str) -> bool:
    if word in NO_NUMBERS:
        return False
    singular = word.removesuffix("s")
    return (
        word in OTHER_NUMBER_WORDS
        or singular in OTHER_NUMBER_WORDS
        or INDONESIAN_PATTERN.fullmatch(word) is not None
        or ENGLISH_PATTERN.fullmatch(singular) is not None
    )
