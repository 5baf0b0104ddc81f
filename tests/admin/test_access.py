"""Requests by every role to every address of the desk for objects of others: statuses and leaks."""

from collections import defaultdict
from copy import deepcopy
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import resolve
from django.utils import timezone

from articles import edit_sessions, workflow
from articles.models import (
    Article,
    ChecklistItem,
    CommentPolicy,
    Contributor,
    Edition,
    GuestLink,
    LoginAttempt,
    Notification,
    Page,
    Tag,
    Topic,
)
from tests.support.makers import approve, edit, make_article, make_person, make_photo, move, perform, publish, share

from .access_table import CONFIRMED, POSTED, ROLES, ROWS

pytestmark = pytest.mark.django_db
SECRET = "MARKARAHASIA"
# Those who may not read the draft, nor the scheduled edition, nor what is being changed of the live article.
OUTSIDERS = {"second_writer", "sports_editor", "moderator", "staff", "nobody"}


def routes():
    """Return the route of each address of the desk, from the resolver of the admin site."""

    def walk(patterns, before):
        for pattern in patterns:
            route = before + str(pattern.pattern).removeprefix("^")
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route)
            else:
                yield route

    return set(walk(admin.site.get_urls(), "admin/"))


@pytest.fixture
def people(writer, second_writer, editor, sports_editor, chief, moderator):
    """One user of each role, with the writer as the owner of the objects. ``nobody`` is not signed in."""
    staff = make_person("staf")
    staff.is_staff = True
    staff.save()
    return {
        "owner": writer,
        "second_writer": second_writer,
        "sports_editor": sports_editor,
        "editor": editor,
        "chief": chief,
        "moderator": moderator,
        "staff": staff,
        "superuser": get_user_model().objects.create_superuser("admin", password="kata-sandi-uji"),
        "nobody": None,
    }


def draft_of(owner, second_writer, editor):
    """Make a draft that was sent back, with notes and the like, and was once assigned to the second writer."""
    photo = make_photo(owner)
    words = {"headline": f"{SECRET} draf", "standfirst": SECRET, "body": f"<p>{SECRET}</p>", "topic": "Kereta"}
    draft = make_article(owner, photo=photo, tags=["Rel"], **words)
    workflow.assign(draft, by=editor, to=second_writer)
    note = workflow.add_note(draft, by=owner, text=f"@bagas {SECRET}", quote=SECRET)
    workflow.assign(draft, by=editor, to=None)
    move(draft, "submit", by=owner)
    move(draft, "request_changes", by=editor, reason=SECRET)
    draft = edit(draft, owner, standfirst=f"{SECRET} lagi")
    share(draft, by=owner, use=GuestLink.Use.LOOK, guest=SECRET)
    return draft, note, photo


def shown_of(owner, editor, chief):
    """Make a scheduled edition, and a live article with a changed working copy and a pending retraction."""
    scheduled = approve(make_article(owner, f"{SECRET} terjadwal", f"<p>{SECRET}</p>"), owner, editor)
    perform(scheduled, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    live = publish(make_article(owner, "Pasar Dibuka"), owner, editor)
    edit(live, owner, headline=f"{SECRET} baru")
    perform(live, "retract", by=chief, reason=f"{SECRET} sebab", ground="child")
    return Edition.objects.get(article=scheduled), Edition.objects.get(article=live)


@pytest.fixture
def parts(people):
    """The numbers of objects of somebody else for the routes, by kind of object."""
    owner = people["owner"]
    draft, note, photo = draft_of(owner, people["second_writer"], people["editor"])
    scheduled, live = shown_of(owner, people["editor"], people["chief"])
    item = ChecklistItem.objects.create(name="Dibaca ahli hukum", kind="tick")
    edit_sessions.touch(owner, draft, uuid4(), base=1, form_content={"headline": [SECRET]})
    person = Contributor.objects.create(name="Wulan", user=owner, is_writer=True, is_editor=True)
    messages = [
        Notification.objects.create(recipient=people[role], kind="mentioned", article=draft, about="x", text=SECRET)
        for role in ("second_writer", "sports_editor")
    ]
    return {
        "article": draft.pk,
        "revision": draft.revision_number,
        "category": draft.category_id,
        "checklistitem": item.pk,
        "commentpolicy": CommentPolicy.objects.get().pk,
        "contributor": person.pk,
        "dbtaskresult": "00000000-0000-4000-8000-000000000000",
        "edition": scheduled.pk,
        "public_edition": live.pk,
        "editor": person.pk,
        "event": draft.events.get(move="request_changes").pk,
        "group": Group.objects.get(name="Writer").pk,
        "loginattempt": LoginAttempt.objects.create(user=people["second_writer"], outcome="succeeded").pk,
        "link": draft.guest_links.get().pk,
        "message": messages[0].pk,
        "note": note.pk,
        "page": Page.objects.first().pk,
        "photo": photo.pk,
        "photo_uid": photo.uid,
        "edit_session": draft.edit_sessions.get().pk,
        "tag": Tag.objects.get().pk,
        "topic": Topic.objects.get().pk,
        "user": people["second_writer"].pk,
        "writer": person.pk,
        "type_of_articles": ContentType.objects.get_for_model(Article).pk,
    }


def filled(text, parts):
    """Return a part of the table with the numbers of objects in it."""
    return text.format_map(parts)


def test_every_address_has_a_row_in_the_table():
    numbers = defaultdict(lambda: "1")
    found = {resolve("/admin/" + filled(row.address, numbers).partition("?")[0]).route for row in ROWS}
    assert found == routes()


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_each_role_as_the_table_says(client, people, parts, role):
    wrong, leaks = [], []
    if people[role]:
        client.force_login(people[role])
    signed_in = deepcopy(client.cookies)
    for row in ROWS:
        client.cookies = deepcopy(signed_in)
        address = f"/admin/{filled(row.address, parts)}"
        sent = {filled(name, parts): filled(value, parts) for name, value in POSTED.get(row.address, CONFIRMED).items()}
        with transaction.atomic():
            answer = client.get(address) if row.method == "GET" else client.post(address, sent)
            text = b"".join(answer.streaming_content) if answer.streaming else answer.content
            messages = [str(one) for one in get_messages(answer.wsgi_request)]
            transaction.set_rollback(True)
        everything = "\n".join([text.decode(errors="replace"), answer.headers.get("Location", ""), *messages])
        if answer.status_code != row.expected[role]:
            wrong.append(f"{row.method} {address}: {answer.status_code}, not {row.expected[role]}")
        if role in OUTSIDERS and SECRET.casefold() in everything.casefold():
            leaks.append(f"{row.method} {address}")
    assert (wrong, leaks) == ([], [])
