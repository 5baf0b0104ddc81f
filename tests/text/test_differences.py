"""Comparisons word by word: complete for any words, readable for usual ones, bounded for all."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import compare_words
from articles.text.differences import MAX_EDITS, MAX_STEPS, TooDifferent, Work, opcodes

WORDS = st.lists(st.sampled_from(["kata", "lain", "a", "b."]), max_size=6).map(" ".join)
LINES = st.lists(WORDS, max_size=6).map("\n\n".join)


def check_complete(old, new, pieces):
    """Both texts can be read from the pieces."""
    assert "".join(text for kind, text in pieces if kind != "added") == old
    assert "".join(text for kind, text in pieces if kind != "removed") == new


def words(count, vocabulary, seed):
    """Words in no order."""
    chance = random.Random(seed)
    return " ".join(f"kata{chance.randrange(vocabulary)}" for _number in range(count))


@given(LINES, LINES, st.integers(0, 400))
def test_both_texts_can_be_read_from_a_comparison_at_any_cap(old, new, limit):
    check_complete(old, new, compare_words(old, new, Work(limit)))


@given(*[st.lists(st.sampled_from("abc"), max_size=9)] * 2)
def test_opcodes_turn_one_list_into_the_other_and_keep_what_agrees(old, new):
    codes, built = opcodes(old, new), []
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        built += new[j1:j2]
        assert (tag == "equal") == (old[i1:i2] == new[j1:j2])
        assert (i1, j1) == ((codes[place - 1][2], codes[place - 1][4]) if place else (0, 0))
        assert i2 > i1 or j2 > j1
    assert built == new
    assert sum(code[2] - code[1] for code in codes) == len(old)


def test_a_changed_word_is_shown_alone():
    assert compare_words("Pasar lama dibuka lagi.", "Pasar baru dibuka lagi.") == [
        ("same", "Pasar "),
        ("removed", "lama"),
        ("added", "baru"),
        ("same", " dibuka lagi."),
    ]


def test_rewritten_words_in_a_row_are_shown_as_one_change():
    assert compare_words("Di teras desa itu.", "Di kota yang itu.")[1:3] == [
        ("removed", "teras desa"),
        ("added", "kota yang"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (words(140_000, 5_000, 1), words(140_000, 5_000, 2)),
        (words(140_000, 3, 1), words(140_000, 3, 2)),
        ("a " * 200_000, "a " * 150_000 + "b" + " a" * 90_000),
        (words(4_500, 5_000, 1), words(4_500, 5_000, 2)),
        (words(1_000, 5_000, 1), words(1_500, 5_000, 2)),
        ("\n".join(words(20_000, 9_000, 1).split()), "\n".join(words(20_000, 9_000, 2).split())),
        ("\n\n".join(words(90, 900, n) for n in range(400)), "\n\n".join(words(90, 900, n + 400) for n in range(400))),
    ],
)
def test_what_changed_too_much_is_shown_whole_and_costs_a_bounded_number_of_steps(old, new):
    work = Work()
    pieces = compare_words(old, new, work)
    check_complete(old, new, pieces)
    assert pieces.is_capped
    # No single round of the search looks at more pairs than the texts have words.
    assert work.steps <= MAX_STEPS + len(old)


def test_a_passage_that_changed_too_much_leaves_the_others_compared_by_word():
    old = f"{words(800, 900, 1)}\n\nPasar lama dibuka."
    new = f"{words(800, 900, 2)}\n\nPasar baru dibuka."
    pieces = compare_words(old, new)
    assert pieces.is_capped
    assert pieces[-3:] == [("removed", "lama"), ("added", "baru"), ("same", " dibuka.")]


def test_several_comparisons_share_one_limit():
    work = Work(1_000)
    old, new = words(60, 900, 1), words(60, 900, 2)
    assert not compare_words(old, new, Work()).is_capped
    for _number in range(3):
        capped = compare_words(old, new, work).is_capped
    assert capped


def test_lists_that_differ_in_too_many_places_are_refused():
    with pytest.raises(TooDifferent):
        opcodes(list(range(MAX_EDITS)), list(range(MAX_EDITS, 2 * MAX_EDITS)))
