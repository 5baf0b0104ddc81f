"""Merges of two versions of a body, paragraph by paragraph, without lost or doubled words."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.content import BOTH, OURS, THEIRS, Content, merge_contents
from articles.content.body_kind import block_line, body_from_text
from articles.document import Document, Paragraph, Run, parse, text_of
from articles.text import carry_edits
from tests.support.histories import versions


def body(texts):
    """Return paragraphs as a body."""
    return Document(tuple(Paragraph((Run(text),)) for text in texts))


def texts_of(document):
    """Return the text of each paragraph of a body."""
    return [text_of(Document((block,))) for block in document.blocks]


def runs(texts):
    """Count each sequence of three words in the texts. A paragraph of fewer words counts as one sequence."""
    split = [text.replace(".", "").split() for text in texts]
    return Counter(tuple(words[at : at + 3]) for words in split for at in range(max(1, len(words) - 2)))


def words(texts):
    """Return the words of some texts, without full stops."""
    return {word for text in texts for word in text.replace(".", "").split()}


def merged(three, choice=None):
    """Return the conflicts between versions of a body, and the merged texts with one side chosen for all of them."""
    contents = [Content(headline="x", body=body(texts)) for texts in three]
    conflicts = merge_contents(*contents).conflicts
    merge = merge_contents(*contents, {conflict.key: choice for conflict in conflicts})
    return conflicts, texts_of(merge.content.body)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(versions())
@example(
    (
        ["pasar", "pasar kota", "pasar", "kota"],
        ["pasar", "PASAR kota", "pasar", "kota"],
        ["kota", "PASAR", "pasar kota", "PASAR"],
    )
)
@example(
    (
        ["a0", "b0", "c0 c1 c2 c3", "d0", "e0"],
        ["a0", "b0", "c0", "d0", "e0 c1 c2 c3"],
        ["e0", "a0", "b0 c0 c1 c2 c3", "d0"],
    )
)
@example(
    (
        ["a0 a1 a2 a3", "b0", "c0", "d0"],
        ["X0", "b0", "c0", "d0 a1 a2 a3"],
        ["d0", "Y1 a1 a2 a3", "b0", "c0"],
    )
)
def test_no_words_are_doubled_or_lost_whatever_is_chosen(three):
    _base, ours, theirs = three
    kept = words(ours) & words(theirs)
    for choice in (OURS, THEIRS, BOTH):
        conflicts, texts = merged(three, choice)
        twice = Counter()
        if choice == BOTH:
            for conflict in conflicts:
                twice += runs(texts_of(conflict.ours)) & runs(texts_of(conflict.theirs))
        assert not runs(texts) - ((runs(ours) | runs(theirs)) + twice)
        assert kept <= words(texts)


@settings(max_examples=200, deadline=None)
@given(versions())
@example(
    (
        ["pasar", "pasar", "pasar pasar"],
        ["pasar pasar", "pasar", "pasar", "pasar"],
        ["pasar pasar", "pasar", "pasar", "pasar pasar pasar"],
    )
)
def test_everything_one_side_wrote_is_kept_if_that_side_is_chosen_everywhere(three):
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


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(versions(), st.data())
@example((["satu dua", "tiga empat"], ["satu dua tiga empat"], ["satu dua A", "tiga empat B"]), None)
@example((["a0", "b0"], ["a0 b0"], ["Y0 b0"]), None)
def test_no_words_are_doubled_or_lost_whatever_is_chosen_for_each_conflict(three, data):
    _base, ours, theirs = three
    contents = [Content(headline="x", body=body(texts)) for texts in three]
    conflicts = merge_contents(*contents).conflicts
    for first in (OURS, THEIRS):
        # Without data the sides alternate.
        sides = [(OURS, THEIRS)[(number + (first == THEIRS)) % 2] for number, _one in enumerate(conflicts)]
        if data is not None:
            sides = [data.draw(st.sampled_from([OURS, THEIRS])) for _one in conflicts]
        choices = {conflict.key: side for conflict, side in zip(conflicts, sides, strict=True)}
        texts = texts_of(merge_contents(*contents, choices).content.body)
        assert not runs(texts) - (runs(ours) | runs(theirs))
        kept = words(ours) & words(theirs)
        assert kept <= words(texts)


@pytest.mark.parametrize(
    ("base", "split"),
    [
        ("Hujan turun deras dan banjir merendam desa itu.", ["Hujan turun deras.", "Banjir merendam desa itu."]),
        ("Gempa mengguncang Ternate, warga lari ke bukit.", ["Gempa mengguncang Ternate.", "Warga lari ke bukit."]),
        ("Hakim memvonis bebas Budi Santoso dari Ambon.", ["Hakim memvonis bebas.", "Budi Santoso dari Ambon."]),
    ],
)
@pytest.mark.parametrize("choice", [OURS, THEIRS])
def test_a_paragraph_split_with_a_new_full_stop_is_not_doubled(base, split, choice):
    last = "Bupati berjanji datang besok."
    changed = base.replace("itu.", "ini.").replace("bukit.", "gunung.").replace("Ambon.", "Ternate.")
    _conflicts, texts = merged(([base, last], [*split, last], [changed, last]), choice)
    assert texts == [*(split if choice == OURS else [changed]), last]


def test_only_a_paragraph_that_both_sides_changed_is_a_conflict():
    three = P, ["Satu CHIEF.", "Enam CHIEF tujuh.", *P[2:]], ["Satu EDITOR.", *P[1:]]
    (conflict,), texts = merged(three, THEIRS)
    assert (conflict.ours, conflict.theirs) == (body(["Satu CHIEF."]), body(["Satu EDITOR."]))
    assert texts == ["Satu EDITOR.", "Enam CHIEF tujuh.", *P[2:]]


def test_paragraphs_that_share_a_phrase_are_separate_conflicts():
    base = ["Menurut warga di sana itu benar.", "Menurut warga di sana itu salah."]
    ours, theirs = ([f"{text[:-1]} {side}." for text in base] for side in ("kata kami", "kata mereka"))
    conflicts, _texts = merged([base, ours, theirs])
    assert [texts_of(one.base) for one in conflicts] == [[text] for text in base]


def test_adjacent_paragraphs_changed_by_both_sides_are_separate_conflicts():
    three = P, ["A satu", "A dua", *P[2:]], ["B satu", "B dua", *P[2:]]
    conflicts, texts = merged(three, BOTH)
    assert len(conflicts) == 2
    assert texts == ["A satu", "B satu", "A dua", "B dua", *P[2:]]


def test_a_paragraph_added_beside_a_changed_one_is_not_part_of_the_conflict():
    three = P, [P[0] + " Kami.", "Alinea baru di sini.", *P[1:]], [P[0] + " Mereka.", *P[1:]]
    (conflict,), texts = merged(three, THEIRS)
    assert conflict.base == body([P[0]])
    assert texts == [P[0] + " Mereka.", "Alinea baru di sini.", *P[1:]]


@pytest.mark.parametrize("is_ours", [True, False])
def test_an_edit_is_kept_in_a_paragraph_that_the_other_side_moved(is_ours):
    moved, edited = [P[1], P[2], P[0], P[3]], [P[0] + " Diubah.", *P[1:]]
    conflicts, texts = merged((P, moved, edited) if is_ours else (P, edited, moved))
    assert conflicts == []
    assert texts == [P[1], P[2], P[0] + " Diubah.", P[3]]


def test_a_paragraph_that_both_sides_moved_is_neither_doubled_nor_lost():
    three = P, [*P[1:], P[0]], [P[1], P[0], P[2], P[3]]
    for choice in (OURS, THEIRS):
        _conflicts, texts = merged(three, choice)
        assert sorted(texts) == sorted(P)


def test_a_paragraph_split_by_one_and_changed_by_the_other_is_one_conflict():
    three = P, ["Satu dua", "tiga empat lima.", *P[1:]], ["Satu dua tiga empat lima enam.", *P[1:]]
    (conflict,), texts = merged(three, THEIRS)
    assert conflict.ours == body(["Satu dua", "tiga empat lima."])
    assert texts == ["Satu dua tiga empat lima enam.", *P[1:]]


def test_many_dependent_conflicts_neither_double_nor_lose_words():
    base, ours, theirs = [], [], []
    for place in range(30):
        middle = [f"m{place} n{place}", f"k{place} l{place}"]
        base += [f"a{place} b{place} w{place} e{place} g{place}", *middle, f"c{place} d{place} h{place} j{place}"]
        ours += [f"a{place} b{place} w{place} oo{place} g{place}", *middle, f"c{place} d{place} p{place} j{place}"]
        theirs += [f"a{place} b{place} e{place} g{place} t{place}", *middle, f"c{place} w{place} d{place} j{place}"]
    contents = [Content(headline="x", body=body(texts)) for texts in (base, ours, theirs)]
    conflicts = merge_contents(*contents).conflicts
    assert len(conflicts) == 30
    choices = {conflict.key: (OURS, THEIRS)[number % 2] for number, conflict in enumerate(conflicts)}
    texts = texts_of(merge_contents(*contents, choices).content.body)
    assert not runs(texts) - (runs(ours) | runs(theirs))
    kept = words(ours) & words(theirs)
    assert kept <= words(texts)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", ""])
def test_a_passage_resubmitted_as_plain_text_unchanged_keeps_its_links_and_blank_lines(blank):
    html = f'<p>satu <a href="https://x.id/">dua</a><br>{blank}<br><strong>tiga</strong> empat</p>'
    mine = parse(html)
    text = "\n\n".join(block_line(block, {}) for block in mine.blocks)
    assert body_from_text(text, (mine,), {}) == mine


def test_blocks_with_the_same_text_are_used_in_order_and_the_last_one_repeatedly():
    mine = parse('<p><a href="https://a.id/">Sama</a></p><p><a href="https://b.id/">Sama</a></p>')
    anew = body_from_text("Sama\n\nSama\n\nSama", (mine,), {})
    assert [block.runs[0].link.address for block in anew.blocks] == ["https://a.id/", "https://b.id/", "https://b.id/"]
