"""Every cell of role x state x move: what is allowed is done and witnessed, what is not leaves no trace."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.models import Event
from articles.states import MOVES, PublicState, State
from articles.workflow import MoveNotAllowed
from tests.makers import approve, edit, make_article, make_person, move, perform

DESK = {"writer", "editor", "chief"}
EDITORS = {"editor", "chief"}
PENDING = {"pending", "pending_expired"}
EVERYWHERE = {"unpublished", "scheduled", "live", "live_with_changes", "expired", *PENDING}

# The newsroom's rules written out once more by hand: move -> who, from which state, in which public life.
ALLOWED = {
    "submit": (DESK, {"draft"}, EVERYWHERE),
    "withdraw": ({"writer"}, {"in_review"}, EVERYWHERE),
    "request_changes": (EDITORS, {"in_review", "approved"}, EVERYWHERE),
    "approve": (EDITORS, {"in_review"}, EVERYWHERE),
    # Only where a reviewer changed what was submitted and approved it; below.
    "accept": (DESK, {"in_review"}, set()),
    "publish": (EDITORS, {"approved"}, {"unpublished", "scheduled", "live_with_changes", "expired"}),
    "minor": (EDITORS, {"approved"}, {"live_with_changes"}),
    "schedule": (EDITORS, {"approved"}, {"unpublished", "live_with_changes", "expired"}),
    "reschedule": (EDITORS, set(State), {"scheduled"}),
    "unschedule": (EDITORS, set(State), {"scheduled"}),
    "correct": (EDITORS, {"approved"}, {"live_with_changes"}),
    "reply": (EDITORS, {"approved"}, set()),
    "expire": (EDITORS, set(State), {"live", "live_with_changes", "pending"}),
    "retract": ({"chief"}, set(State), {"live", "live_with_changes", "expired"}),
    "confirm_retraction": (EDITORS, set(State), PENDING),
    "cancel_retraction": (EDITORS, set(State), PENDING),
}


@pytest.fixture
def cast(writer, second_writer, editor, chief, moderator, reader):
    """One person for each role."""
    return {
        "writer": writer,
        "second_writer": second_writer,
        "editor": editor,
        "chief": chief,
        "moderator": moderator,
        "reader": reader,
    }


def arrange(state, public, writer):
    """An article in an editorial state with a public life, brought there by others than the cast's editors."""
    colleague, second_chief = make_person("kolega", "Editor"), make_person("wakil", "Chief")
    article = approve(make_article(writer), writer, colleague)
    in_an_hour = timezone.now() + timedelta(hours=1)
    if public == "scheduled":
        perform(article, "schedule", by=colleague, at=in_an_hour)
    elif public != "unpublished":
        perform(article, "publish", by=colleague)
    if public == "live_with_changes":
        article = edit(article, writer, body="<p>Kalimat yang baru.</p>")
        approve(article, writer, colleague)
    elif public == "expired":
        perform(article, "expire", by=colleague)
    elif public in PENDING | {"retracted"}:
        perform(article, "retract", by=second_chief, reason="Korban dikenali.", ground="victim")
        if public == "pending_expired":
            perform(article, "expire", by=colleague)
    if state != State.APPROVED:
        move(article, "request_changes", by=colleague, reason="Periksa lagi.")
    if state == State.IN_REVIEW:
        move(article, "submit", by=writer)
    if public == "retracted":
        perform(article, "confirm_retraction", by=colleague)
    article.refresh_from_db()
    assert article.state == state
    wanted = {"pending": PublicState.LIVE, "pending_expired": PublicState.EXPIRED}.get(public, public)
    assert article.standing().public_state == wanted
    return article


def attempt(article, name, person):
    """Try the move with all it could owe; then take everything back. The events it wrote, or None."""
    options = {"reason": "Sebab yang jelas."}
    if MOVES[name].owes_time:
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
def test_each_role_may_do_what_the_newsroom_says_and_nothing_else(state, public, cast):
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
                    wrong.append((role, name, "not witnessed once by its maker"))
        # The desk offers exactly the buttons that work.
        if {move.name for move in workflow.allowed_moves(article, person)} != done:
            wrong.append((role, "buttons", done))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("public", sorted(EVERYWHERE | {"retracted"}))
def test_each_role_accepts_what_the_newsroom_lets_them_accept(public, cast):
    article = arrange(State.IN_REVIEW, public, cast["writer"])
    reviewer = make_person("peninjau", "Editor")
    if public != "retracted":
        article = edit(article, reviewer, standfirst="Dikoreksi dalam tinjauan.")
        move(article, "approve", by=reviewer)
        article.refresh_from_db()
    # Its writer and those who review accept, and nobody who approved it.
    accepting = {"writer", "editor", "chief"} if public != "retracted" else set()
    done = {role for role, person in [*cast.items(), ("reviewer", reviewer)] if attempt(article, "accept", person)}
    offered = {
        role
        for role, person in [*cast.items(), ("reviewer", reviewer)]
        if "accept" in {move.name for move in workflow.allowed_moves(article, person)}
    }
    assert done == offered == accepting


def test_the_rules_here_speak_of_every_move():
    assert set(ALLOWED) == set(MOVES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [move.name for move in MOVES.values() if move.owes_reason])
def test_a_move_that_owes_a_reason_is_refused_without_one(name, cast, writer):
    states, lives = ALLOWED[name][1], ALLOWED[name][2]
    article = arrange(sorted(states)[0], sorted(lives)[0], writer)
    with pytest.raises(MoveNotAllowed):
        perform(article, name, by=cast["chief"], reason="  \n ")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "public"), [("schedule", "unpublished"), ("reschedule", "scheduled")])
def test_a_schedule_without_an_hour_is_refused(name, public, cast, writer):
    article = arrange("approved", public, writer)
    with pytest.raises(MoveNotAllowed):
        perform(article, name, by=cast["chief"])
