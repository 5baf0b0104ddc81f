"""The table of moves, written out independently of the code, and articles in each cell of it."""

from datetime import timedelta

from django.utils import timezone

from articles.states import PublicState, State
from tests.support.makers import approve, edit, make_article, make_person, move, perform

DESK = {"writer", "editor", "chief"}
EDITORS = {"editor", "chief"}
PENDING = {"pending", "pending_expired"}
EVERYWHERE = {"unpublished", "scheduled", "live", "live_with_changes", "expired", *PENDING}

# The newsroom's rules, independent of the code: move -> who, from which state, in which public state.
ALLOWED = {
    "submit": (DESK, {"draft"}, EVERYWHERE),
    "withdraw": ({"writer"}, {"in_review"}, EVERYWHERE),
    "request_changes": (EDITORS, {"in_review", "approved"}, EVERYWHERE),
    "approve": (EDITORS, {"in_review"}, EVERYWHERE),
    # Only if a reviewer changed the submitted text and approved it. See below.
    "accept": (DESK, {"in_review"}, set()),
    "publish": (EDITORS, {"approved"}, {"unpublished", "scheduled", "live_with_changes", "expired"}),
    "minor": (EDITORS, {"approved"}, {"live_with_changes"}),
    "schedule": (EDITORS, {"approved"}, {"unpublished", "live_with_changes", "expired"}),
    "reschedule": (EDITORS, set(State), {"scheduled"}),
    "unschedule": (EDITORS, set(State), {"scheduled"}),
    "correct": (EDITORS, {"approved"}, {"live_with_changes"}),
    # The articles of this test answer nothing. See tests/publishing/test_editions.py.
    "reply": (EDITORS, {"approved"}, set()),
    "expire": (EDITORS, set(State), {"live", "live_with_changes", "pending"}),
    "retract": ({"chief"}, set(State), {"live", "live_with_changes", "expired"}),
    "confirm_retraction": (EDITORS, set(State), PENDING),
    "cancel_retraction": (EDITORS, set(State), PENDING),
}


def arrange(state, public, writer):
    """Make an article in an editorial and a public state, with moves by other users than those of the fixtures."""
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
    assert article.public_status().public_state == wanted
    return article
