"""Moves sent without their button: each role and move is allowed or refused as the newsroom's rules say."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, Event
from articles.states import MOVES
from tests.support.edit_page import form_of, page_of
from tests.support.every_cell import ALLOWED, arrange
from tests.support.makers import approve, edit, make_article, make_person, move

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def at_desk(person):
    """Return a user's browser."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def sent(name):
    """Return the form with the button of a move pressed, with everything that any move requires."""
    hour, needs_hour = timezone.localtime() + timedelta(hours=2), MOVES[name].requires_time
    required = {f"{name}-reason": "Sebab.", f"{name}-ground": "child"} if not needs_hour else {}
    return {"_move": name, f"{name}-at": f"{hour:%Y-%m-%dT%H:%M:%S}" if needs_hour else ""} | required


def outcome(article):
    """Return all that a move can change."""
    row = Article.objects.values_list("state", "revision_number").get(pk=article.pk)
    windows = list(Edition.objects.order_by("pk").values_list("number", "live_from", "live_until"))
    return row, windows, Event.objects.count()


def place_for(name, writer):
    """Make an article for which the user may make this move."""
    _roles, states, lives = ALLOWED[name]
    if name == "reply":
        reply = make_article(writer, replies_to=make_article(writer))
        return approve(reply, writer, make_person("kolega", "Editor"))
    if name == "accept":
        article, reviewer = arrange("in_review", "unpublished", writer), make_person("peninjau", "Editor")
        edit(article, reviewer, standfirst="Dikoreksi dalam tinjauan.")
        return move(article, "approve", by=reviewer)
    return arrange(sorted(states)[0], sorted(lives)[0], writer)


@pytest.mark.parametrize("name", list(MOVES))
def test_each_move_sent_by_each_role_is_allowed_or_refused_by_the_rules(name, cast, writer):
    roles, article = ALLOWED[name][0], place_for(name, writer)
    page = form_of(at_desk(cast["chief"]), page_of(article)) | sent(name)
    wrong = []
    for role, person in cast.items():
        before = outcome(article)
        with transaction.atomic():
            response = at_desk(person).post(page_of(article), page)
            made = Event.objects.filter(article=article, move=name, actor=person).count() > 0
            changed = outcome(article) != before
            transaction.set_rollback(True)
        if response.status_code not in {302, 403, 404}:
            wrong.append((role, response.status_code))
        if changed != (role in roles) or (changed and not made):
            wrong.append((role, "changed" if changed else "refused"))
    assert wrong == []


@pytest.mark.parametrize("name", list(MOVES))
def test_a_move_in_the_wrong_state_is_refused_to_everybody(name, cast, writer):
    _roles, states, _lives = ALLOWED[name]
    elsewhere = sorted({"draft", "in_review", "approved"} - set(states))
    article = arrange(elsewhere[0], "unpublished", writer) if elsewhere else arrange("draft", "unpublished", writer)
    page = form_of(at_desk(cast["chief"]), page_of(article)) | sent(name)
    for person in cast.values():
        before = outcome(article)
        at_desk(person).post(page_of(article), page)
        assert outcome(article) == before


def test_a_move_needs_the_csrf_token(cast, writer):
    article = arrange("in_review", "unpublished", writer)
    page = form_of(at_desk(cast["chief"]), page_of(article)) | sent("approve")
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["editor"])
    before = outcome(article)
    assert client.post(page_of(article), page).status_code == 403
    assert Client().post(page_of(article), page).status_code == 302
    assert outcome(article) == before
