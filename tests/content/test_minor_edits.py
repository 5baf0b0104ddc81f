"""Contents that differ only in spelling and style, and contents that differ in facts."""

import pytest

from articles.content import Content, why_not_minor
from articles.content.field_values import LeadPicture, Reference
from articles.document import parse
from articles.text.sequence_diff import MAX_CHECKED_CHARACTERS

FACTS = [
    ("menurut Dr. Ahmad tadi", "menurut Dr. Budi tadi"),
    ("menurut apt. Ahmad tadi", "menurut apt. Budi tadi"),
    ("li\u200cma orang", "e\u200cnam orang"),
    ("li\u034fma orang", "e\u3164nam orang"),
    ("menewaskan 12 orang", "menewaskan \u202e 12 \u202c orang"),
    ("skor 2 – 1 tadi", "skor \u200f 2 – 1 \u200f tadi"),
    ("bayar goceng saja", "bayar ceban saja"),
    ("turun, – 5 derajat", "turun, 5 derajat"),
    ("luas 5 × 3 meter", "luas 5 ÷ 3 meter"),
    ("kata @budi tadi", "kata @andi tadi"),
    ("oleh 习近平 tadi", "oleh 毛泽东 tadi"),
    ("di Jl. Sudirman", "di Jl. Thamrin"),
    ("kata itu: Ahmad", "kata itu: Budi"),
    ("satu<br>Ahmad pergi", "satu<br>Budi pergi"),
    ('dia "ya" Ahmad pergi', 'dia "ya" Cahyo pergi'),
    ("warga pro-Israel", "warga pro-Palestina"),
    ("iPhone baru", "iPad baru"),
    ("KPK datang", "MA datang"),
    ("suhu -5 derajat", "suhu 5 derajat"),
    ("naik ½ kali", "naik ¾ kali"),
    ("ratusan warga", "ribuan warga"),
    ("sepertiga warga", "seperlima warga"),
    ("dua-tiga warga", "lima-enam warga"),
    ("limabelas warga", "duapuluh warga"),
    ("setengahnya korban", "seluruhnya korban"),
    ("korban seorang saja", "korban beberapa orang saja"),
    ("nilainya triliyun rupiah", "nilainya milyard rupiah"),
    ("skor kosong lawan satu", "skor satu lawan satu"),
    ("unduh di baik.xyz/abc", "unduh di jahat.xyz/abc"),
    ("mereka bertiga", "mereka berlima"),
    ("sewindu lalu", "sedasawarsa lalu"),
    ("kuadriliun rupiah", "biliun rupiah"),
    ("skor nil lawan satu", "skor satu lawan satu"),
    ("seharian penuh", "sepekannya penuh"),
    ("beras sebungkus", "beras sekarung"),
    ("ganda putra", "tunggal putra"),
    ("a single witness", "a pair of witness"),
    ("the three’s plan", "the four’s plan"),
    ("twenty-one people", "twenty-two people"),
    ("naik 5% lagi", "naik 5‰ lagi"),
    ("bayar $5 saja", "bayar ¥5 saja"),
    ("umur 10–15 tahun", "umur 10, 15 tahun"),
    ("kata dia, ‘kami rugi’", "kata dia, ‘kami untung’"),
    ("kata dia, 'kami rugi'", "kata dia, 'kami untung'"),
    ("kata dia, ‹kami rugi›", "kata dia, ‹kami untung›"),
    ("“kami rugi.</p><p>kami menolak.</p><p>kami pergi.”", "“kami rugi.</p><p>kami menerima.</p><p>kami pergi.”"),
    ('"kami rugi.</p><p>kami menolak."', '"kami rugi.</p><p>kami menerima."'),
    ('<a href="https://x.id/" title="a">sini</a>', '<a href="https://x.id/" title="b">sini</a>'),
    ("buka www.baik.id sekarang", "buka www.judi.id sekarang"),
    ("tulis ke info@baik.id", "tulis ke info@judi.id"),
    ("Baca juga: banjir surut di kota", "Baca juga: korupsi bupati terbukti"),
]


EXCHANGES = [
    (
        "<p>Kata Ani, dia tidak tahu.</p><p>Polisi memeriksa dia kemarin.</p>",
        "<p>Kata dia, dia tidak tahu.</p><p>Polisi memeriksa Ani kemarin.</p>",
    ),
    (
        "<ul><li>Tewas: 5 orang</li><li>Luka: belum ada</li></ul>",
        "<ul><li>Tewas: belum ada</li><li>Luka: 5 orang</li></ul>",
    ),
    (
        "<blockquote><p>ya.</p><p>ya.</p></blockquote><p>itu.</p>",
        "<blockquote><p>ya.</p></blockquote><p>ya.</p><p>itu.</p>",
    ),
]


@pytest.mark.parametrize(("old", "new"), EXCHANGES)
def test_facts_that_change_places_are_not_a_minor_edit(old, new):
    contents = [Content(body=parse(html)) for html in (old, new)]
    assert why_not_minor(*contents) != []


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_a_changed_fact_is_not_a_minor_edit_in_any_notation(old, new):
    contents = [Content(body=parse(f"<p>{text}</p>")) for text in (old, new)]
    assert why_not_minor(*contents) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ia di tolak warga", "ia ditolak warga"),
        ("harga naik, kata dia", "harga naik kata dia"),
        ("kesatuan warga", "persatuan warga"),
        ("kata Ma'ruf tadi", "ujar Ma'ruf tadi"),
        ("kata Dr. Ahmad tadi", "ujar Dr. Ahmad tadi"),
        ("“kami rugi,” kata dia", "“kami rugi,” ujar dia"),
        ('<a href="https://a.id/">putusan itu</a>', '<a href="https://a.id/">putusan itu,</a>'),
        ('televisi 55" di jual', 'televisi 55" dijual'),
    ],
)
def test_a_change_of_spelling_or_style_is_a_minor_edit(old, new):
    contents = [Content(body=parse(f"<p>{text}</p>")) for text in (old, new)]
    assert why_not_minor(*contents) == []


@pytest.mark.parametrize(
    ("tag", "old", "new"),
    [
        ("Covid-19", "covid-19 naik", "flu-19 naik"),
        ("Komisi Antirasuah (KPK)", "kpk datang", "polisi datang"),
        ("banjir", "banjir datang", "longsor datang"),
    ],
)
def test_a_changed_word_of_a_tag_is_not_a_minor_edit_in_any_notation(tag, old, new):
    tags = (Reference("2f0d7a52-6f7c-4a0c-9f0b-6c1b6c2b6d11", tag),)
    contents = [Content(body=parse(f"<p>Kini {text}</p>"), tags=tags) for text in (old, new)]
    assert why_not_minor(*contents) != []


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "new"), [("Antara", "Reuters"), ("Budi Santoso", "Siti Santoso")])
def test_another_credit_is_no_minor_edit(old, new):
    uid = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
    lead = [Content(picture=LeadPicture(uid, "", credit)) for credit in (old, new)]
    figure = f'<figure data-photo="{uid}"><figcaption>Air.<cite>%s</cite></figcaption></figure>'
    inside = [Content(body=parse(figure % credit)) for credit in (old, new)]
    assert why_not_minor(*lead)
    assert why_not_minor(*inside)


def test_another_place_in_the_dateline_is_no_minor_edit():
    assert why_not_minor(Content(dateline="Jakarta"), Content(dateline="Bandung"))
    assert not why_not_minor(Content(standfirst="Hari ini hujan"), Content(standfirst="Harini hujan"))


def test_a_text_that_is_too_long_to_be_checked_is_no_minor_edit():
    sentence = "Warga Cakung pergi ke pasar lama. "
    text = sentence * (MAX_CHECKED_CHARACTERS // len(sentence) // 2 + 1)
    old, new = (Content(body=parse(f"<p>{text}{ending}</p>")) for ending in ("pagi", "pagi,"))
    assert len(why_not_minor(old, new)) == 1
