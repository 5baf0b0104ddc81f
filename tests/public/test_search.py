"""The readers' search: what it finds, in which order, and what it says where it finds nothing."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import references
from articles.importers import load_all
from articles.models import ArticleWords, Edition, EditionWords, Tag, Topic
from tests.support.imports import SEED
from tests.support.makers import approve, edit, make_article, make_category, perform, publish

pytestmark = pytest.mark.django_db


def found(client, q, **parameters):
    """Return the headlines that a search finds, in order."""
    page = client.get("/cari/", {"q": q, **parameters}).content.decode()
    return [unescape(one) for one in re.findall(r'class="headline[^"]*"><a href="[^"]*">(.*?)</a>', page)]


def retract(article, editor, chief):
    perform(article, "retract", by=chief, reason="Salah.", ground="special")
    perform(article, "confirm_retraction", by=editor)


def schedule(article, writer, editor):
    perform(approve(article, writer, editor), "schedule", by=editor, at=timezone.now() + timedelta(hours=1))


def page_of(client, q, **parameters):
    return unescape(client.get("/cari/", {"q": q, **parameters}).content.decode())


@pytest.fixture
def news(writer, editor):
    """A function that publishes an article of today, and returns it."""

    def make(headline, **fields):
        return publish(make_article(writer, headline, **fields), writer, editor)

    return make


@pytest.mark.parametrize(
    "q",
    [
        "banjir",
        "BANJIR",
        "bánjir",
        "banj",
        "warga ciliwung",
        '"banjir di tiga desa"',
        "kafe",
        "Kafé",
        "jumat",
        "Jum'at",
        "pembangunan",
        "dibangun",
        "tanggul -bogor",
        "ketinggian",
    ],
)
def test_an_article_is_found_by_words_of_its_headline_standfirst_and_text(q, client, news):
    news(
        "Banjir di Tiga Desa",
        standfirst="Pemilik Kafé mengungsi pada Jum’at.",
        body="<p>Warga Ciliwung membangun <strong>tang</strong>gul lagi.</p><p>Ketinggian air turun.</p>",
    )
    assert found(client, q) == ["Banjir di Tiga Desa"]


@pytest.mark.parametrize(
    "q", ["anjir", "banjir -desa", '"tiga banjir"', "banjir gempa", "-banjir", "b", '"banj"', '"desa warga"']
)
def test_an_article_is_not_found_by_what_it_does_not_have(q, client, news):
    news("Banjir di Tiga Desa", body="<p>Warga mengungsi.</p>")
    assert found(client, q) == []


def test_names_of_writers_topics_and_tags_find_their_articles(client, news):
    news("Kabar", writers=["Sri Wahyuningrum"], topic="Erupsi Gunung Sendaru", tags=[Tag.objects.create(name="Kafé")])
    for q in ("wahyuningrum", "erupsi sendaru", "kafe"):
        assert found(client, q) == ["Kabar"]
    page = page_of(client, "wahyuningrum")
    assert '<a href="/penulis/sri-wahyuningrum/">Sri Wahyuningrum <small>Orang</small></a>' in page
    assert '<a href="/topik/erupsi-gunung-sendaru/">Erupsi Gunung Sendaru <small>Topik</small></a>' in page_of(
        client, "sendaru eru"
    )
    assert "Kafé <small>Tag</small></a>" in page_of(client, "kafe")


def test_a_name_is_shown_only_while_something_of_it_is_live(client, news, editor, chief):
    Topic.objects.create(name="Rahasia Besar")
    article = news("Kabar", topic="Gempa Besar")
    assert "Gempa Besar <small>" in page_of(client, "besar")
    assert "Rahasia" not in page_of(client, "besar")
    retract(article, editor, chief)
    assert "Gempa Besar <small>" not in page_of(client, "besar")


def test_a_renamed_topic_is_found_by_its_present_name(client, news, editor, chief):
    article = news("Kabar", topic="Gempa")
    event = references.propose(article.topic, {"name": "Lindu"}, by=editor, reason="Nama resmi.")
    references.confirm(article.topic, event.number, by=chief)
    assert "Lindu <small>" in page_of(client, "lindu")
    assert "Gempa <small>" not in page_of(client, "gempa")


def test_only_what_readers_see_now_is_found(client, writer, editor, chief, news):
    make_article(writer, "Gempa rahasia")
    schedule(make_article(writer, "Gempa besok"), writer, editor)
    retracted = news("Gempa dicabut")
    retract(retracted, editor, chief)
    changed = news("Gempa lama")
    edit(changed, writer, headline="Lindu baru")
    assert found(client, "gempa") == ["Gempa lama"]
    perform(approve(changed, writer, editor), "correct", by=editor, reason="Istilah.")
    assert found(client, "gempa") == []
    assert found(client, "lindu") == ["Lindu baru"]


def test_a_scheduled_article_is_found_from_its_second_on(client, writer, editor):
    schedule(make_article(writer, "Gempa besok"), writer, editor)
    assert found(client, "gempa") == []
    Edition.objects.filter(live_from__gt=timezone.now()).update(live_from=timezone.now() - timedelta(seconds=1))
    assert found(client, "gempa") == ["Gempa besok"]


def test_headlines_come_before_standfirsts_and_these_before_texts(client, news):
    news("Di judul: gempa")
    news("Di ringkasan", standfirst="Ada gempa.")
    news("Di isi", body="<p>Ada gempa.</p>")
    assert found(client, "gempa") == ["Di judul: gempa", "Di ringkasan", "Di isi"]
    assert found(client, "gempa", urut="terbaru") == ["Di isi", "Di ringkasan", "Di judul: gempa"]


def test_filters_narrow_a_search(client, news):
    tag, section = Tag.objects.create(name="Bogor"), make_category("Daerah")
    news("Gempa satu", category=section, topic="Lindu", tags=[tag], writers=["Sri"])
    news("Gempa dua")
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    for parameters in (
        {"rubrik": section.slug},
        {"topik": "lindu"},
        {"tag": "bogor"},
        {"penulis": "sri"},
    ):
        assert found(client, "gempa", **parameters) == ["Gempa satu"], parameters
    assert len(found(client, "gempa", sejak=today, sampai=today)) == 2
    assert found(client, "gempa", sejak=tomorrow) == found(client, "gempa", sampai=today - timedelta(days=1)) == []
    assert len(found(client, "gempa", rubrik="tidak-ada", sejak="kemarin", sampai="9999-12-31", tag="x\0")) == 2


def test_a_row_that_narrows_a_search_can_be_removed(client, news):
    news("Gempa satu", topic="Lindu")
    page = client.get("/cari/", {"q": "gempa", "topik": "lindu"}).content.decode()
    assert 'name="topik" value="lindu"' in page
    assert re.search(r'Lindu · <a href="/cari/\?q=gempa">', page)


def test_a_filter_names_nothing_that_readers_do_not_see(client, news):
    news("Gempa")
    for word, model in (("topik", Topic), ("tag", Tag)):
        model.objects.create(name="Rahasia Besar", slug="rahasia-besar")
        assert "Rahasia Besar" not in page_of(client, "gempa", **{word: "rahasia-besar"})


def test_found_words_are_marked_in_a_passage(client, news):
    news("Kabar", body="<p>Warga & <em>gem</em>pa <a href='https://x.id/'>besar</a>.</p>")
    page = client.get("/cari/", {"q": "gempa"}).content.decode()
    assert re.findall(r'<p class="standfirst">(.*?)</p>', page) == ["Warga &amp; <mark>gempa</mark> besar."]


def test_a_misspelt_word_is_corrected_if_that_finds_something_live(client, news, editor, chief):
    article = news("Banjir di Bogor", body="<p>Isi.</p>")
    page = page_of(client, "bnajir bogor")
    assert '<a href="/cari/?q=banjir+bogor">banjir bogor</a>' in page
    assert "Maksud Anda" not in page_of(client, "bnajir jakarta")
    # Each word is found, and no article has both.
    news("Hujan di Medan", body="<p>Isi.</p>")
    assert "Maksud Anda" not in page_of(client, "bnajir medan")
    retract(article, editor, chief)
    assert "Maksud Anda" not in page_of(client, "bnajir bogor")


def test_suggestions_are_names_and_headlines_that_are_live(client, writer, news):
    news("Gempa di Bogor", topic="Gempa Sendaru")
    make_article(writer, "Gempa rahasia")
    answer = client.get("/cari/saran/", {"q": "gem"}).json()
    assert answer == {"suggestions": ["Gempa Sendaru", "Gempa di Bogor"]}
    for q in ("", "g", "\0", "-gempa", "zzz"):
        assert client.get("/cari/saran/", {"q": q}).json() == {"suggestions": []}


HOSTILE = [
    "a",
    "\0",
    "'" * 50,
    '"' * 51,
    "\\",
    "a:*",
    "NEAR(a b)",
    "AND OR NOT",
    "title : x",
    "&|!<->",
    "-",
    "--",
    '-"',
    "%_",
    "{a}",
    "x" * 10_000,
    "a b " * 3_000,
    "\ud83d\ude00",
    "ÿ\u0301\u0301" * 50,
    "'; DROP TABLE articles_edition; --",
]


@pytest.mark.parametrize("q", HOSTILE)
def test_strange_searches_are_answered(q, client, news):
    news("Gempa")
    q = q.encode("utf-16", "surrogatepass").decode("utf-16")
    for parameters in ({}, {"halaman": "2"}, {"halaman": "x"}, {"halaman": "9" * 30}, {"urut": "terbaru"}):
        assert client.get("/cari/", {"q": q, **parameters}).status_code == 200
        assert client.get("/cari/saran/", {"q": q}).status_code == 200


def test_an_empty_search_asks_for_nothing(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        page = page_of(client, "")
    assert 'role="status"' not in page


def test_a_search_with_exclusions_alone_asks_for_a_word(client, news):
    news("Gempa")
    assert "Ketik setidaknya satu kata" in page_of(client, "-gempa")


def test_pages_of_results_follow_one_another(client, news):
    for number in range(23):
        news(f"Gempa nomor {number}")
    first, second = found(client, "gempa"), found(client, "gempa", halaman="2")
    assert (len(first), len(second)) == (20, 3)
    assert not set(first) & set(second)
    assert "23 artikel." in page_of(client, "gempa")
    assert 'rel="next" href="/cari/?q=gempa&halaman=2"' in page_of(client, "gempa")


def test_the_count_and_the_ranking_stop_and_the_page_says_so(client, news, monkeypatch):
    monkeypatch.setattr("articles.public.search_results.MAX_RANKED", 3)
    monkeypatch.setattr("articles.public.search_page.MAX_COUNT", 2)
    for number in range(4):
        news(f"Gempa nomor {number}")
    page = page_of(client, "gempa")
    assert "Lebih dari 2 artikel." in page
    assert "3 yang terbaru" in page
    assert found(client, "gempa") == ["Gempa nomor 3", "Gempa nomor 2", "Gempa nomor 1"]


def test_a_search_costs_as_many_queries_for_many_articles_as_for_few(client, news, django_assert_max_num_queries):
    for number in range(3):
        news(f"Gempa nomor {number}")
    with django_assert_max_num_queries(10):
        found(client, "gempa")


def test_words_of_editions_and_working_copies_are_rebuilt(client, news):
    news("Gempa di Bogor")
    EditionWords.objects.all().delete()
    ArticleWords.objects.all().delete()
    assert found(client, "gempa") == []
    call_command("rebuild_listings", verbosity=0)
    assert found(client, "gempa") == ["Gempa di Bogor"]
    assert ArticleWords.objects.count() == 1


def test_an_imported_article_is_found(client, tmp_path):
    for number in range(3):
        text = SEED.format(headline=f"Gempa impor {number}", second="Dua", other="Entah")
        (tmp_path / f"a{number}.txt").write_text(text)
    list(load_all([tmp_path], publish=True))
    assert len(found(client, "impor")) == 3
