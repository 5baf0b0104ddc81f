"""Properties of any text: merges, differences, headlines and slugs."""

import json

from hypothesis import given
from hypothesis import strategies as st

from articles.text import (
    canonical,
    digest,
    excerpt,
    headline_key,
    instant,
    slug_of,
    squash,
)
from tests.text.list_merging import merge_lists

ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
EDITS = st.lists(st.tuples(st.sampled_from(["keep", "drop", "change", "add"]), st.integers(0, 9)), max_size=8)


def rewrite(base, edits, whose):
    """Return a list as a user edited it, in which new items contain the user's name."""
    result = []
    for place, item in enumerate(base):
        what, number = edits[place] if place < len(edits) else ("keep", 0)
        if what == "change":
            result.append(f"{whose}{number}")
        elif what != "drop":
            result.append(item)
        if what == "add":
            result.append(f"{whose}+{number}")
    return result


@given(st.integers(0, 8), EDITS, EDITS)
def test_a_merge_keeps_all_of_ours_and_takes_or_names_all_of_theirs(length, our_edits, their_edits):
    base = [f"p{place}" for place in range(length)]
    ours, theirs = rewrite(base, our_edits, "o"), rewrite(base, their_edits, "t")
    merged, conflicts = merge_lists(base, ours, theirs)
    assert [item for item in merged if item.startswith("o")] == [item for item in ours if item.startswith("o")]
    assert not [item for item in merged if item in base and item not in ours]
    named = [item for _base, items in conflicts for item in items if item.startswith("t")]
    taken = [item for item in merged if item.startswith("t")]
    assert sorted(named + taken) == sorted(item for item in theirs if item.startswith("t"))
    gone = [item for item in ours if item in base and item not in merged]
    assert all(item not in theirs for item in gone)
    if not conflicts:
        assert all(item not in merged for item in base if item not in theirs)


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_a_merge_with_one_side_unchanged_is_the_other_even_with_repeated_paragraphs(base, other):
    assert merge_lists(base, base, other) == (other, [])
    assert merge_lists(base, other, base) == (other, [])


@given(st.dictionaries(ANY, ANY | st.integers() | st.lists(ANY, max_size=2), max_size=5), st.randoms())
def test_a_digest_does_not_depend_on_order_or_serialisation(row, random):
    items = list(row.items())
    random.shuffle(items)
    assert digest(dict(items)) == digest(row) == digest(json.loads(canonical(row)))
    assert digest(row | {"lain": "x"}) != digest(row | {"lain": "y"})
    assert instant(None) is None


@given(st.text(st.sampled_from("abcéñXYZ019 "), max_size=40).map(lambda text: f"Judul {text}"))
def test_a_headline_is_recognised_with_other_case_quotes_and_spaces(headline):
    key = headline_key(headline)
    assert headline_key(headline.upper()) == headline_key(f" “{headline}” ".replace(" ", "\u00a0 – ")) == key
    assert headline_key(key) == key
    assert len(headline_key(headline * 30)) <= 240
    assert headline_key(headline * 30) == headline_key(headline * 30).strip()


def test_headlines_of_punctuation_only_are_not_all_equal():
    assert headline_key("???") != headline_key("!!!")
    assert headline_key("😀")


@given(ANY, st.integers(1, 90))
def test_slugs_and_excerpts_are_never_longer_than_their_maximum(text, length):
    assert 0 < len(slug_of(text, length)) <= length
    assert len(excerpt(text, length)) <= length
    assert excerpt(excerpt(text, length), length) == excerpt(text, length)


@given(ANY.filter(lambda text: len(squash(text)) > 10))
def test_an_excerpt_is_the_beginning_of_its_text(text):
    short = excerpt(text, 10)
    assert short.endswith("…")
    assert squash(text).startswith(short[:-1])
