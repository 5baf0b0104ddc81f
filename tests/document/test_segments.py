"""Segments of a document on a page: text together, and pictures, cards and "Baca juga" lines each on their own."""

from articles.document import Document, Figure, Gallery, LinkCard, ReadAlso, parse, segments

UID, OTHER = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))
FIGURE = Figure(UID, "Kapal.", "Arsip")
PARTS = [
    (FIGURE, {"photo": UID, "caption": "Kapal.", "credit": "Arsip"}),
    (
        Gallery((FIGURE, Figure(OTHER)), "Dua kapal."),
        {
            "gallery": [
                {"photo": UID, "caption": "Kapal.", "credit": "Arsip"},
                {"photo": OTHER, "caption": "", "credit": ""},
            ],
            "caption": "Dua kapal.",
        },
    ),
    (LinkCard("https://example.org/a", "Judul"), {"embed": "https://example.org/a", "caption": "Judul"}),
    (ReadAlso("Lain"), {"read_also": "Lain"}),
    (ReadAlso("Lain", "none"), {"read_also": "Lain", "article": "none"}),
    (ReadAlso("Lain", UID), {"read_also": "Lain", "article": UID}),
]


def test_pictures_cards_and_read_also_lines_are_segments_of_their_own():
    assert segments(Document(tuple(block for block, _part in PARTS))) == [part for _block, part in PARTS]


def test_consecutive_blocks_of_text_are_one_segment():
    before, after = parse("<h2>Bab</h2><p>Satu.</p>"), parse("<p>Dua.</p><hr><p>Tiga.</p>")
    assert segments(Document((*before.blocks, FIGURE, *after.blocks))) == [
        {"html": "<h2>Bab</h2><p>Satu.</p>"},
        PARTS[0][1],
        {"html": "<p>Dua.</p><hr><p>Tiga.</p>"},
    ]
    assert segments(Document()) == []
