"""Every cell of role x state x move: what is allowed is done and recorded, and a refusal changes nothing."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.models import Event
from articles.states import MOVES, State
from articles.workflow import MoveNotAllowed
from tests.support.every_cell import ALLOWED, EVERYWHERE, arrange
from tests.support.makers import edit, make_person, move, perform


def attempt(article, name, person):
    """Try the move with all options, roll everything back, and return the recorded events, or None if refused."""
    options = {"reason": "Sebab yang jelas."}
    if MOVES[name].requires_time:
        options["at"] = timezone.now() + timedelta(hours=2)
    before = Event.objects.count()
    with transaction.atomic():
        try:
            moved = perform(article, name, by=person, **options)
        except MoveNotAllowed as refusal:
            assert str(refusal)
            assert Event.objects.count() == before
            return None
        written = list(article.events.order_by("-number")[: Event.objects.count() - before])
        assert moved.state == written[0].to_state == (MOVES[name].target or article.state)
        transaction.set_rollback(True)
    return written


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("public", sorted(EVERYWHERE | {"retracted"}))
@pytest.mark.parametrize("state", list(State))
def test_each_role_may_make_exactly_the_moves_in_the_rules(state, public, cast):
    article = arrange(state, public, cast["writer"])
    wrong = []
    for role, person in cast.items():
        done = set()
        for name, (roles, states, lives) in ALLOWED.items():
            expected = role in roles and state in states and public in lives
            events = attempt(article, name, person)
            if (events is not None) != expected:
                wrong.append((role, name, "allowed" if events else "refused"))
            if events is not None:
                done.add(name)
                if [event.move for event in events] != [name] or events[0].actor_id != person.pk:
                    wrong.append((role, name, "not recorded once with who made it"))
        # The desk shows exactly the buttons of allowed moves.
        if {move.name for move in workflow.allowed_moves(article, person)} != done:
            wrong.append((role, "buttons", done))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("public", sorted(EVERYWHERE | {"retracted"}))
def test_each_role_may_accept_exactly_as_in_the_rules(public, cast):
    article = arrange(State.IN_REVIEW, public, cast["writer"])
    reviewer = make_person("peninjau", "Editor")
    if public != "retracted":
        article = edit(article, reviewer, standfirst="Dikoreksi dalam tinjauan.")
        move(article, "approve", by=reviewer)
        article.refresh_from_db()
    # The writer and reviewers may accept, except the approver.
    accepting = {"writer", "editor", "chief"} if public != "retracted" else set()
    done = {role for role, person in [*cast.items(), ("reviewer", reviewer)] if attempt(article, "accept", person)}
    offered = {
        role
        for role, person in [*cast.items(), ("reviewer", reviewer)]
        if "accept" in {move.name for move in workflow.allowed_moves(article, person)}
    }
    assert done == offered == accepting


def test_the_rules_cover_every_move():
    assert set(ALLOWED) == set(MOVES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [move.name for move in MOVES.values() if move.requires_reason])
def test_a_move_that_requires_a_reason_is_refused_without_one(name, cast, writer):
    states, lives = ALLOWED[name][1], ALLOWED[name][2]
    article = arrange(sorted(states)[0], sorted(lives)[0], writer)
    with pytest.raises(MoveNotAllowed):
        perform(article, name, by=cast["chief"], reason="  \n ")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "public"), [("schedule", "unpublished"), ("reschedule", "scheduled")])
def test_a_schedule_without_a_time_is_refused(name, public, cast, writer):
    article = arrange("approved", public, writer)
    with pytest.raises(MoveNotAllowed):
        perform(article, name, by=cast["chief"])
