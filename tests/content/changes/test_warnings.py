"""Warnings of changed numbers, names, quotations and sites of links."""

import pytest

from articles.content import Fold, difference
from articles.text import Work
from articles.text.sequence_diff import MAX_CHECKED_CHARACTERS
from tests.support.changes import LINK, body, lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        (LINK, LINK.replace("baik", "jahat"), "A link leads to another site than before: baik.example → jahat.example"),
        ("<p>Ada 200 karung.</p>", "<p>Ada 250 karung.</p>", "A number changed: 200 → 250"),
        ("<p>Ada tiga karung.</p>", "<p>Ada empat karung.</p>", "A number changed: tiga → empat"),
        (
            "<p>Buka www.baik.example sekarang.</p>",
            "<p>Buka www.jahat.example sekarang.</p>",
            "A link leads to another site than before: baik.example → jahat.example",
        ),
        (
            "<p>Tulis ke budi@baik.example.</p>",
            "<p>Tulis ke rudi@baik.example.</p>",
            "A link leads to another site than before: budi@baik.example → rudi@baik.example",
        ),
        (
            "<p>Unduh dari baik.xyz/abc kini.</p>",
            "<p>Unduh dari jahat.xyz/abc kini.</p>",
            "A link leads to another site than before: baik.xyz → jahat.xyz",
        ),
        ("<p>Kata Ratna Dewi.</p>", "<p>Kata Ratna Sari.</p>", "A name changed: Dewi → Sari"),
        ("<p>“Kami rugi besar,” kata dia.</p>", "<p>“Kami rugi sedikit,” kata dia.</p>", "A quotation changed."),
    ],
)
def test_a_changed_number_name_quotation_or_link_has_a_warning(old, new, warning):
    (line,) = lines(old, new)
    assert warning in line.warnings


FILLERS = "".join(f"<p>warga desa ke-{chr(97 + n // 26)}{chr(97 + n % 26)} pergi ke pasar %s</p>" for n in range(70))


@pytest.mark.parametrize(
    ("first", "second", "warning"),
    [
        ("ada 5 dari kapal", "ada 60 dari mobil", "5"),
        ("kata Budi tentang kapal", "kata Rudi tentang mobil", "Budi"),
        ("“kapal karam”, begitu katanya", "“mobil ringsek”, begitu ujarnya", "quotation"),
        ('<a href="https://baik.id/">kapal itu</a>', '<a href="https://jahat.id/">mobil itu</a>', "jahat.id"),
    ],
)
def test_facts_that_two_of_very_many_changed_paragraphs_exchange_have_a_warning(first, second, warning):
    def paragraphs(word, one, other):
        fillers = FILLERS % ((word,) * 70)
        return f"<p>korban tewas di laut {one} {word}</p>{fillers}<p>mereka luka di jalan {other} {word}</p>"

    old, new = paragraphs("lama", first, second), paragraphs("baru", second, first)
    above, on_lines = all_warnings(old, new)
    assert [found for found in (*above, *on_lines) if warning in found]
    assert all_warnings(old, paragraphs("baru", first, second)) == ((), [])


def test_numbers_in_another_order_in_very_many_rewritten_paragraphs_give_a_warning():
    numbers = [str(number) for number in range(100, 170)]
    exchanged = [numbers[1], numbers[0], *numbers[2:]]
    old = "".join(f"<p>Warga desa menerima bantuan {number} karung beras.</p>" for number in numbers)
    new = "<p>Penduduk kampung mendapat sumbangan {} kantong gandum.</p>"
    assert all_warnings(old, "".join(map(new.format, exchanged)))[0]
    assert not all_warnings(old, "".join(map(new.format, numbers)))[0]


def test_an_added_comma_gives_no_warning():
    (line,) = lines("<p>Warga mengungsi ke balai desa.</p>", "<p>Warga mengungsi, ke balai desa.</p>")
    assert line.warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("<p>12 tewas</p>", "<p>21 luka</p>", "A number changed: 12 → 21"),
        ("<ul><li>Ratna Dewi</li></ul>", "<ul><li>Budi Sari</li></ul>", "A name changed: Dewi → Sari"),
        ("<p>“Kami rugi,” ujarnya.</p>", "<p>“Dia untung,” katanya.</p>", "A quotation changed."),
        (
            "<p>Ada 12 orang di sana.</p><p>Lalu sepi sekali lagi.</p>",
            "<p>Lalu sepi sekali lagi.</p><p>Ada 13 orang di sana.</p>",
            "A number changed: 12 → 13",
        ),
        (
            "".join(f"<p>Paragraf {n} menyebut x{n}x dan 12 orang.</p>" for n in range(64)),
            "".join(f"<p>Alinea {n} menyebut x{n}x dan 13 orang.</p>" for n in range(64)),
            "A number changed: 12",
        ),
        (
            '<p><a href="https://a.example/">Putusan</a> dan <a href="https://b.example/">laporan</a></p>',
            '<p><a href="https://b.example/">Putusan</a> dan <a href="https://a.example/">laporan</a></p>',
            "A link leads to another site than before: a.example, b.example → b.example, a.example",
        ),
        (
            "<p>Pasangan pertama meraih 52 persen suara.</p><p>Pasangan lain meraih 48 persen suara.</p>",
            "<p>Pasangan pertama meraih 48 persen suara.</p><p>Pasangan lain meraih 52 persen suara.</p>",
            "A number changed: 52 → 48",
        ),
        (
            "<p>Yang menang Prabowo kemarin.</p><p>Yang kalah Anies kemarin.</p>",
            "<p>Yang menang Anies kemarin.</p><p>Yang kalah Prabowo kemarin.</p>",
            "A name changed: Prabowo → Anies",
        ),
        (
            '<p>Baca <a href="https://kpu.example/">hasil resmi</a> itu.</p>'
            '<p>Catatan kaki: <a href="https://judi.example/">iklan</a></p>',
            '<p>Baca <a href="https://judi.example/">hasil resmi</a> itu.</p>',
            "A link leads to another site than before: kpu.example → judi.example",
        ),
        (
            '<p>Baca <a href="https://kpu.example/">hasil resmi</a> atau <a href="https://judi.example/">iklan</a></p>',
            '<p>Baca <a href="https://judi.example/">hasil resmi</a> atau iklan</p>',
            "A link leads to another site than before: kpu.example, judi.example → judi.example",
        ),
        (
            '<p>Kata <a href="https://a.example/">Menteri</a> dan <a href="https://b.example/">Jaksa</a></p>',
            '<p>Kata <a href="https://a.example/">Jaksa</a> dan <a href="https://b.example/">Menteri</a></p>',
            "A link leads to another site than before: a.example, b.example → a.example, b.example",
        ),
        (
            "<p>“Kami lelah.</p><p>Karena itu kami akan mundur besok pagi.</p><p>Terima kasih semuanya.”</p>",
            "<p>“Kami lelah.</p><p>Karena itu kami akan maju besok pagi.</p><p>Terima kasih semuanya.”</p>",
            "A quotation changed.",
        ),
        (
            '<p>Tulis ke <a href="mailto:a@x.example">kami</a></p>',
            '<p>Tulis ke <a href="mailto:b@evil.example">kami</a></p>',
            "A link leads to another site than before: a@x.example → b@evil.example",
        ),
    ],
)
def test_changed_facts_in_unrelated_lines_have_a_warning(old, new, warning):
    (changes,) = difference(body(old), body(new))
    warnings = [
        *changes.warnings,
        *(one for line in changes.lines if not isinstance(line, Fold) for one in line.warnings),
    ]
    assert any(one.startswith(warning) for one in warnings), warnings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "<p>Warga mengungsi ke balai desa tadi. Ada 12 orang, kata Ratna.</p>",
            "<p>Warga mengungsi ke balai desa tadi.</p><p>Ada 12 orang, kata Ratna.</p>",
        ),
        ("<p>“Kami rugi besar,” kata dia.</p>", "<p>“Kami rugi besar”, kata dia.</p>"),
        ("<p>Unduh dari www.baik.example lalu pasang.</p>", "<p>Unduh dari www.baik.example, lalu pasang.</p>"),
    ],
)
def test_a_split_paragraph_or_a_moved_comma_gives_no_warning(old, new):
    for one, other in ((old, new), (new, old)):
        (changes,) = difference(body(one), body(other))
        assert changes.warnings == ()
        assert not any(line.warnings for line in changes.lines if not isinstance(line, Fold))


FAR = "".join(f"<p>Paragraf ke-{number} tetap di sini.</p>" for number in "abcdefghij")
ONE = '<p>Donasi resmi untuk warga desa ada di <a href="https://{}/">sini</a>, kata panitia kemarin.</p>'
OTHER = '<p>Penipuan atas nama pemerintah ada di <a href="https://{}/">sana</a>, tulis polisi tadi pagi.</p>'


def all_warnings(old, new):
    (changes,) = difference(body(old), body(new))
    shown = [line for line in changes.lines if not isinstance(line, Fold)]
    return changes.warnings, [warning for line in shown for warning in line.warnings]


def test_moved_paragraphs_that_exchange_their_links_have_warnings():
    old = ONE.format("baik.id") + OTHER.format("jahat.id") + FAR
    new = FAR + ONE.format("jahat.id") + OTHER.format("baik.id")
    _of_field, above = all_warnings(old, new)
    assert above == [
        "A link leads to another site than before: baik.id → jahat.id",
        "A link leads to another site than before: jahat.id → baik.id",
    ]


def test_numbers_exchanged_between_very_many_paragraphs_give_a_warning():
    numbers = [f"{number}" for number in range(100, 170)]
    olds = [f"<p>Warga {name} menerima {name} bantuan.</p>" for name in numbers]
    news = [f"<p>Penduduk {name} mendapat {name} sumbangan.</p>" for name in numbers]
    exchanged = "".join(news).replace("mendapat 100", "mendapat 169x").replace("mendapat 169 ", "mendapat 100 ")
    exchanged = exchanged.replace("169x", "169")
    of_field, above = all_warnings("".join(olds), exchanged)
    assert not above
    assert [one for one in of_field if one.startswith("In other paragraphs than before: ")]
    assert all_warnings("".join(olds), "".join(news)) == ((), [])


def test_two_unchanged_links_over_the_same_words_give_no_warning():
    text = '<p>Baca di <a href="https://a.id/">sini</a> atau di <a href="https://b.id/">sini</a> {}.</p>'
    _of_field, above = all_warnings(text.format("saja"), text.format("juga"))
    assert above == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "<ul><li>Tewas: 5 orang</li><li>Luka: belum ada</li></ul>",
            "<ul><li>Tewas: belum ada</li><li>Luka: 5 orang</li></ul>",
        ),
        (
            "<ul><li>Tewas: 5 orang</li><li>Luka: belum ada</li></ul>",
            "<ul><li>Tewas: nihil</li><li>Luka: 5 orang</li></ul>",
        ),
        (
            "<p>Yang tewas ada 5 orang dewasa di sana.</p><p>Yang terluka belum diketahui.</p>",
            "<p>Yang tewas belum diketahui.</p><p>Yang terluka ada 5 orang dewasa di sana.</p>",
        ),
    ],
)
def test_a_number_that_moves_to_another_paragraph_has_a_warning(old, new):
    for one, other in ((old, new), (new, old)):
        of_field, above = all_warnings(one, other)
        assert [*of_field, *above] == ["In other paragraphs than before: 5"]


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        (
            "<ul><li>Korban tewas adalah 5 orang</li><li>Korban luka adalah 3 orang</li></ul>",
            "<ul><li>Korban luka ialah 5 orang</li><li>Korban tewas ialah 3 orang</li></ul>",
            "In other paragraphs than before: 5, 3",
        ),
        (
            "<p>Yang meninggal kini ada 5.</p><p>Yang luka kini ada 3.</p>",
            "<p>Yang luka sudah ada 5.</p><p>Yang meninggal kini ada 3.</p>",
            "In other paragraphs than before: 5, 3",
        ),
        (
            "<p>“Kami menang,” ujar penggugat kemarin.</p><p>“Kami kalah,” ujar tergugat kemarin.</p>",
            "<p>“Kami menang,” ujar tergugat tadi.</p><p>“Kami kalah,” ujar penggugat tadi.</p>",
            "In other paragraphs than before: Kami menang, Kami kalah",
        ),
    ],
)
def test_facts_that_are_exchanged_while_another_word_changes_have_a_warning(old, new, warning):
    of_field, above = all_warnings(old, new)
    assert [*of_field, *above] == [warning]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>Ada 5 warga di tolak.</p><p>Rumah itu sepi.</p>", "<p>Ada 5 warga ditolak.</p><p>Rumah itu lengang.</p>"),
        ("<p>Ada 5 warga.</p><p>Ada 5 penduduk.</p>", "<p>Ada 5 penduduk.</p><p>Ada 5 warga.</p>"),
        ("<p>Kini 5 rumah rusak.</p><p>Warga sepi.</p>", "<p>Kini 5 bangunan rusak.</p><p>Warga rumah sepi.</p>"),
    ],
)
def test_words_changed_beside_a_number_give_no_warning(old, new):
    assert all_warnings(old, new) == ((), [])


def test_the_facts_of_a_line_that_both_versions_have_are_searched_once():
    texts, work = [f"Warga desa pergi ke pasar hari {number}" for number in range(50)], Work()
    old = "".join(f"<p>{text}</p>" for text in texts)
    difference(body(old), body(f"{old}<p>Baru</p>"), work)
    assert work.checked_characters == sum(map(len, texts)) + len("Baru")


def test_facts_of_a_text_that_is_too_long_are_not_compared_and_a_warning_says_so():
    old = "".join(f"<p>{'Warga Cakung pergi. ' * 100}{number}</p>" for number in range(150))
    work = Work()
    (changes,) = difference(body(old), body(old.replace("pergi", "pulang")), work)
    assert changes.warnings == ("Too long to compare numbers, names, quotations and links. Check them yourself.",)
    assert work.checked_characters <= MAX_CHECKED_CHARACTERS
