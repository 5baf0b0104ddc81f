"""The facts that are checked in a comparison: links, numbers, names and quotations."""

import pytest

from articles.comparison import checked_facts, facts_by_line, facts_of, names_in, quotations
from articles.document import lines, parse
from tests.support.html_strategies import OTHER, UID


def facts(html, *names):
    return facts_of(lines(parse(html)), names_in(names))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ada 2.314 rumah pada 30/8/2025 pukul 10.15.", ("2.314", "30/8/2025", "10.15")),
        ("Tiga dari seratus ribu warga.", ("Tiga", "seratus", "ribu")),
        ("Seven of B-52s.", ("Seven", "B-52s")),
        ("Naik .5 persen, (5) juta.", (".5", "(5)", "juta")),
        ("Dari - 5 derajat, > 5, $ 5 dan 5 ‰ air.", ("-", "5", ">", "5", "$", "5", "5", "‰")),
        ("Jakarta - Ia pergi.", ()),
        ("Suhu minus lima, oleh trio atau kuartet.", ("minus", "lima", "trio", "kuartet")),
        ("Diberi 5kg, 5jt, rp5, >5 dan ‑5.", ("5kg", "5jt", "rp5", ">5", "‑5")),
        ("Gol pada menit 45' dan (60), “70”.", ("45'", "(60)", "70")),
        ("Sekitar 5 jt, duapertiga, tenfold, in the fifties.", ("5", "jt", "duapertiga", "tenfold", "fifties")),
        ("Kira-kira sepersepuluh, seperseratus, persepuluh.", ("sepersepuluh", "seperseratus", "persepuluh")),
        ("The eleventh, twentieth and thirtieth halves.", ("eleventh", "twentieth", "thirtieth", "halves")),
        ("Separuhnya, dua triliyun dan tiga milyard.", ("Separuhnya", "dua", "triliyun", "tiga", "milyard")),
        ("Seorang warga, sebuah rumah, seekor sapi, setahun.", ("Seorang", "sebuah", "seekor", "setahun")),
        ("Tewas tigalah, duakah, empatpun, seorangpun.", ("tigalah", "duakah", "empatpun", "seorangpun")),
        ("Korban nihil dalam sedetik atau semenit.", ("nihil", "sedetik", "semenit")),
        ("Skor kosong lawan dua, (2 – kosong), kosong-kosong.", ("kosong", "dua", "2", "kosong", "kosong-kosong")),
        ("Baik sekali, semua rumah kosong sehari-hari, lawan orang itu kosong.", ()),
        ("Seseorang, sebagian, selama, sebelum, seluruhnya, beberapa orang.", ()),
        ("Warga mengungsi.", ()),
    ],
)
def test_a_number_has_a_digit_or_is_a_number_word(text, numbers):
    assert facts(f"<p>{text}</p>").numbers == numbers


def test_a_name_is_a_capitalised_word_within_a_sentence():
    assert facts("<p>Warga Desa Wonokelir. Mereka lari, kata Ratna.</p>").names == ("Desa", "Wonokelir", "Ratna")


@pytest.mark.parametrize(
    "short",
    ["Moh.", "Kab.", "Bpk.", "AKBP.", "vs.", "Dr.", "H.", "Pol.", "(Purn.)", "Inf.", "Univ.", "M.Kom.", "dia ..."],
)
def test_a_name_after_an_abbreviation_does_not_begin_a_sentence(short):
    assert "Nasir" in facts(f"<p>Tadi {short} Nasir pulang.</p>").names


def test_words_of_a_given_name_are_names_even_in_lower_case():
    assert facts("<p>Korban banjir di pasar.</p>", "banjir", "Pasar di Tepi Sungai").names == ("banjir", "pasar")


def test_a_given_name_is_found_even_at_the_start_of_a_sentence():
    assert facts("<p>Ratna pulang.</p>").names == ()
    assert facts("<p>Ratna pulang.</p>", "Ratna Dewi").names == ("Ratna",)


@pytest.mark.parametrize(
    ("html", "quotations"),
    [
        ("<p>“Kami rugi,” kata dia. “Sekali.”</p>", ("Kami rugi", "Sekali")),
        ('<p>"Kami rugi," kata dia.</p>', ("Kami rugi",)),
        ("<p>“Kami rugi dan</p><p>terus rugi.”</p>", ("Kami rugi dan", "terus rugi")),
        ("<blockquote><p>Kami rugi.</p></blockquote>", ("Kami rugi.",)),
        # An inch sign does not begin a quotation.
        ('<p>Televisi 55" dijual.</p><p>"Kami mundur," kata dia.</p>', ("Kami mundur",)),
        ('<p>Televisi 55" dijual, "kami mundur," kata dia.</p>', ("kami mundur",)),
        ("<p>Aktivis '98 itu menyebutnya 'kudeta' tadi.</p>", ("kudeta",)),
        ("<p>Soal Jum'at dan ’98.</p>", ()),
        ("<p>Ia berkata '45 orang tewas' tadi.</p>", ("45 orang tewas",)),
        ("<p>Ia berkata,‘saya mundur’ tadi.</p>", ("saya mundur",)),
        ("<p>Kata ``saya'' dan ,,kami'' dan ´dia´ dan ″ia″.</p>", ("saya", "kami", "dia", "ia")),
        ("<p>Kata ❝saya❞ dan 《kami》.</p>", ("saya", "kami")),
        ("<p>Kata dia ”kami akan mundur” tadi.</p>", ("kami akan mundur",)),
        ("<p>Kata dia «kami mundur» dan „kami pergi“ tadi.</p>", ("kami mundur", "kami pergi")),
        # A quotation over several paragraphs, with and without its mark before each.
        ("<p>“Kami lelah.</p><p>Kami mundur.</p><p>Terima kasih.”</p>", ("Kami lelah", "Kami mundur", "Terima kasih")),
        ("<p>“Kami lelah.</p><p>“Kami mundur.” Begitu.</p>", ("Kami lelah", "Kami mundur")),
        # It is unknown where a quotation ends if one of its marks is missing.
        ("<p>Kata dia “kami mundur. Lalu pergi.</p>", ("Kata dia “kami mundur. Lalu pergi.",)),
        ('<p>Lalu pergi" dan kembali.</p>', ('Lalu pergi" dan kembali.',)),
    ],
)
def test_a_quotation_is_between_quotation_marks_or_in_a_block_quotation(html, quotations):
    assert facts(html).quotations == quotations


def test_a_link_over_words_with_different_marks_is_one_link():
    html = '<p><a href="https://www.bps.go.id/a">Data <strong>baru</strong></a> dan <a href="/desa/1/">ini</a></p>'
    assert facts(html).links == ("https://www.bps.go.id/a", "/desa/1/")
    assert facts(html).sites == ("bps.go.id", "")


@pytest.mark.parametrize(
    "html",
    [
        f'<figure data-photo="{UID}"><figcaption>Ada 12 kapal<cite>Foto 12</cite></figcaption></figure>',
        f'<figure data-gallery=""><figure data-photo="{UID}"><figcaption>Ada 12</figcaption></figure>'
        f'<figure data-photo="{OTHER}"></figure><figcaption>Ada 12</figcaption></figure>',
        '<figure data-embed="https://x.id"><figcaption>Ada 12, 12</figcaption></figure>',
        '<ol start="12"><li><p>satu dari 12</p></li></ol><p>satu</p>',
    ],
)
def test_numbers_in_captions_and_list_numbers_are_found(html):
    assert [number for number in facts(html).numbers if number == "12"] == ["12", "12"]


def test_a_quotation_over_several_paragraphs_is_found_in_each_line():
    found = facts_by_line(lines(parse("<p>“Kami lelah.</p><p>Kami mundur.</p><p>Terima kasih.”</p>")))
    assert [one.quotations for one in found] == [("Kami lelah",), ("Kami mundur",), ("Terima kasih",)]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<p>“Kami lelah.</p><p>Kami mundur.</p><p>Terima kasih.” “Ya.”</p>", [(0,), (0,), (0, 1)]),
        ("<p>“Satu,” kata dia: “Dua</p><p>“Tiga.” Lalu “Empat.”</p>", [(0, 1), (1, 2)]),
        ("<p>Kata dia: “</p><p>Kami mundur.”</p>", [(), (0,)]),
        (
            "<blockquote><p>Satu.</p><p>Dua.</p></blockquote><p>x</p><blockquote><p>Tiga.</p></blockquote>",
            [(0,), (0,), (), (1,)],
        ),
        (
            "<blockquote><p>Satu.</p><ul><li>Dua</li></ul></blockquote><blockquote><p>Tiga.</p></blockquote>",
            [(0,), (0,), (1,)],
        ),
    ],
)
def test_lines_of_a_quotation_have_the_number_of_the_quotation(html, numbers):
    assert [one.quotation_numbers for one in facts_by_line(lines(parse(html)))] == numbers


def test_a_very_long_word_has_no_links():
    """The pattern of an email address must not be retried at each place within a word, which would be slow."""
    assert facts(f"<p>{'a' * 900_000}</p>").links == ()


@pytest.mark.parametrize("numbers", [1, 500])
def test_quotation_marks_of_a_paragraph_are_searched_once_for_all_its_numbers(numbers, monkeypatch):
    searched = []
    known = checked_facts.quotes_with_primes
    monkeypatch.setattr(checked_facts, "quotes_with_primes", lambda text: searched.append(text) or known(text))
    assert len(facts("<p>" + numbers * "1' " + "</p>").numbers) == numbers
    assert len(searched) == 1


@pytest.mark.parametrize("paragraphs", [1, 500])
def test_checks_for_quotation_marks_do_not_grow_with_the_paragraphs_of_a_quotation(paragraphs, monkeypatch):
    asked = []
    known = quotations.SINGLE_QUOTES

    class Marks(frozenset):
        def __contains__(self, mark):
            asked.append(mark)
            return mark in known

    monkeypatch.setattr(quotations, "SINGLE_QUOTES", Marks(known))
    facts("<p>“Kami lelah.</p>" + paragraphs * "<p>mundur</p>" + "<p>" + 50 * "di 'pasar' " + "kami.”</p>")
    assert len(asked) < 1000
