"""Authorship and approval: who may not approve."""

import pickle
import subprocess
import sys

import pytest

from articles.authorship import Attributed, Part, waiting_authors
from tests.authorship.makers import FLOOD, RESCUE, SCHOOL, block, history


def waiting(revisions, base):
    """Return who may not approve, with the revision numbered ``base`` as the base, or without a base if it is 0."""
    savers = [revision.saver for revision in revisions[base:]]
    return waiting_authors(revisions[-1], revisions[base - 1] if base else None, savers)


def test_without_a_base_every_author_is_refused():
    assert waiting(history(("ayu", FLOOD), ("budi", FLOOD, RESCUE)), 0) == {"ayu", "budi"}


def test_without_a_base_authors_are_refused_even_if_no_savers_are_known():
    assert waiting_authors(history(("ayu", FLOOD))[0], None, []) == {"ayu"}


def test_authors_of_approved_words_are_not_refused():
    assert waiting(history(("ayu", FLOOD), ("budi", FLOOD, RESCUE)), 1) == {"budi"}


def test_editing_an_approved_block_does_not_refuse_its_first_author():
    assert waiting(history(("ayu", FLOOD), ("budi", f"{FLOOD} kemarin")), 1) == {"budi"}


def test_who_deleted_words_is_refused_even_without_words_of_their_own():
    assert waiting(history(("ayu", FLOOD, RESCUE), ("budi", FLOOD)), 1) == {"budi"}


def test_who_reordered_blocks_is_refused_even_without_words_of_their_own():
    assert waiting(history(("ayu", FLOOD, RESCUE), ("budi", RESCUE, FLOOD)), 1) == {"budi"}


def test_words_deleted_before_the_base_and_restored_after_it_are_unapproved():
    revisions = history(("ayu", FLOOD, RESCUE), ("budi", RESCUE), ("citra", FLOOD, RESCUE))
    assert waiting(revisions, 2) == {"ayu", "citra"}


def test_words_deleted_after_the_base_and_restored_are_approved():
    revisions = history(("ayu", FLOOD, RESCUE), ("budi", RESCUE), ("citra", FLOOD, RESCUE))
    assert waiting(revisions, 1) == {"budi", "citra"}


def test_splitting_an_approved_block_does_not_refuse_its_first_author():
    revisions = history(("ayu", FLOOD), ("budi", FLOOD[:32].strip(), FLOOD[32:].strip(), SCHOOL))
    assert waiting(revisions, 1) == {"budi"}


def test_an_approval_that_was_sent_back_is_not_the_base():
    # Revision 2 was approved, sent back and submitted again without a change. The base is the revision before it.
    assert waiting(history(("ayu", FLOOD), ("budi", FLOOD, RESCUE)), 0) == {"ayu", "budi"}


def test_nobody_is_refused_if_nothing_changed_since_the_base():
    assert waiting(history(("ayu", FLOOD), ("budi", FLOOD, RESCUE)), 2) == frozenset()


def test_each_part_has_an_entry():
    with pytest.raises(ValueError, match="1 parts"):
        Attributed(1, "ayu", (block(FLOOD),), ())


def test_a_part_is_equal_in_another_process():
    part = block(FLOOD)
    program = (
        "import pickle, sys; from articles.authorship import Part\n"
        "part = pickle.load(sys.stdin.buffer)\n"
        "assert part in {Part(part.key, part.tokens)} and part.words"
    )
    subprocess.run([sys.executable, "-c", program], input=pickle.dumps(part), check=True)


def test_words_beside_the_tokens_are_not_compared():
    assert Part("body", ("a",), ("b",)) == Part("body", ("a",))
