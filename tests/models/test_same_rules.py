"""Rules written both in SQL for lists and in Python for one row give the same result."""

import random
from datetime import timedelta
from itertools import product

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone, translation

from articles.admin.photos.cards import problems_of
from articles.admin.photos.filters import PROBLEM_CHOICES
from articles.desk import team_rows
from articles.models import Article, Event, GuestLink, Photo
from articles.states import APPROVALS, PublicState, State
from articles.workflow import MoveNotAllowed
from tests.support.makers import approve, edit, make_article, make_category, make_person, make_photo, perform

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
    for number in range(8):
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


# What the card of a photo says, by the name of the filter that finds it.
PHRASES = {
    "ending": ("its rights end ",),
    "ended": ("its rights ended ",),
    "withdrawn": ("taken off the site",),
    "words": ("no alternative text", "no credit"),
    "consent": ("no consent",),
    "files": ("its files could not be made", "its files are still being made"),
}
BLANK_AND_FILLED = ["", " ", "\u00a0\n\u3000", "Kapal"]
PHOTO_STATES = list(
    product(
        [False, True],  # withdrawn
        [None, -DAY, timedelta(0), DAY, 7 * DAY, 8 * DAY],  # end of the rights
        [({}, ""), ({"story": 1}, ""), ({}, "rusak"), ({"story": 1}, "rusak")],  # files
    )
)


def found_by(name, photo, now):
    """Return whether a filter of the photo library finds a photo."""
    return PROBLEM_CHOICES[name][1](Photo.objects.filter(pk=photo.pk), now).exists()


def problems_named_for(photo, now):
    """Return the names of the filters whose problems the card of a photo names."""
    with translation.override("en"):
        problems = problems_of(photo, now)
    assert all(problem.startswith(tuple(sum(PHRASES.values(), ()))) for problem in problems)
    return {name for name, texts in PHRASES.items() if any(problem.startswith(texts) for problem in problems)}


def test_a_filter_finds_a_photo_if_and_only_if_its_card_names_the_problem():
    now = timezone.now()
    assert PHRASES.keys() == PROBLEM_CHOICES.keys()
    photo, seen = make_photo(), set()
    texts = product(BLANK_AND_FILLED, BLANK_AND_FILLED, [True, False], BLANK_AND_FILLED)
    files = product(PHOTO_STATES, [("Kapal", "Arsip", False, "")])
    for (withdrawn, ends, (renditions, failure)), (alt, credit, needs_consent, consent) in (
        *files,
        *product([(False, None, ({"story": 1}, "")), (True, -DAY, ({}, "rusak")), (False, DAY, ({}, ""))], texts),
    ):
        photo.withdrawn_at, photo.expires_at = now if withdrawn else None, None if ends is None else now + ends
        photo.renditions, photo.failure = renditions, failure
        photo.alt, photo.credit, photo.needs_consent, photo.consent = alt, credit, needs_consent, consent
        photo.save()
        problems = problems_named_for(photo, now)
        assert {name for name in PROBLEM_CHOICES if found_by(name, photo, now)} == problems
        seen.add(frozenset(problems))
    assert len(seen) >= 15


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("ends", [None, -DAY, DAY])
def test_a_photo_is_expired_if_and_only_if_the_list_contains_it(withdrawn, ends):
    now, photo = timezone.now(), make_photo()
    photo.withdrawn_at, photo.expires_at = now if withdrawn else None, None if ends is None else now + ends
    photo.save()
    assert Photo.objects.expired().exists() == photo.is_expired


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("deadline", [None, -DAY, DAY])
def test_an_article_is_overdue_if_and_only_if_the_list_contains_it(state, deadline, writer):
    article = make_article(writer)
    article.state, article.deadline = state, None if deadline is None else timezone.now() + deadline
    article.save()
    assert Article.objects.overdue().exists() == article.is_overdue == (state == "draft" and deadline == -DAY)


def test_an_event_is_an_approval_if_and_only_if_the_list_contains_it(writer):
    article = make_article(writer)
    moves = [*APPROVALS, "submit", "publish", "edit"]
    events = [Event(article=article, move=move, to_state=state) for move in moves for state in ("", *State.values)]
    assert sum(event.is_approval for event in events) == len(APPROVALS)
    number = Event.objects.count()
    for event in events:
        number += 1
        event.number, event.subject_kind, event.subject = number, Event.SubjectKind.ARTICLE, str(article.uid)
        event.save()
        assert Event.objects.approvals().filter(pk=event.pk).exists() == event.is_approval


@pytest.mark.parametrize("revoked", [False, True])
@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_a_guest_link_is_open_if_and_only_if_the_list_contains_it(revoked, hours, writer):
    article, now = make_article(writer), timezone.now()
    link = GuestLink.objects.create(
        revision=article.latest_revision,
        article=article,
        key="k",
        created_by=writer,
        created_at=now - DAY,
        expires_at=now + timedelta(hours=hours),
        revoked_at=now if revoked else None,
    )
    assert GuestLink.objects.open(now).exists() == link.is_open(now) == (hours == 1 and not revoked)


CODENAMES = sorted(team_rows.ARTICLE_PERMISSIONS)


@pytest.mark.parametrize("is_limited", [False, True])
@pytest.mark.parametrize("held", list(product([False, True], repeat=len(CODENAMES))))
def test_the_team_names_the_categories_that_a_person_may_edit(held, is_limited):
    person = make_person("ratna")
    person.is_staff = True
    person.save()
    codenames = [name for name, is_held in zip(CODENAMES, held, strict=True) if is_held]
    person.user_permissions.set(Permission.objects.filter(content_type__app_label="articles", codename__in=codenames))
    own, other = make_category("Ekonomi"), make_category("Olahraga")
    if is_limited:
        person.desk_categories.add(own)
    articles = {category: make_article(headline=category.name, category=category) for category in (own, other)}
    person = type(person).objects.get(pk=person.pk)
    editable = {one for one, article in articles.items() if article.is_editable_by(person)}
    with translation.override("en"):
        (row,) = team_rows.describe(team_rows.people(search="ratna"))
    assert {"": set(), "Ekonomi": {own}, "all": {own, other}}[row.categories] == editable
