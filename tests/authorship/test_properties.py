"""Properties of authorship, checked with histories in which the true author of each word is known."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.authorship.simulation import ACTS, Newsroom, saves, words_of

HISTORIES = saves(sorted(ACTS))
FEW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(FEW, max_examples=3000)
WHOLE_BLOCKS = ["insert", "bring a block", "move", "copy", "delete"]


def check_every_word(history):
    """Check that everybody is refused who wrote unapproved words or saved since the base, for every base."""
    room = Newsroom()
    for saver, acts in history:
        room.save(saver, acts)
        latest = room.revisions[-1]
        for part, entry in zip(latest.parts, latest.entries, strict=True):
            for word in words_of(part):
                assert entry.get(room.authors[word], 0) >= room.since[word], (word, part, entry)
        for base in range(len(room.revisions)):
            waiting = room.waiting(base)
            assert room.true_waiting(base) <= waiting
            assert {revision.saver for revision in room.revisions[base:]} <= waiting


@FEW
@given(HISTORIES)
def test_authors_of_unapproved_words_may_not_approve(history):
    check_every_word(history)


@pytest.mark.slow
@MANY
@given(HISTORIES)
def test_authors_of_unapproved_words_may_not_approve_in_thousands_of_histories(history):
    check_every_word(history)


def check_refusals(history):
    """Check that nobody is refused needlessly where whole blocks are written, moved, copied and deleted."""
    room = Newsroom()
    for saver, acts in history:
        room.save(saver, acts)
        for base in range(len(room.revisions)):
            savers = {revision.saver for revision in room.revisions[base:]}
            assert room.waiting(base) == room.true_waiting(base) | savers


@FEW
@given(saves(WHOLE_BLOCKS))
def test_authors_of_approved_whole_blocks_are_not_refused(history):
    check_refusals(history)
