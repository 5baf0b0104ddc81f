"""Recognition of words for numbers, in the languages of the site."""

import re

# Parts of which Indonesian numbers are made: "dua puluh", "duapuluh", "ratusan", "sepertiga", "ketiganya", "berdua".
INDONESIAN_STEMS = """
nol satu dua tiga empat lima enam tujuh delapan sembilan puluh belas ratus ribu juta
mil+[iy]+ard? bil+[iy]+un tril*[iy]+un k[uw]adril*[iy]+un lusin kodi
"""
INDONESIAN_PATTERN = re.compile(
    rf"(?:ber|ke)?(?:se)?(?:per)?(?:se)?(?:{'|'.join(INDONESIAN_STEMS.split())})(?:(?:per)?(?:{'|'.join(INDONESIAN_STEMS.split())}))*(?:an)?(?:nya)?(?:lah|kah|pun)?"
)
OTHER_NUMBER_WORDS_TEXT = """
setengah separuh separo pertama setengahnya separuhnya separonya pertamanya nihil rb jt mlr
goceng ceban gocap cepek seceng gopek sejigo noban dwi tri catur panca
nil duet kuartet kuintet sekstet gros dobel ganda tunggal tripel windu dasawarsa triwulan caturwulan trilogi tetralogi
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
quadrillion nought both couple pair single
half halves quarter first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth dozen once twice
thrice double triple quadruple quintuple minus duo trio quartet quintet sextet
"""
OTHER_NUMBER_WORDS = frozenset(OTHER_NUMBER_WORDS_TEXT.split())
# Indonesian words for one of something: "seorang", "sehari".
COUNTED_TEXT = """
seorang sebuah seekor selembar sebutir sepasang sebatang sepucuk sebilah sebiji seikat sekeping
sebungkus sepotong segelas sebotol sekarung sepiring sekantong sebaris sekelompok sebidang seutas sehelai setangkai
sedetik semenit sejam sehari sepekan seminggu sebulan sekuartal setriwulan setahun sewindu sedasawarsa sedekade seabad
sekilo sekilogram seton sekuintal seliter semeter sekilometer sehektare sehektar
"""
ENDINGS, PARTICLES = ("", "an", "nya", "annya"), ("", "lah", "kah", "pun")
OTHER_NUMBER_WORDS |= {
    f"{word}{ending}{particle}" for word in COUNTED_TEXT.split() for ending in ENDINGS for particle in PARTICLES
}
# thirteenth, thirtieth, hundredth, thirties, tenfold
ENGLISH_PATTERN = re.compile(
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
    r"|(?:hundred|thousand|[mbt]r?illion)th|(?:twen|thir|for|fif|six|seven|eigh|nine)tie"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred|thousand)fold"
)
# Words of the same form that are not numbers.
NO_NUMBERS = frozenset({"bersatu", "kesatuan", "persatuan", "perempatan", "pertigaan", "satuan", "sehari-hari"})
# "Empty", which is the number 0 in a score alone, and words between the numbers of a score.
EMPTY = "kosong"
SCORE_WORDS = frozenset({"lawan", "melawan", "banding", "berbalas", "vs", "-", "–", ":"})
# Of "three's".
POSSESSIVE = re.compile(r"['\u2019]s?$")
HYPHENS = re.compile(r"[-\u2010\u2011]")


def is_number_word(word: str) -> bool:
    """Return whether a word, or one of its parts between hyphens, is a number.

    Indonesian words that count one of something are numbers ("seorang", "sebuah", "sehari"), since another number may
    replace them. Words that have another meaning as often are not: "sekali" (very), "semalam" (last night), "semua",
    "seseorang", "sebagian", and "kosong" (empty) outside a score such as "kosong-kosong". See ``is_score``.
    """
    if word.casefold() in NO_NUMBERS:
        return False
    parts = HYPHENS.split(word.casefold())
    return any(map(_is_number, parts)) or (len(parts) > 1 and set(parts) == {EMPTY})


def is_score(before: str, between: str, after: str) -> bool:
    """Return whether three words are a score in which "kosong" is the number 0: "kosong lawan dua"."""
    sides = [before.casefold(), after.casefold()]
    return (
        EMPTY in sides
        and between.casefold() in SCORE_WORDS
        and all(side == EMPTY or side.isdigit() or is_number_word(side) for side in sides)
    )


def _is_number(word: str) -> bool:
    if word in NO_NUMBERS:
        return False
    singular = POSSESSIVE.sub("", word).removesuffix("s")
    return (
        word in OTHER_NUMBER_WORDS
        or singular in OTHER_NUMBER_WORDS
        or INDONESIAN_PATTERN.fullmatch(word) is not None
        or ENGLISH_PATTERN.fullmatch(singular) is not None
    )
