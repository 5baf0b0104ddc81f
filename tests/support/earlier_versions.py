"""The articles in the databases of earlier versions."""

# headline: editorial state, public state, whether a retraction waits, answer to a reader.
ARTICLES = {
    "Konsep": ("draft", "unpublished", False, 404),
    "Ditinjau": ("in_review", "unpublished", False, 404),
    "Dikembalikan": ("draft", "unpublished", False, 404),
    "Disetujui": ("approved", "unpublished", False, 404),
    "Pembaruan terjadwal besok": ("approved", "live_with_changes", False, 200),
    "Tayang": ("approved", "live", False, 200),
    "Tayang dengan perubahan": ("draft", "live_with_changes", False, 200),
    "Diralat benar": ("approved", "live", False, 200),
    "Hak jawab": ("approved", "live", False, 200),
    "Diturunkan": ("approved", "expired", False, 404),
    "Menunggu pencabutan": ("approved", "live", True, 200),
    "Ditarik": ("approved", "retracted", False, 410),
    "Terjadwal": ("approved", "scheduled", False, 404),
}
