"""The public state of an article, and texts that depend on it."""

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


@pytest.mark.parametrize(("public_status", "state"), STATES)
def test_the_public_state_follows_from_the_facts(public_status, state):
    assert public_status.public_state == state


def test_only_the_true_facts_are_listed():
    assert PublicStatus().facts == frozenset()
    assert PublicStatus(live=True, changed=True, expired=True).facts == {Fact.LIVE, Fact.CHANGED}
    assert PublicStatus(*[True] * len(PublicStatus._fields)).facts == frozenset(Fact)


def test_a_move_describes_its_consequence_if_a_fact_is_true():
    expire, submit = MOVES["expire"], MOVES["submit"]
    ((fact, other),) = expire.other_consequences
    assert expire.consequence_for(frozenset()) == expire.consequence
    assert expire.consequence_for(frozenset({Fact.LIVE})) == expire.consequence
    assert expire.consequence_for(frozenset({Fact.LIVE, fact})) == other
    assert submit.consequence_for(frozenset(Fact)) == submit.consequence


def test_keys_in_the_record_are_translated_and_names_are_not():
    with translation.override("en"):
        assert actor_in_words(IMPORTER) == "importer"
        assert actor_in_words(GUEST) == "a guest"
        assert actor_in_words("Sari Dewi (sari)") == "Sari Dewi (sari)"
        assert actor_in_words(IMPORTER, person=7) == IMPORTER


class Somebody:
    """A user with some permissions."""

    def __init__(self, *permissions):
        self.has_perm = {f"articles.{one}" for one in permissions}.__contains__


def test_a_move_needs_one_of_its_two_permissions():
    accept = MOVES["accept"]
    assert accept.other_permission
    assert accept.is_permitted_to(Somebody(accept.permission))
    assert accept.is_permitted_to(Somebody(accept.other_permission))
    assert not accept.is_permitted_to(Somebody("change_article"))
    assert not MOVES["approve"].is_permitted_to(Somebody())
