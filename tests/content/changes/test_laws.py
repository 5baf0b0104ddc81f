"""Two contents that are not equal never look equal, as text and on a page."""

import pytest
from hypothesis import example, given, settings

from articles.content import Content
from articles.content.changes import Fold, difference, text_of_changes
from tests.comparison.edits import PAIRS, document

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def shown(old, new):
    """A comparison of two bodies as text."""
    return text_of_changes(difference(Content(body=old), Content(body=new)))


def is_a_sign(line):
    """Whether a line of a comparison says that something changed."""
    return line.kind in {"added", "removed", "moved_from", "moved_to"} or bool(
        line.notes or any(piece.kind != "same" for part in line.parts for piece in part.pieces)
    )


@settings(deadline=None)
@given(PAIRS)
@example((document(["<ul><li>a</li></ul><ul><li>b</li></ul>"]), document(["<ul><li>a</li><li>b</li></ul>"])))
def test_each_line_that_changed_has_a_sign(two):
    old, new = two
    changes = difference(Content(body=old), Content(body=new))
    assert bool(changes) == (old != new)
    for field in changes:
        changed = [line for line in field.lines if not isinstance(line, Fold) and line.kind != "same"]
        assert changed and all(map(is_a_sign, changed))


@settings(deadline=None)
@given(PAIRS)
def test_two_versions_of_one_document_never_give_the_same_comparison(two):
    first, second = two
    base = document(["<p>kata dia.</p><ul><li>harga beras naik</li></ul>"])
    assert (shown(base, first) == shown(base, second)) == (first == second)
    assert (shown(first, base) == shown(second, base)) == (first == second)
