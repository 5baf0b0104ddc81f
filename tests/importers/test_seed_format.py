"""The rules of the plain-text seed format, from a text to a record."""

import pytest

from articles.importers.records import Refused
from articles.importers.seeds import parse, split_names

BODY = "Paragraf pertama berakhir di sini.\nParagraf kedua juga berakhir.\n"


def read(text):
    """Parse a seed given as text."""
    return parse(text.encode() if isinstance(text, str) else text, "berita.txt")


def words(record):
    """Return the type and text of each block of the body."""
    return [(block["type"], block["text"]) for block in record.body]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Topik\nJudul Besar\nTeras yang lengkap.", ("Topik", "Judul Besar", "Teras yang lengkap.")),
        ("Judul Besar\nTeras yang lengkap.", ("", "Judul Besar", "Teras yang lengkap.")),
        ("Judul Besar\nKatanya, “ini teras.”", ("", "Judul Besar", "Katanya, “ini teras.”")),
        ("Topik\nJudul Besar", ("Topik", "Judul Besar", "")),
        ("Judul Besar", ("", "Judul Besar", "")),
        ("\n\n  Judul\u00a0 Besar  \n\n", ("", "Judul Besar", "")),
    ],
)
def test_up_to_three_opening_lines_are_topic_headline_and_standfirst(opening, expected):
    record = read(f"{opening}\nPenulis:\nAni\n{BODY}")
    assert (record.topic, record.headline, record.standfirst) == expected


@pytest.mark.parametrize(
    ("labels", "writers", "editors"),
    [
        ("Penulis:\nAni Lestari\nEditor:\nBudi", ["Ani Lestari"], ["Budi"]),
        ("Penulis: Ani Lestari\nEditor: Budi", ["Ani Lestari"], ["Budi"]),
        ("Penulis:\nAni\nBudi\nCici\nEditor:\nDedi", ["Ani", "Budi", "Cici"], ["Dedi"]),
        ("Penulis: Ani, Budi dan Cici\nEditor: Dedi", ["Ani", "Budi", "Cici"], ["Dedi"]),
        ("Penulis: Ani\nBudi Santoso\nEditor: Dedi", ["Ani", "Budi Santoso"], ["Dedi"]),
        ("Penulis:\nAni dan Budi\nEditor:\nDedi, Eko", ["Ani", "Budi"], ["Dedi", "Eko"]),
        ("Editor: Budi", [], ["Budi"]),
        ("Penulis: Ani", ["Ani"], []),
        ("Editor:\nBudi\nPenulis:\nAni", ["Ani"], ["Budi"]),
        ("PENULIS :\nAni\neditor:\nBudi", ["Ani"], ["Budi"]),
        ("Penulis: Ani, Ani\nEditor: Budi", ["Ani"], ["Budi"]),
        ("Penulis:\nEditor:\nBudi", [], ["Budi"]),
        ("Penulis: Dandan Ramdani", ["Dandan Ramdani"], []),
    ],
)
def test_names_are_read_below_or_beside_their_labels(labels, writers, editors):
    record = read(f"Judul\n{labels}\n{BODY}")
    assert (record.writers, record.editors) == (writers, editors)
    assert words(record)[0] == ("paragraph", "Paragraf pertama berakhir di sini.")


def test_an_academic_title_after_a_comma_belongs_to_its_name():
    assert split_names("Dr. Ani Lestari, M.Si. dan Budi, S.H., Cici") == [
        "Dr. Ani Lestari, M.Si.",
        "Budi, S.H.",
        "Cici",
    ]


@pytest.mark.parametrize(
    ("line", "dateline", "rest"),
    [
        ("TRIBUNNEWS.COM - Hujan turun.", "TRIBUNNEWS.COM", "Hujan turun."),
        ("TRIBUNNEWS.COM, JAKARTA – Hujan turun.", "TRIBUNNEWS.COM, JAKARTA", "Hujan turun."),
        ("KABAR KOTA, Jakarta Pusat — Hujan turun.", "KABAR KOTA, Jakarta Pusat", "Hujan turun."),
        ("JAKARTA—Hujan turun.", "JAKARTA", "Hujan turun."),
        ("JAKARTA, KOMPAS.com - Hujan - yang deras - turun.", "JAKARTA, KOMPAS.com", "Hujan - yang deras - turun."),
        ("KOMPAS.com - Hujan turun.", "KOMPAS.com", "Hujan turun."),
        ("Hujan deras - yang lama dinanti - turun.", "", None),
        ("PBB mengatakan bahwa perang - yang lama - usai.", "", None),
        ("Anak-anak bermain di Jakarta-Bogor.", "", None),
        ("RUU-KUHP disahkan hari ini.", "", None),
    ],
)
def test_a_dateline_is_separated_from_the_first_paragraph(line, dateline, rest):
    record = read(f"Judul\nPenulis: Ani\n{line}\nKOTA - Paragraf kedua tetap utuh.\n")
    assert record.dateline == dateline
    assert words(record) == [("paragraph", rest or line), ("paragraph", "KOTA - Paragraf kedua tetap utuh.")]


def test_baca_juga_lines_keep_their_place():
    record = read(
        "Judul\nPenulis: Ani\nSatu kalimat.\nBaca juga: Harga Naik: Apa Sebabnya?\nDua kalimat.\nbaca Juga : Lain"
    )
    assert words(record) == [
        ("paragraph", "Satu kalimat."),
        ("read_also", "Harga Naik: Apa Sebabnya?"),
        ("paragraph", "Dua kalimat."),
        ("read_also", "Lain"),
    ]


def test_the_comment_notice_is_not_part_of_the_body():
    record = read(f"Judul\nPenulis: Ani\n{BODY}Isi komentar adalah tanggung jawab pengguna.\n\n")
    assert record.comment_notice == "Isi komentar adalah tanggung jawab pengguna."
    assert len(record.body) == 2
    record = read(f"Judul\nPenulis: Ani\nIsi komentar warganet ramai dibahas.\n{BODY}")
    assert (record.comment_notice, len(record.body)) == ("", 3)


def test_bom_crlf_nbsp_and_blank_lines_are_tolerated():
    plain = f"Topik\nJudul Besar\nTeras.\nPenulis:\nAni Lestari\nEditor:\nBudi\nKOTA - {BODY}Isi komentar diatur.\n"
    odd = "\ufeff" + plain.replace("\n", "\r\n\r\n \u00a0\r\n").replace("Judul Besar", "Judul\u00a0Besar")
    one, other = read(plain), read(odd)
    assert {**vars(one), "digest": ""} == {**vars(other), "digest": ""}


def test_markup_in_a_seed_is_read_as_text():
    record = read("<b>Judul</b>\nPenulis: Ani\nTag <script>alert(1)</script> & &lt; saja.")
    assert record.headline == "<b>Judul</b>"
    assert words(record) == [("paragraph", "Tag <script>alert(1)</script> & &lt; saja.")]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", None),
        (b" \n\r\n\t", None),
        (b"\xef\xbb\xbf", None),
        ("\u00a0\n\u00a0".encode(), None),
        (b"Judul\nPenulis: Ani\n\x00\x01\x02isi.", 3),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1),
        ("Judul\nPenulis: Ani\nIsi caf\u00e9.".encode("latin-1"), 3),
        ("Judul\nPenulis: Ani\nIsi caf\u00e9".encode()[:-1], 3),
        ("Judul\nPenulis: Ani\nIsi.".encode("utf-16"), 1),
        (b"Penulis: Ani\nIsi tanpa judul.", 1),
        (b"Judul\nPenulis:\nAni\nEditor:\nBudi\n", 5),
        (b"Judul\nPenulis: Ani\nBaca juga: Lain", 3),
        (b"Judul\nPenulis: Ani\nIsi komentar diatur.", 3),
        (b"Judul\nTanpa label.\nHanya tiga baris.", 1),
        (b"Satu\nDua\nTiga\nEmpat\nPenulis: Ani\nIsi.", 4),
        (b"Judul\nPenulis: Ani\nSatu kalimat utuh.\nKalimat kedua yang terpotong di ten", 4),
        (b"Judul\nPenulis: Ani\nSatu kalimat utuh.\nIsi komentar sep", 4),
        (b"Judul\nPenulis: Ani\nSatu kalimat.\nBaca juga:\nDua kalimat.", 4),
        (b"J" * 241 + b"\nPenulis: Ani\nIsi.", 1),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_a_reason(data, line):
    with pytest.raises(Refused) as refusal:
        read(data)
    assert refusal.value.reason
    assert refusal.value.line == line
