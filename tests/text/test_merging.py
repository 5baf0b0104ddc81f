"""Two versions of a body put together: each paragraph by itself, and no words lost or doubled."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text import carry_edits, from_paragraphs, merge_contents, paragraphs, weave
from articles.text.contents import BOTH, OURS, THEIRS

NAMES = ["pasar", "kota", "harga", "beras", "naik", "turun", "warga", "jalan", "lama", "baru", "hujan", "sawah"]
PARAGRAPH = st.lists(st.sampled_from(NAMES), min_size=1, max_size=9).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=7)
ACTS = ["edit", "rewrite", "split", "join", "move", "delete", "insert", "edit", "split", "move"]


@st.composite
def edited(draw, text):
    """A text after some acts of one person."""
    text = list(text)
    for _number in range(draw(st.integers(0, 4))):
        act, place = draw(st.sampled_from(ACTS)), draw(st.integers(0, max(0, len(text) - 1)))
        if act == "insert" or not text:
            text.insert(place, draw(PARAGRAPH))
            continue
        words = text[place].split()
        at = draw(st.integers(0, len(words)))
        if act == "edit":
            words[at : at + 1] = [draw(st.sampled_from(NAMES)).upper()]
            text[place] = " ".join(words)
        elif act == "rewrite":
            text[place] = draw(PARAGRAPH)
        elif act == "split" and 0 < at < len(words):
            text[place : place + 1] = [" ".join(words[:at]), " ".join(words[at:])]
        elif act == "join":
            text[place : place + 2] = [" ".join(text[place : place + 2])]
        elif act == "move":
            text.insert(draw(st.integers(0, len(text) - 1)), text.pop(place))
        elif act == "delete":
            del text[place]
    return text


@st.composite
def versions(draw):
    """A text, and what two people made of it."""
    base = draw(TEXT)
    return base, draw(edited(base)), draw(edited(base))


def body(texts):
    """Paragraphs as the HTML of a body."""
    return from_paragraphs([f"<p>{text}</p>" for text in texts])


def texts_of(html):
    """The words of each paragraph of a body."""
    return [block.removeprefix("<p>").removesuffix("</p>") for block in paragraphs(html)]


def runs(texts):
    """How often each three words in a row are in a text; of a shorter paragraph, all its words."""
    split = [text.split() for text in texts]
    return Counter(tuple(words[at : at + 3]) for words in split for at in range(max(1, len(words) - 2)))


def merged(three, choice=None):
    """The conflicts between versions of a body and, where a side is chosen for all, the texts that stand."""
    contents = [{"headline": "x", "tags": [], "credits": [], "body": body(texts)} for texts in three]
    conflicts = merge_contents(*contents).conflicts
    merge = merge_contents(*contents, {conflict.key: choice for conflict in conflicts})
    return conflicts, texts_of(merge.content["body"])


@settings(max_examples=400, deadline=None)
@given(versions())
@example(
    (
        ["pasar", "pasar kota", "pasar", "kota"],
        ["pasar", "PASAR kota", "pasar", "kota"],
        ["kota", "PASAR", "pasar kota", "PASAR"],
    )
)
def test_no_words_are_doubled_or_lost_whatever_is_chosen(three):
    _base, ours, theirs = three
    kept = {word for text in ours for word in text.split()} & {word for text in theirs for word in text.split()}
    for choice in (OURS, THEIRS, BOTH):
        conflicts, texts = merged(three, choice)
        twice = Counter()
        if choice == BOTH:
            for conflict in conflicts:
                twice += runs(texts_of(conflict.ours)) & runs(texts_of(conflict.theirs))
        assert not runs(texts) - ((runs(ours) | runs(theirs)) + twice)
        assert kept <= {word for text in texts for word in text.split()}


@settings(max_examples=200, deadline=None)
@given(versions())
def test_chunks_of_edited_texts_make_up_each_version_whole(three):
    chunks = weave(*three)
    for place, version in enumerate(three):
        assert [item for chunk in chunks for item in chunk[place]] == version


@settings(max_examples=200, deadline=None)
@given(versions())
@example(
    (
        ["pasar", "pasar", "pasar pasar"],
        ["pasar pasar", "pasar", "pasar", "pasar"],
        ["pasar pasar", "pasar", "pasar", "pasar pasar pasar"],
    )
)
def test_everything_one_side_wrote_is_there_once_all_of_it_is_chosen(three):
    _base, ours, theirs = three
    for choice, mine, other in ((OURS, ours, theirs), (THEIRS, theirs, ours)):
        _conflicts, texts = merged(three, choice)
        carried = carry_edits(*three)[1 if choice == OURS else 2]
        for text in set(carried) - set(three[0]):
            assert text in texts or text in other, (mine, texts)


P = [
    "Satu dua tiga empat lima.",
    "Enam tujuh delapan sembilan.",
    "Sepuluh sebelas dua belas.",
    "Tiga belas empat belas.",
]


def test_of_two_changed_paragraphs_only_the_one_both_changed_is_asked_about():
    three = P, ["Satu CHIEF.", "Enam CHIEF tujuh.", *P[2:]], ["Satu EDITOR.", *P[1:]]
    (conflict,), texts = merged(three, THEIRS)
    assert (conflict.ours, conflict.theirs) == ("<p>Satu CHIEF.</p>", "<p>Satu EDITOR.</p>")
    assert texts == ["Satu EDITOR.", "Enam CHIEF tujuh.", *P[2:]]


def test_paragraphs_changed_by_both_are_asked_about_one_by_one():
    three = P, ["A satu", "A dua", *P[2:]], ["B satu", "B dua", *P[2:]]
    conflicts, texts = merged(three, BOTH)
    assert len(conflicts) == 2
    assert texts == ["A satu", "B satu", "A dua", "B dua", *P[2:]]


def test_a_paragraph_added_beside_a_changed_one_is_no_part_of_the_question():
    three = P, [P[0] + " Kami.", "Alinea baru di sini.", *P[1:]], [P[0] + " Mereka.", *P[1:]]
    (conflict,), texts = merged(three, THEIRS)
    assert conflict.base == f"<p>{P[0]}</p>"
    assert texts == [P[0] + " Mereka.", "Alinea baru di sini.", *P[1:]]


@pytest.mark.parametrize("is_ours", [True, False])
def test_an_edit_follows_its_paragraph_to_where_the_other_moved_it(is_ours):
    moved, edited = [P[1], P[2], P[0], P[3]], [P[0] + " Diubah.", *P[1:]]
    conflicts, texts = merged((P, moved, edited) if is_ours else (P, edited, moved))
    assert conflicts == []
    assert texts == [P[1], P[2], P[0] + " Diubah.", P[3]]


def test_a_paragraph_both_moved_is_asked_about_and_not_doubled():
    three = P, [*P[1:], P[0]], [P[1], P[0], P[2], P[3]]
    for choice in (OURS, THEIRS):
        conflicts, texts = merged(three, choice)
        assert sorted(texts) == sorted(P)


def test_a_split_paragraph_that_the_other_changed_is_asked_about_whole():
    three = P, ["Satu dua", "tiga empat lima.", *P[1:]], ["Satu dua tiga empat lima enam.", *P[1:]]
    (conflict,), texts = merged(three, THEIRS)
    assert conflict.ours == "<p>Satu dua</p><p>tiga empat lima.</p>"
    assert texts == ["Satu dua tiga empat lima enam.", *P[1:]]


def test_a_figure_is_not_doubled():
    figure = '<figure data-photo="x"></figure>'
    base, ours, theirs = (
        ["<p>a</p>", "<p>b</p>", figure],
        [figure, "<p>a</p>", "<p>b</p>"],
        ["<p>a</p>", figure, "<p>b</p>"],
    )
    for chunks in (weave(base, ours, theirs), weave(base, theirs, ours)):
        assert sum(chunk.merged.count(figure) for chunk in chunks) == 1


def test_very_many_changes_are_put_together_in_a_bounded_number_of_comparisons():
    base = [f"Alinea nomor {number} dari banyak." for number in range(20_000)]
    ours = [f"{text} Kami." if number % 3 == 0 else text for number, text in enumerate(base)]
    theirs = [f"{text} Mereka." if number % 4 == 0 else text for number, text in enumerate(base)]
    chunks = weave(base, ours, theirs)
    for place, version in enumerate((base, ours, theirs)):
        assert [item for chunk in chunks for item in chunk[place]] == version
