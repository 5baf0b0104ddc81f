"""Rules written both in SQL for lists and in Python for one row give the same result."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Photo
from articles.states import PublicState
from articles.workflow import MoveNotAllowed
from tests.makers import approve, edit, make_article, make_photo, perform

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
# Moves of an article, and the data that each needs.
ACTS = {
    "publish": {},
    "correct": {"reason": "Keliru."},
    "schedule": {"at": 2 * DAY},
    "reschedule": {"at": 3 * DAY},
    "unschedule": {},
    "expire": {},
    "retract": {"reason": "Keliru."},
    "confirm_retraction": {},
    "cancel_retraction": {"reason": "Tidak jadi."},
}


def act(article, name, people):
    """Make a move of an article, if it is allowed now."""
    writer, editor, chief = people
    try:
        if name == "edit":
            edit(article, writer, body=f"<p>{random.random()}</p>")
        elif name == "approve":
            approve(article, writer, editor)
        else:
            typed = {key: timezone.now() + value if key == "at" else value for key, value in ACTS[name].items()}
            perform(article, name, by=editor if name in ("confirm_retraction", "cancel_retraction") else chief, **typed)
    except MoveNotAllowed:
        pass


def test_the_public_state_of_a_row_is_the_same_as_in_the_list(writer, editor, chief):
    chance = random.Random(7)
    seen = set()
    for number in range(16):
        article = make_article(writer, headline=f"Kabar {number}")
        for name in chance.choices(
            ["edit", "approve", "approve", "publish", "retract", "confirm_retraction", *ACTS], k=14
        ):
            act(article, name, (writer, editor, chief))
            article.refresh_from_db()
            for hours in (-24, 0, 60, 90):
                at = timezone.now() + timedelta(hours=hours)
                listed = Article.objects.with_public_state(at).get(pk=article.pk)
                assert listed.shown_as == article.public_status(at).public_state.value, (name, hours)
                seen.add(listed.shown_as)
                if hours >= 0:
                    found = [state for state in PublicState.values if _is_found(article, state, at)]
                    assert found == [listed.shown_as], (name, hours)
    assert seen == set(PublicState.values)


def _is_found(article, state, at):
    return Article.objects.in_public_state(state, at=at).filter(pk=article.pk).exists()


@pytest.mark.parametrize("withdrawn", [None, "now"])
@pytest.mark.parametrize("ends", [None, -DAY, timedelta(0), DAY])
def test_a_photo_may_be_shown_if_and_only_if_the_list_contains_it(withdrawn, ends):
    now = timezone.now()
    photo = make_photo()
    photo.withdrawn_at, photo.expires_at = withdrawn and now, None if ends is None else now + ends
    photo.save()
    for at in (now - DAY, now, now + DAY):
        assert Photo.objects.showable(at).exists() == photo.may_be_shown(at)
