"""Two contents that are not equal never look equal, neither as text nor on a page."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from articles.content import Content
from articles.content.changes import Fold, difference, text_of_changes
from articles.content.field_values import CreditLine, Reference
from articles.content.fields import KINDS
from tests.support.changes import page
from tests.support.document_edits import PAIRS, document
from tests.support.samples import SAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def shown(old, new):
    """Return a comparison of two bodies as text."""
    return text_of_changes(difference(Content(body=old), Content(body=new)))


def is_a_sign(line):
    """Return whether a line of a comparison shows that something changed."""
    return line.kind in {"added", "removed", "moved_from", "moved_to"} or bool(
        line.notes or any(piece.kind != "same" for part in line.parts for piece in part.pieces)
    )


@settings(deadline=None)
@given(PAIRS)
@example((document(["<ul><li>a</li></ul><ul><li>b</li></ul>"]), document(["<ul><li>a</li><li>b</li></ul>"])))
def test_each_changed_line_shows_that_it_changed(two):
    old, new = two
    changes = difference(Content(body=old), Content(body=new))
    assert bool(changes) == (old != new)
    for field in changes:
        changed = [line for line in field.lines if not isinstance(line, Fold) and line.kind != "same"]
        assert changed
        assert all(map(is_a_sign, changed))


@settings(deadline=None)
@given(PAIRS)
def test_two_versions_of_one_document_never_give_the_same_comparison(two):
    first, second = two
    base = document(["<p>kata dia.</p><ul><li>harga beras naik</li></ul>"])
    assert (shown(base, first) == shown(base, second)) == (first == second)
    assert (shown(first, base) == shown(second, base)) == (first == second)


@settings(deadline=None)
@given(PAIRS)
def test_two_versions_of_one_document_never_look_the_same_on_a_page(two):
    first, second = (Content(body=one) for one in two)
    base = Content(body=document(["<p>kata dia.</p><ul><li>harga beras naik</li></ul>"]))
    assert (page(base, first) == page(base, second)) == (first == second)
    assert (page(first, base) == page(second, base)) == (first == second)
    shown_page = LexborHTMLParser(page(first, second))
    said = [word for word in ("ditambahkan", "dihapus", "dipindahkan") if word in shown_page.text()]
    # A list holds notes or pictures: the compared words are in paragraphs.
    assert first == second or shown_page.css("ins, del, mark, li") or said


FIELDS_BUT_BODY = st.sampled_from(sorted(SAMPLES.keys() - {"body"}))


@settings(deadline=None)
@given(st.lists(st.tuples(FIELDS_BUT_BODY, st.integers(0, 1)), max_size=4), st.data())
def test_no_two_values_of_a_field_look_the_same(values, data):
    base = Content(**{name: SAMPLES[name]()[which] for name, which in values})
    name = data.draw(FIELDS_BUT_BODY)
    others = [replace(base, **{name: value}) for value in (*SAMPLES[name](), KINDS[name].empty)]
    for one in others:
        for other in others:
            changes = difference(one, other)
            assert bool(changes) == (one != other)
            assert (page(base, one) == page(base, other)) == (one == other)
            assert (text_of_changes(difference(base, one)) == text_of_changes(difference(base, other))) == (
                one == other
            )


def test_a_new_address_of_a_tag_is_shown_beside_a_changed_tag():
    kept = [Reference("b" * 32, "Banjir", slug) for slug in ("banjir", "banjir-besar")]
    old, new = (
        Content(tags=(one, Reference(uid * 32, name, name.lower())))
        for one, uid, name in zip(kept, "cd", ("Air", "Angin"), strict=True)
    )
    without = replace(new, tags=(kept[0], new.tags[1]))
    assert text_of_changes(difference(old, new)) != text_of_changes(difference(old, without))
    assert page(old, new) != page(old, without)


def test_a_credit_of_a_namesake_is_shown_beside_a_credit_that_is_gone():
    first, second = (Reference(uid * 32, "Sari Dewi", f"sari-dewi-{uid}") for uid in "ab")
    old = Content(credits=(CreditLine("writer", first), CreditLine("editor", second)))
    kept, other = (Content(credits=(CreditLine("writer", one),)) for one in (first, second))
    assert text_of_changes(difference(old, kept)) != text_of_changes(difference(old, other))
    assert page(old, kept) != page(old, other)
