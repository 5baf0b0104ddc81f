"""Bylines and openings of seeds as newsrooms type them."""

import pytest

from articles.importers.records import Refused
from articles.importers.seeds import parse, split_names

BODY = "Hujan turun sejak pagi di seluruh kota.\nWarga menunggu reda.\n"


def read(text):
    """Parse a seed given as text."""
    return parse(text.encode(), "berita.txt")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ani, Budi, dan Cici", ["Ani", "Budi", "Cici"]),
        ("Ani,Budi dan  Cici", ["Ani", "Budi", "Cici"]),
        ("ANI DAN BUDI", ["ANI", "BUDI"]),
        ("Ani dan", ["Ani"]),
        ("dan Budi", ["Budi"]),
        ("Dan Brown dan Ani", ["Dan Brown", "Ani"]),
        ("Ani, Dan Brown", ["Ani", "Dan Brown"]),
        ("Wardani Danurdara", ["Wardani Danurdara"]),
        ("Tim Redaksi", ["Tim Redaksi"]),
        ("Ani, AFP", ["Ani", "AFP"]),
        ("Ani,", ["Ani"]),
    ],
)
def test_names_are_separated_by_commas_and_the_word_dan(line, names):
    assert split_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Dr. A. Setiawan, M.Si.", ["Dr. A. Setiawan, M.Si."]),
        ("Drs. Budi, M. Si., dan Ani, S.Kom", ["Drs. Budi, M. Si.", "Ani, S.Kom"]),
        ("Ani, S.I.Kom., M.M., Budi", ["Ani, S.I.Kom., M.M.", "Budi"]),
        ("Ani, Ph.D., Budi, SH, MH", ["Ani, Ph.D.", "Budi, SH, MH"]),
        ("Ani, Lc., Budi, Jr.", ["Ani, Lc.", "Budi, Jr."]),
        ("Cici, A. Budi", ["Cici", "A. Budi"]),
        ("Cici, M. Ali dan Moh. Nur", ["Cici", "M. Ali", "Moh. Nur"]),
    ],
)
def test_a_title_after_a_comma_belongs_to_the_name_and_an_initial_begins_a_new_one(line, names):
    assert split_names(line) == names


@pytest.mark.parametrize(
    "labels",
    [
        "Penulis: Ani,\ndan Budi\nEditor: Cici",
        "Penulis:\nAni dan\nBudi\nEditor:\nCici",
        "penulis : Ani\nBudi\nEDITOR : Cici",
        "Penulis:\u00a0Ani, Budi\n\n\nEditor:\u00a0\n\nCici",
        "Penulis: Ani, ANI, Budi dan ani\nEditor: Cici",
        "Penulis: Ani dan Budi\nEditor:\nCici",
    ],
)
def test_a_byline_typed_in_different_ways_gives_the_same_credits(labels):
    record = read(f"Judul\n{labels}\n{BODY}")
    assert record.credits == [("writer", "Ani"), ("writer", "Budi"), ("editor", "Cici")]
    assert len(record.body) == 2


@pytest.mark.parametrize(
    ("labels", "first"),
    [
        ("Penulis:\nAni\nEditor:", "Hujan turun."),
        ("Penulis:\nAni", "Reporter: Budi"),
        ("Penulis: Ani", "Kontributor: Budi, Cici"),
    ],
)
def test_a_line_that_is_not_a_name_begins_the_body(labels, first):
    record = read(f"Judul\n{labels}\n{first}\n{BODY}")
    assert (record.writers, record.editors) == (["Ani"], [])
    assert record.body[0] == {"type": "paragraph", "text": first}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Ani Lestari Wulandari dan Budi Santoso Pratama dan Cici Anggraini Kusuma",
            ["Ani Lestari Wulandari", "Budi Santoso Pratama", "Cici Anggraini Kusuma"],
        ),
        ("Dr. Andi Setiawan Putra Wijaya, M.Si.", ["Dr. Andi Setiawan Putra Wijaya, M.Si."]),
        (
            "Ani Dewi, S.H., Budi Eka Putra dan Cici Ayu, M.Kom.",
            ["Ani Dewi, S.H.", "Budi Eka Putra", "Cici Ayu, M.Kom."],
        ),
    ],
)
def test_a_long_byline_is_not_read_as_a_paragraph(line, names):
    record = read(f"Judul\nPenulis:\n{line}\nEditor:\nEko\n{BODY}")
    assert (record.writers, record.editors, len(record.body)) == (names, ["Eko"], 2)


def test_reporter_is_not_a_label():
    with pytest.raises(Refused):
        read(f"Judul\nReporter: Ani\n{BODY}")
    assert read(f"Reporter: Kisah Ani\nPenulis: Budi\n{BODY}").headline == "Reporter: Kisah Ani"


@pytest.mark.parametrize("end", [".", ".”", '."', ".'", ".’", ".)", ".»"])
def test_a_second_opening_line_that_ends_in_a_full_stop_is_the_standfirst(end):
    record = read(f"Judul Besar\nKatanya, hujan akan turun{end}\nPenulis: Ani\n{BODY}")
    assert (record.topic, record.headline, record.standfirst[-1]) == ("", "Judul Besar", end[-1])
    record = read(f"Banjir\nHujan Akan Turun?\nPenulis: Ani\n{BODY}")
    assert (record.topic, record.headline, record.standfirst) == ("Banjir", "Hujan Akan Turun?", "")


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("TRIBUNNEWS.COM - ", "TRIBUNNEWS.COM"),
        ("TRIBUNNEWS.COM -", "TRIBUNNEWS.COM"),
        ("TRIBUNNEWS.COM, JAKARTA – ", "TRIBUNNEWS.COM, JAKARTA"),
        ("TRIBUNNEWS.COM, JAKARTA — ", "TRIBUNNEWS.COM, JAKARTA"),
        ("TRIBUN-MEDAN.COM, MEDAN -- ", "TRIBUN-MEDAN.COM, MEDAN"),
        ("\ufeff\u00a0TRIBUNNEWS.COM\u00a0-\u00a0", "TRIBUNNEWS.COM"),
        ("Liputan6.com, Jakarta - ", "Liputan6.com, Jakarta"),
    ],
)
def test_datelines_of_different_outlets_are_separated_from_the_body(line, dateline):
    record = read(f"Judul\nPenulis: Ani\n{line}Hujan turun - akhirnya - di kota.\nKOTA - Tetap utuh.")
    assert record.dateline == dateline
    assert [block["text"] for block in record.body] == ["Hujan turun - akhirnya - di kota.", "KOTA - Tetap utuh."]


def test_a_dateline_on_its_own_line_is_neither_a_name_nor_a_paragraph():
    record = read(f"Judul\nPenulis: Ani\nTRIBUNNEWS.COM -\n{BODY}")
    assert (record.writers, record.dateline, len(record.body)) == (["Ani"], "TRIBUNNEWS.COM", 2)
    with pytest.raises(Refused):
        read("Judul\nPenulis: Ani\nTRIBUNNEWS.COM -\n")


WHOLE = (
    "Banjir\nKota Siaga\nPemerintah kota bersiap.\nPenulis:\nAni Lestari\nEditor:\nBudi\n"
    "KOTA - Hujan turun sejak pagi. Sungai meluap.\nBaca juga: Jalan Ditutup\nWarga mengungsi ke sekolah.\n"
    "Isi komentar adalah tanggung jawab pengguna."
)


def test_a_file_cut_off_within_a_sentence_is_refused():
    data, whole = WHOLE.encode(), parse(WHOLE.encode(), "berita.txt")
    accepted = []
    for length in range(len(data)):
        try:
            record = parse(data[:length], "berita.txt")
        except Refused as refusal:
            assert refusal.reason
            continue
        accepted.append(length)
        assert (record.writers, record.editors) == (["Ani Lestari"], ["Budi"])
        *before, last = record.body
        assert before == whole.body[: len(before)]
        assert last["type"] == "read_also" or last["text"].endswith(".")
    assert accepted
    assert parse(data, "berita.txt") == whole


def test_a_byline_of_thousands_of_names_is_refused():
    names = "".join(f"Orang {number}\n" for number in range(5000))
    with pytest.raises(Refused):
        read(f"Judul\nPenulis:\n{names}{BODY}")
