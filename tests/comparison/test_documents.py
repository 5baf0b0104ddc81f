"""Two documents compared: nothing is lost, and nothing that differs looks the same."""

from itertools import chain

from hypothesis import example, given, settings

from articles.comparison import compare_documents
from articles.comparison.tokens import joined
from articles.document import Document, lines, parse
from articles.text import Work
from tests.comparison.edits import PAIRS, document


def kinds(old, new):
    """The kinds of the lines of a comparison of some HTML, without those that are the same."""
    return [line.kind for line in compare_documents(parse(old), parse(new)).lines if line.kind != "same"]


def pieces(old, new):
    """The pieces that differ in a comparison of some HTML, as pairs of a kind and their text."""
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
def test_documents_compare_as_the_same_exactly_where_they_are(two):
    old, new = two
    assert compare_documents(old, new).is_same == (old == new)


@settings(deadline=None)
@given(PAIRS)
def test_what_differs_in_a_line_is_in_its_words_or_in_what_it_is(two):
    for line in compare_documents(*two).lines:
        if line.kind == "changed":
            same_words = line.words.is_same
            assert same_words == (line.old.runs == line.new.runs)


@settings(deadline=None)
@given(PAIRS)
def test_a_comparison_that_may_do_no_work_loses_nothing(two):
    old, new = two
    found = compare_documents(old, new, Work(limit=0)).lines
    assert [line.old for line in found if line.old] == [*lines(old)]
    assert [line.new for line in found if line.new] == [*lines(new)]
    assert all(line.kind == "same" for line in found) == (old == new)


def test_a_changed_link_is_a_restyled_word():
    old = '<p>Baca <a href="https://baik.example/">putusan itu</a> di sini.</p>'
    assert pieces(old, old.replace("baik", "jahat")) == [("restyled", "putusan itu")]


def test_a_number_is_one_word():
    assert pieces("<p>Ada 2.314 rumah.</p>", "<p>Ada 2.341 rumah.</p>") == [("removed", "2.314"), ("added", "2.341")]


def test_a_sentence_that_changed_for_the_most_part_is_shown_whole():
    old = "<p>Warga mengungsi. Harga beras naik tajam di Ternate. Bantuan datang.</p>"
    new = "<p>Warga mengungsi. Ongkos beras turun sedikit di Tidore. Bantuan datang.</p>"
    assert pieces(old, new) == [
        ("removed", "Harga beras naik tajam di Ternate"),
        ("added", "Ongkos beras turun sedikit di Tidore"),
    ]


def test_a_changed_word_in_a_long_sentence_is_shown_alone():
    old = "<p>Harga beras naik tajam di Ternate sejak kemarin pagi.</p>"
    assert pieces(old, old.replace("tajam", "sedikit")) == [("removed", "tajam"), ("added", "sedikit")]


def test_items_of_a_list_are_aligned_each_by_itself():
    old = "<ul><li>Satu ekor sapi</li><li>Dua ekor kambing</li></ul>"
    assert pieces(old, old.replace("<li>Dua", "<li>Satu lagi</li><li>Dua").replace("sapi", "kuda")) == [
        ("removed", "sapi"),
        ("added", "kuda"),
    ]
    assert kinds(old, old.replace("ul>", "ol>")) == ["changed", "changed"]


def test_a_moved_paragraph_is_one_that_moved():
    old = "<p>Pertama.</p><p>Kedua sekali.</p><p>Ketiga lagi.</p>"
    new = "<p>Kedua sekali.</p><p>Ketiga lagi.</p><p>Pertama.</p>"
    assert kinds(old, new) == ["moved_from", "moved_to"]


def test_a_long_list_of_another_kind_is_compared_item_by_item():
    old = "<ul>" + "".join(f"<li>Butir {number}</li>" for number in range(200)) + "</ul>"
    found = compare_documents(parse(old), parse(old.replace("ul>", "ol>")))
    assert {line.kind for line in found.lines} == {"changed"} and not found.is_capped


def test_the_cost_of_a_comparison_is_bounded():
    old = "".join(f"<p>{'kata ' * 30}{number}</p>" for number in range(300))
    new = "".join(f"<p>{number} {'lain ' * 30}</p>" for number in range(300))
    work = Work()
    found = compare_documents(parse(old), parse(new), work)
    assert found.is_capped and work.steps <= 2 * work.limit


def test_an_empty_document_is_compared_too():
    assert compare_documents(Document(), Document()).lines == ()
    assert kinds("", "<p>Baru</p>") == ["added"]
