"""Where an article stands in public, and the words that follow from it."""

import pytest
from django.utils import translation

from articles.states import MOVES, Fact, PublicState, PublicStatus
from articles.states.actors import GUEST, IMPORTER, actor_in_words

STATES = [
    (PublicStatus(), PublicState.UNPUBLISHED),
    (PublicStatus(scheduled=True), PublicState.SCHEDULED),
    (PublicStatus(scheduled=True, expired=True, shown=True), PublicState.SCHEDULED),
    (PublicStatus(expired=True, shown=True), PublicState.EXPIRED),
    (PublicStatus(live=True, shown=True), PublicState.LIVE),
    (PublicStatus(live=True, shown=True, scheduled=True), PublicState.LIVE),
    (PublicStatus(live=True, shown=True, changed=True), PublicState.LIVE_WITH_CHANGES),
    (PublicStatus(changed=True), PublicState.UNPUBLISHED),
    (PublicStatus(retracted=True, live=True, changed=True), PublicState.RETRACTED),
]


@pytest.mark.parametrize(("standing", "state"), STATES)
def test_one_word_says_what_readers_see(standing, state):
    assert standing.public_state == state


def test_the_facts_are_those_that_hold():
    assert PublicStatus().facts == frozenset()
    assert PublicStatus(live=True, changed=True, expired=True).facts == {Fact.LIVE, Fact.CHANGED}
    assert PublicStatus(*[True] * len(PublicStatus._fields)).facts == frozenset(Fact)


def test_a_move_says_what_it_will_do_where_a_fact_holds():
    expire, submit = MOVES["expire"], MOVES["submit"]
    ((fact, other),) = expire.other_consequences
    assert expire.consequence_for(frozenset()) == expire.consequence
    assert expire.consequence_for(frozenset({Fact.LIVE})) == expire.consequence
    assert expire.consequence_for(frozenset({Fact.LIVE, fact})) == other
    assert submit.consequence_for(frozenset(Fact)) == submit.consequence


def test_keys_of_the_record_are_read_as_words_and_names_as_they_are():
    with translation.override("en"):
        assert actor_in_words(IMPORTER) == "importer"
        assert actor_in_words(GUEST) == "a guest"
        assert actor_in_words("Sari Dewi (sari)") == "Sari Dewi (sari)"
        assert actor_in_words(IMPORTER, person=7) == IMPORTER


class Somebody:
    """A user with some permissions."""

    def __init__(self, *permissions):
        self.has_perm = {f"articles.{one}" for one in permissions}.__contains__


def test_a_move_is_made_by_whoever_has_one_of_its_two_permissions():
    accept = MOVES["accept"]
    assert accept.other_permission
    assert accept.is_permitted_to(Somebody(accept.permission))
    assert accept.is_permitted_to(Somebody(accept.other_permission))
    assert not accept.is_permitted_to(Somebody("change_article"))
    assert not MOVES["approve"].is_permitted_to(Somebody())
