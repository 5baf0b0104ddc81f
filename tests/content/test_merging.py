"""Merges of two people's versions of an article: properties of any content, and common cases."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.content import BOTH, OURS, THEIRS, Content, CreditLine, LeadPicture, Reference, Written, merge_contents
from articles.content.reference_kinds import sort_references
from articles.document import Document, parse, write

WORDS = st.sampled_from(["satu", "dua", "tiga", "empat", "lima & <enam>"])
BODY = st.lists(st.sampled_from([f"<p>{word}</p>" for word in "abcdef"] + ["<h2>J</h2>", "<hr>"]), max_size=7).map(
    lambda blocks: parse("".join(blocks))
)
REFERENCE = st.integers(1, 5).map(lambda number: Reference(str(UUID(int=number)), f"Nama {number}", f"nama-{number}"))
CONTENT = st.builds(
    Content,
    headline=WORDS,
    slug=WORDS,
    standfirst=WORDS,
    dateline=WORDS,
    topic=REFERENCE | st.none(),
    category=REFERENCE,
    comment_policy=st.none() | REFERENCE,
    replies_to=st.none() | REFERENCE,
    tags=st.lists(REFERENCE, unique=True).map(tuple).map(sort_references),
    credits=st.lists(REFERENCE.map(lambda person: CreditLine("writer", person)), max_size=3).map(tuple),
    picture=st.none() | st.builds(LeadPicture, REFERENCE.map(lambda one: one.uid), WORDS, WORDS),
    body=BODY,
    label=st.sampled_from(["", "opinion", "analysis"]),
    is_unverified=st.booleans(),
    verification_notice=st.just("") | WORDS,
    is_breaking=st.booleans(),
    embargo=st.none() | st.datetimes(datetime(2, 1, 1), timezones=st.just(timezone.get_default_timezone())),
)


@given(CONTENT, CONTENT)
def test_a_merge_with_an_unchanged_version_gives_the_other_version(base, other):
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
            if conflict.field != "body":
                assert getattr(chosen.content, conflict.field) == getattr(conflict, side)
    if open_ones:
        rest = merge_contents(base, ours, theirs, {open_ones[0].key: THEIRS, "lain": OURS})
        assert [one.key for one in rest.conflicts] == [one.key for one in open_ones[1:]]


@given(BODY, BODY, BODY)
def test_no_paragraph_that_either_wrote_is_lost_if_both_are_chosen(base, ours, theirs):
    contents = [Content(headline="x", body=body) for body in (base, ours, theirs)]
    first = merge_contents(*contents)
    merge = merge_contents(*contents, {conflict.key: BOTH for conflict in first.conflicts})
    for mine, other in ((ours, theirs), (theirs, ours)):
        for block in set(mine.blocks) - set(base.blocks):
            if block not in other.blocks:
                assert merge.content.body.blocks.count(block) >= mine.blocks.count(block)


def content(body, **fields):
    """Return a content whose body has one paragraph for each word."""
    plain = {"headline": "Judul", "slug": "judul", "body": parse("".join(f"<p>{word}</p>" for word in body.split()))}
    return Content(**plain | fields)


def tags(names):
    """Return references to tags of one letter."""
    return tuple(Reference(str(UUID(int=ord(name))), name) for name in names)


def test_changes_to_different_paragraphs_and_fields_merge_without_a_conflict():
    merge = merge_contents(
        content("satu dua tiga", tags=tags("AB")),
        content("SATU dua tiga empat", tags=tags("ABC")),
        content("satu dua TIGA", headline="Baru", tags=tags("BD")),
    )
    assert merge.conflicts == []
    assert merge.content == content("SATU dua TIGA empat", headline="Baru", tags=tags("BCD"))
    assert sorted(merge.taken) == ["body", "headline", "tags"]


def test_a_paragraph_changed_by_both_is_a_conflict_with_three_versions():
    merge = merge_contents(content("a b c"), content("a x c"), content("a y c"))
    (conflict,) = merge.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == tuple(map(parse, ("<p>b</p>", "<p>x</p>", "<p>y</p>")))
    assert write(merge.content.body) == "<p>a</p><p>x</p><p>c</p>"
    both = merge_contents(content("a b c"), content("a x c"), content("a y c"), {conflict.key: BOTH})
    assert write(both.content.body) == "<p>a</p><p>x</p><p>y</p><p>c</p>"


def test_a_conflict_can_be_settled_with_a_third_version_of_a_paragraph():
    three = content("a b c"), content("a x c"), content("a y c")
    (conflict,) = merge_contents(*three).conflicts
    merge = merge_contents(*three, {conflict.key: Written(parse("<p>z</p>"))})
    assert merge.conflicts == []
    assert write(merge.content.body) == "<p>a</p><p>z</p><p>c</p>"


def test_a_conflict_about_a_category_cannot_be_settled_with_a_new_or_with_both_values():
    three = [content("a", category=tags(name)[0]) for name in "ABC"]
    (conflict,) = merge_contents(*three).conflicts
    for choice in (BOTH, Written(tags("D")[0])):
        merge = merge_contents(*three, {conflict.key: choice})
        assert (merge.conflicts, merge.content.category) == ([conflict], tags("B")[0])


def test_a_paragraph_deleted_by_one_and_changed_by_the_other_is_a_conflict():
    (conflict,) = merge_contents(content("a b c"), content("a c"), content("a B c")).conflicts
    assert (conflict.ours, conflict.theirs) == (Document(), parse("<p>B</p>"))


UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
PHOTO = f'<figure data-photo="{UID}"></figure>'
SONG = '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


def test_a_merge_of_paragraphs_keeps_the_figures_of_both():
    merge = merge_contents(
        Content(body=parse("<p>Satu.</p><p>Dua.</p><p>Tiga.</p>")),
        Content(body=parse(f"<p>Satu.</p>{PHOTO}<p>Dua.</p><p>Tiga.</p>")),
        Content(body=parse(f"<p>Satu.</p><p>Dua.</p><p>Tiga.</p>{SONG}")),
    )
    assert merge.conflicts == []
    assert write(merge.content.body) == f"<p>Satu.</p>{PHOTO}<p>Dua.</p><p>Tiga.</p>{SONG}"


def test_a_caption_changed_by_both_is_a_conflict():
    def says(words):
        caption = f"<figcaption>{words}</figcaption>" if words else ""
        return Content(body=parse(f'<p>Satu.</p><figure data-photo="{UID}">{caption}</figure><p>Dua.</p>'))

    merge = merge_contents(says(""), says("Kami."), says("Mereka."))
    assert [conflict.field for conflict in merge.conflicts] == ["body"]


@given(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_a_value_changed_by_one_is_taken_and_by_both_is_a_conflict(base, ours, theirs):
    merge = merge_contents(*(Content(headline=str(number)) for number in (base, ours, theirs)))
    assert bool(merge.conflicts) == (ours != base and theirs != base and ours != theirs)
    assert merge.content.headline == str(theirs if ours == base else ours)


def test_a_conflict_has_the_same_key_for_the_same_three_versions_and_for_no_others():
    def key(*versions):
        ((one,),) = [merge_contents(*(Content(headline=version) for version in versions)).conflicts]
        return one.key

    versions = [("a", "b", "c"), ("x", "b", "c"), ("a", "x", "c"), ("a", "b", "x"), ("", "b", "c"), ("a", "", "c")]
    keys = [key(*three) for three in versions]
    assert len(set(keys)) == len(keys)
    assert keys == [key(*three) for three in versions]
