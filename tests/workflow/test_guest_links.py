"""Guest links: who creates and revokes them, how long they are valid, and which tokens open them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.signing import Signer
from django.utils import timezone

from articles import workflow
from articles.integrity import find_breaks
from articles.models import GuestLink, Note
from articles.workflow import MoveNotAllowed
from tests.support.guest_links import APPROVE, COMMENT, LOOK, opened
from tests.support.makers import edit, make_article, make_category, move, share

HOUR = timedelta(hours=1)


def expire(link):
    """Change the link to one that expired an hour ago."""
    now = timezone.now()
    GuestLink.objects.filter(pk=link.pk).update(created_at=now - 2 * HOUR, expires_at=now - HOUR)


@pytest.mark.django_db
def test_a_link_is_recorded_with_its_permission_and_expiry(writer, submitted):
    link = share(submitted, by=writer, use=COMMENT, guest="  Budi \n Santoso ")
    event = submitted.events.get(move="share")
    assert link.guest == "Budi Santoso"
    assert (event.details["link"], event.details["use"]) == (link.pk, "comment")
    assert "Budi" not in str(event.digest_payload())
    assert event.details["revision"] == link.revision.number == 1
    assert link.key not in str(event.digest_payload())
    assert timedelta(days=2, hours=23) < link.expires_at - timezone.now() <= timedelta(days=3)
    assert opened(link) == link
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("lasts", [timedelta(minutes=30), timedelta(0), -HOUR, timedelta(days=30, minutes=1)])
def test_a_link_is_valid_for_an_hour_at_least_and_thirty_days_at_most(lasts, writer, submitted):
    with pytest.raises(MoveNotAllowed):
        share(submitted, by=writer, use=LOOK, expires_at=timezone.now() + lasts)
    assert not GuestLink.objects.exists()
    for allowed in (HOUR, timedelta(days=30)):
        share(submitted, by=writer, use=LOOK, expires_at=timezone.now() + allowed)


@pytest.mark.django_db
def test_each_role_may_create_only_its_kinds_of_links(writer, second_writer, editor, moderator, reader, submitted):
    assert workflow.uses_for(submitted, writer) == [LOOK, COMMENT]
    assert workflow.uses_for(submitted, editor) == [LOOK, COMMENT, APPROVE]
    for nobody in (second_writer, moderator, reader):
        assert workflow.uses_for(submitted, nobody) == []
        with pytest.raises(MoveNotAllowed):
            share(submitted, by=nobody, use=LOOK)
    with pytest.raises(MoveNotAllowed):
        share(submitted, by=writer, use=APPROVE)
    with pytest.raises(MoveNotAllowed):
        share(submitted, by=editor, use="everything")
    assert not submitted.events.filter(move="share").exists()


@pytest.mark.django_db
def test_an_author_cannot_create_a_link_that_approves(writer, editor):
    article = make_article(writer)
    edit(article, editor, body="<p>Disunting.</p>")
    move(article, "submit", by=writer)
    assert APPROVE not in workflow.uses_for(article, editor)
    with pytest.raises(MoveNotAllowed):
        share(article, by=editor, use=APPROVE)


@pytest.mark.django_db
def test_a_refused_link_names_only_users_who_could_create_it(writer, editor, chief, submitted):
    edit(submitted, editor, body="<p>Disunting.</p>")
    with pytest.raises(MoveNotAllowed) as refusal:
        share(submitted, by=editor, use=APPROVE)
    assert chief.username in str(refusal.value)
    assert editor.username not in str(refusal.value)


@pytest.mark.django_db
def test_the_number_of_links_to_an_article_is_limited(writer, editor, submitted):
    link = share(submitted, by=writer, use=LOOK)
    GuestLink.objects.bulk_create(
        GuestLink(
            revision=link.revision, article=submitted, key=str(number), created_by=writer, expires_at=link.expires_at
        )
        for number in range(49)
    )
    with pytest.raises(MoveNotAllowed):
        share(submitted, by=editor, use=LOOK)
    workflow.revoke_link(link, by=writer)
    share(submitted, by=editor, use=LOOK)


@pytest.mark.django_db
def test_only_the_whole_token_opens_a_link(writer, submitted):
    link = share(submitted, by=writer, use=LOOK)
    token = workflow.token_of(link)
    other = workflow.token_of(share(submitted, by=writer, use=LOOK))
    wrong = [
        "",
        ":",
        link.key,
        token[:-1],
        token[1:],
        token + "A",
        token.replace(":", ""),
        f"{link.key}:{other.partition(':')[2]}",
        Signer().sign(link.key),
        Signer(salt="articles.guests").sign("x" * 43),
        "\x00",
        "ñ:é",
        token * 1000,
    ]
    assert [one[:90] for one in wrong if workflow.open_link(one) is not None] == []
    assert workflow.open_link(token) == link


@pytest.mark.django_db
def test_an_expired_and_a_revoked_link_do_not_open(writer, editor, submitted):
    expired, revoked = (share(submitted, by=writer, use=LOOK) for _ in range(2))
    expire(expired)
    workflow.revoke_link(revoked, by=writer)
    assert opened(expired) is None
    assert opened(revoked) is None
    assert submitted.events.filter(move="unshare").count() == 1
    workflow.revoke_link(revoked, by=editor)
    workflow.revoke_link(expired, by=editor)
    assert submitted.events.filter(move="unshare").count() == 1


@pytest.mark.django_db
def test_a_link_is_revoked_by_its_maker_and_by_editors_of_the_article(writer, second_writer, editor, submitted):
    link = share(submitted, by=writer, use=LOOK)
    with pytest.raises(MoveNotAllowed):
        workflow.revoke_link(link, by=second_writer)
    make_category("Olahraga").editors.add(editor)
    with pytest.raises(MoveNotAllowed):
        workflow.revoke_link(link, by=editor)
    assert opened(link) == link
    editor.desk_categories.clear()
    assert workflow.revoke_link(link, by=editor).revoked_at
    by_editor = share(submitted, by=editor, use=LOOK)
    with pytest.raises(MoveNotAllowed):
        workflow.revoke_link(by_editor, by=writer)


@pytest.mark.django_db
def test_a_link_cannot_do_more_than_its_maker_could(writer, editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    sport = make_category("Olahraga")
    sport.editors.add(editor)
    assert opened(link) is None
    with pytest.raises(workflow.LinkClosed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    sport.editors.clear()
    editor.is_active = False
    editor.save()
    assert opened(link) is None
    with pytest.raises(workflow.LinkClosed):
        workflow.comment_as_guest(link, name="Budi Santoso", text="Baik.")
    editor.is_active = True
    editor.save()
    assert opened(link) == link
    editor.groups.set([Group.objects.get(name="Writer")])
    assert opened(link) is None
    submitted.refresh_from_db()
    assert submitted.state == "in_review"
    assert not Note.objects.exists()
