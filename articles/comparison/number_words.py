"""Words that are numbers, in the languages of the site."""

INDONESIAN = """
nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus seratus ribu seribu
juta sejuta miliar semiliar triliun setriliun setengah separuh seperempat pertama kedua ketiga keempat kelima
keenam ketujuh kedelapan kesembilan kesepuluh kesebelas lusin selusin kodi sekodi
"""
ENGLISH = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
billion trillion half quarter first second third fourth fifth sixth seventh eighth ninth tenth dozen
"""
NUMBER_WORDS = frozenset([*INDONESIAN.split(), *ENGLISH.split()])
