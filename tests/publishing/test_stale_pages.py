"""Stale pages: nobody makes a move of a revision that they were not shown."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import publishing, workflow
from articles.models import ChecklistItem, GuestLink
from articles.workflow import MoveNotAllowed, StaleCopy
from tests.support.makers import edit, make_article, make_person, move, publish

# Each move, with the state in which it is allowed.
MOVES = {
    "submit": "draft",
    "approve": "in_review",
    "request_changes": "in_review",
    "publish": "approved",
    "correct": "approved",
    "schedule": "approved",
    "expire": "approved",
    "retract": "approved",
}


@pytest.fixture
def changed(writer, editor):
    """A live article with a second revision that is not published."""
    article = publish(make_article(writer), writer, editor)
    return edit(article, writer, body="<p>Yang baru.</p>")


def bring_to(article, state, writer):
    """Bring a draft to a state, with moves by users other than the chief."""
    if state != "draft":
        move(article, "submit", by=writer)
    if state == "approved":
        move(article, "approve", by=make_person("kolega", "Editor"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", MOVES)
def test_a_move_is_refused_unless_the_latest_revision_was_shown(name, changed, writer, chief):
    bring_to(changed, MOVES[name], writer)
    options = {"reason": "Sebab."} | ({"at": timezone.now() + timedelta(hours=1)} if name == "schedule" else {})
    before = changed.events.count()
    with pytest.raises(StaleCopy):
        publishing.perform(changed, name, by=chief, seen=1, **options)
    with pytest.raises(MoveNotAllowed):
        publishing.perform(changed, name, by=chief, seen=None, **options)
    assert changed.events.count() == before
    publishing.perform(changed, name, by=chief, seen=2, **options)
    assert changed.events.count() == before + 1


@pytest.mark.django_db
def test_a_revision_is_not_restored_over_a_newer_one_that_was_not_shown(changed, writer):
    first = changed.revisions.get(number=1)
    for seen in (1, None):
        with pytest.raises(MoveNotAllowed):
            workflow.restore(changed, first, by=writer, seen=seen)
    assert changed.revisions.count() == 2
    workflow.restore(changed, first, by=writer, seen=2)
    assert changed.revisions.count() == 3


@pytest.mark.django_db
def test_ticks_and_guest_links_need_the_revision_that_was_shown(changed, writer):
    item = ChecklistItem.objects.create(name="Nama diperiksa", kind=ChecklistItem.Kind.TICK)
    for seen, is_refused in ((1, True), (None, True), (2, False)):
        for act in (
            lambda seen=seen: workflow.set_tick(changed, item, by=writer, seen=seen),
            lambda seen=seen: workflow.create_link(changed, by=writer, seen=seen, use=GuestLink.Use.LOOK),
        ):
            with transaction.atomic():
                if is_refused:
                    with pytest.raises(MoveNotAllowed):
                        act()
                else:
                    act()
    assert changed.ticks.count() == changed.guest_links.count() == 1
