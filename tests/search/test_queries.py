"""What is typed into a search, and the words of texts as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import Term, marked, parse_query, passage, similar_words
from articles.search.passages import PASSAGE_WORDS, WORDS_BEFORE
from articles.text import places_of_words, search_words, stem_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kafé di Bandung", ["kafe", "di", "bandung"]),
        ("Jum'at dan Jum’at", ["jumat", "dan", "jumat"]),
        ("anak-anak, KTP-el!", ["anak", "anak", "ktp", "el"]),
        ("Rp5.000", ["rp5", "000"]),
        ("ﬁlm İstanbul", ["film", "istanbul"]),
        ("Киев 北京", ["киев", "北京"]),
        ("  ...  ", []),
        ("a" * 100, ["a" * 40]),
    ],
)
def test_words_are_compared_without_case_accents_and_apostrophes(text, words):
    assert search_words(text) == words


@pytest.mark.parametrize("word", ["pembangunan", "membangun", "dibangun", "bangunan"])
def test_indonesian_words_of_one_stem_are_alike(word):
    assert stem_of(word) == stem_of("bangun")


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        ("banjir bandang", [("banjir",), ("bandang",)], []),
        ('"banjir bandang" Jakarta', [("banjir", "bandang"), ("jakarta",)], []),
        ("“banjir bandang” -bogor", [("banjir", "bandang")], [("bogor",)]),
        ('banjir -"kota bogor"', [("banjir",)], [("kota", "bogor")]),
        ("anak-anak", [("anak", "anak")], []),
        ("- banjir --", [("banjir",)], []),
        ('"tidak ditutup', [("tidak", "ditutup")], []),
        ("banjir banjir", [("banjir",)], []),
        ("-banjir", [], [("banjir",)]),
        ("", [], []),
        ("!!! ???", [], []),
    ],
)
def test_a_search_has_words_phrases_and_exclusions(text, wanted, excluded):
    query = parse_query(text)
    assert [term.words for term in query.wanted] == wanted
    assert [term.words for term in query.excluded] == excluded


def test_one_quoted_word_means_that_word_alone():
    assert parse_query('"bangun"').wanted == (Term(("bangun",), is_exact=True),)
    assert not Term(("bangun",), is_exact=True).has("pembangunan")
    assert Term(("bangun",)).has("pembangunan")


def test_found_words_are_marked_and_everything_is_escaped():
    assert marked("<b>Banjir</b> & banjir", parse_query("banjir")) == (
        "&lt;b&gt;<mark>Banjir</mark>&lt;/b&gt; &amp; <mark>banjir</mark>"
    )


def test_a_passage_shows_the_place_where_most_of_the_words_are():
    text = "banjir " + "kata " * 60 + "warga menuntut ganti rugi banjir di Bogor " + "kata " * 60
    shown = passage(text, parse_query("bogor banjir"))
    assert "rugi <mark>banjir</mark> di <mark>Bogor</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_phrase_is_marked_only_where_its_words_stand_together():
    assert marked("kota Bogor, Bogor kota", parse_query('"kota bogor"')).count("<mark>") == 2


def test_a_text_without_the_words_has_no_passage():
    assert passage("Lain sekali.", parse_query("banjir")) == ""


@pytest.mark.parametrize("typed", ["banjr", "bnajir", "bannjir", "banjur", "anjir"])
def test_similar_words_differ_by_one_letter_or_two_that_changed_places(typed):
    assert "banjir" in similar_words(typed)


@given(st.text(max_size=400))
def test_any_text_is_read_and_marks_leave_the_text_as_it_is(text):
    query = parse_query(text)
    shown = marked(text, query).replace("<mark>", "").replace("</mark>", "")
    assert shown == marked(text, parse_query(""))
    for term in (*query.wanted, *query.excluded):
        assert all(word.isalnum() for word in term.words)


@given(st.text(), st.text(), st.sampled_from([" ", "\n", "\u00a0", "\u2003"]))
def test_the_words_of_two_texts_are_those_of_each(first, second, space):
    found = places_of_words(first + space + second)
    shift = len(first) + len(space)
    later = [(one.word, one.start + shift, one.end + shift) for one in places_of_words(second)]
    assert [tuple(one) for one in found] == [*map(tuple, places_of_words(first)), *later]
    assert all(0 <= one.start < one.end <= shift + len(second) for one in found)


@given(st.lists(st.sampled_from(["banjir", "bogor", "air", "di", "kota"]), min_size=1, max_size=200))
def test_a_passage_has_a_word_of_each_term_if_they_stand_near_one_another(words):
    query = parse_query("banjir bogor")
    found = passage(" ".join(words), query)
    wanted = {"banjir", "bogor"}
    starts = [max(0, place - WORDS_BEFORE) for place, word in enumerate(words) if word in wanted]
    most = max((len(wanted & {*words[start : start + PASSAGE_WORDS]}) for start in starts), default=0)
    assert sum(f"<mark>{word}</mark>" in found for word in wanted) == most
