"""Two people's versions of an article put together: laws for any words, and the cases people meet."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text import from_paragraphs, merge_contents, paragraphs, weave
from articles.text.contents import BOTH, OURS, THEIRS

WORDS = st.sampled_from(["satu", "dua", "tiga", "empat", "lima & <enam>"])
BODY = st.lists(st.sampled_from([f"<p>{word}</p>" for word in "abcdef"] + ["<h2>J</h2>", "<hr>"]), max_size=7).map(
    "".join
)
CONTENT = st.fixed_dictionaries(
    {
        "headline": WORDS,
        "slug": WORDS,
        "standfirst": WORDS,
        "dateline": WORDS,
        "topic": WORDS | st.none(),
        "category": WORDS,
        "comment_policy": st.none() | st.just({"name": "Ketat"}),
        "replies_to": st.none() | WORDS,
        "tags": st.lists(WORDS, unique=True).map(sorted),
        "credits": st.lists(WORDS.map(lambda name: {"role": "writer", "name": name, "slug": name}), max_size=3),
        "body": BODY,
    },
    optional={
        "marks": st.dictionaries(st.sampled_from(["label", "is_breaking"]), WORDS, min_size=1),
        "embargo": st.sampled_from(["2026-01-01T00:00:00.000000Z", "2026-02-01T00:00:00.000000Z"]),
    },
)


@given(CONTENT, CONTENT)
def test_where_one_changed_nothing_the_other_stands(base, other):
    for ours, theirs in ((base, other), (other, base)):
        merge = merge_contents(base, ours, theirs)
        assert merge.conflicts == []
        assert merge.content == other
    assert merge_contents(base, other, other).content == other


@given(CONTENT, CONTENT, CONTENT)
def test_a_choice_settles_every_conflict_and_only_its_own(base, ours, theirs):
    open_ones = merge_contents(base, ours, theirs).conflicts
    for side in (OURS, THEIRS):
        chosen = merge_contents(base, ours, theirs, {conflict.key: side for conflict in open_ones})
        assert chosen.conflicts == []
        for conflict in open_ones:
            if conflict.field in chosen.content and conflict.field != "body":
                assert chosen.content[conflict.field] == getattr(conflict, side)
    if open_ones:
        rest = merge_contents(base, ours, theirs, {open_ones[0].key: THEIRS, "lain": OURS})
        assert [one.key for one in rest.conflicts] == [one.key for one in open_ones[1:]]


@given(BODY, BODY, BODY)
def test_no_paragraph_that_either_wrote_is_lost_unless_it_was_chosen_away(base, ours, theirs):
    contents = [{"headline": "x", "tags": [], "credits": [], "body": body} for body in (base, ours, theirs)]
    first = merge_contents(*contents)
    merge = merge_contents(*contents, {conflict.key: BOTH for conflict in first.conflicts})
    for mine, other in ((ours, theirs), (theirs, ours)):
        for block in set(paragraphs(mine)) - set(paragraphs(base)):
            if block not in paragraphs(other):
                assert paragraphs(merge.content["body"]).count(block) >= paragraphs(mine).count(block)


@given(*[st.lists(st.sampled_from("abcd"), max_size=8)] * 3)
def test_chunks_in_a_row_make_up_each_version_whole(base, ours, theirs):
    chunks = weave(base, ours, theirs)
    for place, version in enumerate((base, ours, theirs)):
        assert [item for chunk in chunks for item in chunk[place]] == version
    mirrored = weave(base, theirs, ours)
    assert [(one.base, one.theirs, one.ours) for one in mirrored if one.is_conflict] == [
        tuple(one) for one in chunks if one.is_conflict
    ]


def content(body, **fields):
    """A content with a body of one paragraph a word."""
    plain = {"headline": "Judul", "slug": "judul", "standfirst": "", "tags": [], "credits": []}
    return plain | {"body": from_paragraphs([f"<p>{word}</p>" for word in body.split()])} | fields


def test_changes_to_different_paragraphs_and_fields_meet_without_a_question():
    merge = merge_contents(
        content("satu dua tiga", tags=["A", "B"]),
        content("SATU dua tiga empat", tags=["A", "B", "C"]),
        content("satu dua TIGA", headline="Baru", tags=["B", "D"]),
    )
    assert merge.conflicts == []
    assert merge.content == content("SATU dua TIGA empat", headline="Baru", tags=["B", "C", "D"]) | dict.fromkeys(
        ("topic", "category", "comment_policy", "replies_to", "dateline")
    )
    assert merge.taken == ["body", "headline", "tags"]


def test_the_same_paragraph_changed_twice_is_asked_about_with_all_three_versions():
    merge = merge_contents(content("a b c"), content("a x c"), content("a y c"))
    (conflict,) = merge.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("<p>b</p>", "<p>x</p>", "<p>y</p>")
    assert merge.content["body"] == "<p>a</p><p>x</p><p>c</p>"
    both = merge_contents(content("a b c"), content("a x c"), content("a y c"), {conflict.key: BOTH})
    assert both.content["body"] == "<p>a</p><p>x</p><p>y</p><p>c</p>"


def test_a_paragraph_one_deleted_and_the_other_changed_is_asked_about():
    (conflict,) = merge_contents(content("a b c"), content("a c"), content("a B c")).conflicts
    assert (conflict.ours, conflict.theirs) == ("", "<p>B</p>")
