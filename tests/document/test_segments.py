"""A document cut into what a page shows: words together, pictures, cards and "Baca juga" lines by themselves."""

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


def test_what_is_more_than_words_is_a_segment_of_its_own():
    assert segments(Document(tuple(block for block, _part in PARTS))) == [part for _block, part in PARTS]


def test_blocks_of_words_in_a_row_are_one_segment():
    before, after = parse("<h2>Bab</h2><p>Satu.</p>"), parse("<p>Dua.</p><hr><p>Tiga.</p>")
    assert segments(Document((*before.blocks, FIGURE, *after.blocks))) == [
        {"html": "<h2>Bab</h2><p>Satu.</p>"},
        PARTS[0][1],
        {"html": "<p>Dua.</p><hr><p>Tiga.</p>"},
    ]
    assert segments(Document()) == []
