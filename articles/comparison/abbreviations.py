"""Recognition of abbreviations, in the languages of the site."""

# Abbreviations whose full stop does not end a sentence.
SHORT_FORMS = """
apt gus ning bharada bharatu bharaka sertu serda kopral
dr drs dra prof ir h hj kh krt kph ust ustad ustaz pdt rm fr sr alm almh tn ny sdr sdri bpk bp moh muh mohd muhd
md abd jl jln gg no nomor kab kec kel prov ds dsn rt rw st mr mrs ms mx jr hon rev gov sen rep pres col gen maj
capt lt sgt cpl jend letjen letjend mayjen mayjend brigjen irjen komjen kombes kompol akbp akp iptu ipda aiptu aipda
bripka briptu bripda brigadir kol letkol lettu letda kapt serma serka serda kopda kopka praka pratu prada laksda
laksma marsda marsma ketum sekjen wk red pt cv ud tbk co inc ltd corp bros vs dst dll dsb dkk hlm tgl telp tel cs
pol purn inf kav arh art arm czi cba ckm chb cpl mar tek lek adm yth univ sei kep jkt gub wagub wabup dir
kom pd si ag sos hum kes farm psi ak ip ec eng sc phil kedg kebid ked
jan feb apr jun jul agt agu sep sept okt nov des oct aug dec
"""
ABBREVIATIONS = frozenset(SHORT_FORMS.split())
VOWELS = frozenset("aeiouy")


def is_abbreviation(word: str) -> bool:
    """Return whether a word before a full stop is an abbreviation: a known one, or one without vowels."""
    is_unpronounceable = len(word) <= 4 and word.isalpha() and not VOWELS.intersection(word)
    return is_known_abbreviation(word) or is_unpronounceable


def is_known_abbreviation(word: str) -> bool:
    """Return whether a word is a known abbreviation or a single letter."""
    return word in ABBREVIATIONS or len(word) == 1
