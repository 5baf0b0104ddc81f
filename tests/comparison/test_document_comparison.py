"""Comparisons of two documents: nothing is lost, and different documents never look the same."""

import random
from itertools import chain

import pytest
from hypothesis import example, given, settings

from articles.comparison import compare_documents
from articles.comparison.tokens import joined
from articles.document import Document, lines, parse
from articles.text import Work
from articles.text.sequence_diff import MAX_CHARACTERS
from tests.support.document_edits import PAIRS, document


def kinds(old, new):
    """Return the kinds of the changed lines in a comparison of two HTML texts."""
    return [line.kind for line in compare_documents(parse(old), parse(new)).lines if line.kind != "same"]


def pieces(old, new):
    """Return the kind and the text of each changed piece in a comparison of two HTML texts."""
    found = compare_documents(parse(old), parse(new)).lines
    return [
        (piece.kind, "".join(run.text for run in piece.new or piece.old))
        for line in found
        for piece in line.words.pieces
        if piece.kind != "same"
    ]


@settings(deadline=None)
@given(PAIRS)
@example((document(["<ul><li>a</li></ul><ul><li>b</li></ul>"]), document(["<ul><li>a</li><li>b</li></ul>"])))
def test_both_documents_can_be_rebuilt_from_a_comparison(two):
    old, new = two
    found = compare_documents(old, new).lines
    assert [line.old for line in found if line.kind in {"same", "changed", "removed", "moved_from"}] == [*lines(old)]
    assert [line.new for line in found if line.kind in {"same", "changed", "added", "moved_to"}] == [*lines(new)]
    for line in found:
        if line.kind == "changed":
            assert joined(chain.from_iterable(piece.old for piece in line.words.pieces)) == line.old.runs
            assert joined(chain.from_iterable(piece.new for piece in line.words.pieces)) == line.new.runs


@settings(deadline=None)
@given(PAIRS)
def test_documents_compare_as_the_same_only_if_they_are_equal(two):
    old, new = two
    assert compare_documents(old, new).is_same == (old == new)


@settings(deadline=None)
@given(PAIRS)
def test_the_words_of_a_changed_line_are_the_same_only_if_its_runs_are(two):
    for line in compare_documents(*two).lines:
        if line.kind == "changed":
            same_words = line.words.is_same
            assert same_words == (line.old.runs == line.new.runs)


@settings(deadline=None)
@given(PAIRS)
def test_a_comparison_with_a_work_limit_of_zero_loses_no_line(two):
    old, new = two
    found = compare_documents(old, new, Work(limit=0)).lines
    assert [line.old for line in found if line.old] == [*lines(old)]
    assert [line.new for line in found if line.new] == [*lines(new)]
    assert all(line.kind == "same" for line in found) == (old == new)


def test_a_changed_link_is_shown_as_restyled_words():
    old = '<p>Baca <a href="https://baik.example/">putusan itu</a> di sini.</p>'
    assert pieces(old, old.replace("baik", "jahat")) == [("restyled", "putusan itu")]


def test_a_number_is_compared_as_one_word():
    assert pieces("<p>Ada 2.314 rumah.</p>", "<p>Ada 2.341 rumah.</p>") == [("removed", "2.314"), ("added", "2.341")]


def test_a_mostly_changed_sentence_is_shown_whole():
    old = "<p>Warga mengungsi. Harga beras naik tajam di Ternate. Bantuan datang.</p>"
    new = "<p>Warga mengungsi. Ongkos beras turun sedikit di Tidore. Bantuan datang.</p>"
    assert pieces(old, new) == [
        ("removed", "Harga beras naik tajam di Ternate"),
        ("added", "Ongkos beras turun sedikit di Tidore"),
    ]


def test_a_sentence_with_one_long_change_is_shown_whole():
    old, new = "<p>Bantuan datang. Harga beras naik tajam.</p>", "<p>Bantuan datang. Ongkos jagung turun tajam.</p>"
    assert pieces(old, new) == [("removed", "Harga beras naik tajam"), ("added", "Ongkos jagung turun tajam")]


def test_a_changed_word_in_a_long_sentence_is_shown_alone():
    old = "<p>Harga beras naik tajam di Ternate sejak kemarin pagi.</p>"
    assert pieces(old, old.replace("tajam", "sedikit")) == [("removed", "tajam"), ("added", "sedikit")]


def test_items_of_a_list_are_compared_one_by_one():
    old = "<ul><li>Satu ekor sapi</li><li>Dua ekor kambing</li></ul>"
    assert pieces(old, old.replace("<li>Dua", "<li>Satu lagi</li><li>Dua").replace("sapi", "kuda")) == [
        ("removed", "sapi"),
        ("added", "kuda"),
    ]
    assert kinds(old, old.replace("ul>", "ol>")) == ["changed", "changed"]


def test_a_moved_paragraph_is_shown_as_moved():
    old = "<p>Pertama.</p><p>Kedua sekali.</p><p>Ketiga lagi.</p>"
    new = "<p>Kedua sekali.</p><p>Ketiga lagi.</p><p>Pertama.</p>"
    assert kinds(old, new) == ["moved_from", "moved_to"]


def test_a_long_list_of_another_kind_is_compared_item_by_item():
    old = "<ul>" + "".join(f"<li>Butir {number}</li>" for number in range(200)) + "</ul>"
    found = compare_documents(parse(old), parse(old.replace("ul>", "ol>")))
    assert {line.kind for line in found.lines} == {"changed"}
    assert not found.is_capped


def words(count, vocabulary, seed):
    """Return words in random order."""
    chance = random.Random(seed)
    return " ".join(f"kata{chance.randrange(vocabulary)}" for _number in range(count))


def paragraphs(texts):
    return parse("".join(f"<p>{text}</p>" for text in texts))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([words(40_000, 5_000, 1)], [words(40_000, 5_000, 2)]),
        ([words(40_000, 3, 1)], [words(40_000, 3, 2)]),
        ([words(4_500, 5_000, 1)], [words(4_500, 5_000, 2)]),
        ([words(1_000, 5_000, 1)], [words(1_500, 5_000, 2)]),
        (words(5_000, 9_000, 1).split(), words(5_000, 9_000, 2).split()),
        ([words(90, 900, n) for n in range(400)], [words(90, 900, n + 400) for n in range(400)]),
        (["kata " * 30 + str(n) for n in range(300)], [f"{n} " + "lain " * 30 for n in range(300)]),
    ],
)
def test_the_cost_of_a_comparison_is_bounded_and_nothing_is_lost(old, new):
    old, new, work = paragraphs(old), paragraphs(new), Work()
    found = compare_documents(old, new, work)
    assert found.is_capped or any(line.words.is_capped for line in found.lines)
    # No single round of the search compares more pairs than the texts have words.
    assert work.steps <= 2 * work.limit
    assert [line.old for line in found.lines if line.old] == [*lines(old)]
    assert [line.new for line in found.lines if line.new] == [*lines(new)]


def test_a_line_that_is_too_long_is_shown_whole():
    old = "a " * MAX_CHARACTERS
    for texts in ([old], [old + "b"]), ([""], [old]):
        (line,) = compare_documents(*map(paragraphs, texts)).lines
        assert line.kind == "added" or line.words.is_capped
        assert joined(run for piece in line.words.pieces for run in piece.new) in {(), line.new.runs}


def test_very_many_added_lines_stay_within_the_work_limit():
    old, new, work = Document(), paragraphs(["a"] * 10_000), Work()
    assert {line.kind for line in compare_documents(old, new, work).lines} == {"added"}
    assert work.steps <= work.limit


def test_several_comparisons_share_one_limit():
    work = Work(1_000)
    old, new = paragraphs([words(60, 900, 1)]), paragraphs([words(60, 900, 2)])
    compared = [compare_documents(old, new, work) for _number in range(3)]
    assert not any(line.words.is_capped for line in compare_documents(old, new).lines)
    assert any(line.words.is_capped for line in compared[-1].lines) or compared[-1].is_capped


def test_an_empty_document_can_be_compared():
    assert compare_documents(Document(), Document()).lines == ()
    assert kinds("", "<p>Baru</p>") == ["added"]
