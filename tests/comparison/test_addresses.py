"""Addresses written in a text, and their sites."""

import pytest

from articles.comparison import facts_of
from articles.document import lines, parse


def facts(text):
    return facts_of(lines(parse(f"<p>{text}</p>")))


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Buka www.tempo.co.", "tempo.co"),
        ("Buka Tempo.co/hukum, ya.", "tempo.co"),
        ("Buka (https://www.tempo.co/a).", "tempo.co"),
        ("Buka www.tempo.co:8080/a", "tempo.co:8080"),
        ("Tulis ke budi@tempo.co.", "budi@tempo.co"),
        ("Unduh di tempo.xyz/abc", "tempo.xyz"),
        ("Kunjungi bantuan.xyz sekarang", "bantuan.xyz"),
        ("Kunjungi bantuan.online.", "bantuan.online"),
        ("Daftar di hadiah.bet sekarang", "hadiah.bet"),
        ("Daftar di hadiah.games.", "hadiah.games"),
        ("Tonton di bola.live.", "bola.live"),
        ("Unduh ftp://jahat.example/abc", "jahat.example"),
        ("Unduh di situs.berita.рф/abc", "situs.berita.рф"),
        ("Unduh di https://tempo.co@jahat.example/abc", "jahat.example"),
        ("Buka www.tempo.co@jahat.example", "www.tempo.co@jahat.example"),
    ],
)
def test_an_address_written_in_a_text_has_its_site(text, site):
    assert facts(text).sites == (site,)


@pytest.mark.parametrize(
    "text",
    [
        "Naik Rp5.000/kg dan 2.314/ekor pada 30.12/2025.",
        "Di Jl.Sudirman/Thamrin, no.hp/wa, S.Pd/M.Pd, s.pd/m.pd, a.n./u.p.",
        "Warga dan/atau polisi. Km/jam.",
        "Surat No.123/XYZ/2025.",
        "Ia pergi.Lalu kembali.",
    ],
)
def test_numbers_and_abbreviations_are_not_addresses(text):
    assert facts(text).links == ()


def test_punctuation_after_an_address_is_not_part_of_it():
    assert facts("Buka www.tempo.co, tempo.co/a; (budi@tempo.co).").links == (
        "www.tempo.co",
        "tempo.co/a",
        "budi@tempo.co",
    )


def test_a_site_in_capital_letters_is_read_in_lower_case():
    html = '<p><a href="https://BPS.go.id/A">sini</a></p>'
    assert facts_of(lines(parse(html))).sites == ("bps.go.id",)


def test_a_link_to_this_site_has_an_empty_site():
    html = '<p><a href="/desa/1/">ini</a></p><p data-article="none">Baca juga: Warga Tempo pergi</p>'
    assert facts_of(lines(parse(html))).sites == ("", "")
