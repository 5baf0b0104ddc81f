"""Guest links: who makes them, what they open, and what is done by them in whose name."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.signing import Signer
from django.utils import timezone

from articles import workflow
from articles.integrity import find_breaks
from articles.models import GuestLink, Note
from articles.text import digest
from articles.workflow import MoveNotAllowed
from tests.makers import approve, edit, make_article, make_category, move, perform, restore, share

LOOK, COMMENT, APPROVE = GuestLink.Use
HOUR = timedelta(hours=1)


@pytest.fixture
def submitted(writer):
    """A writer's article in review."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    return article


def opened(link):
    """What the link's token opens now."""
    return workflow.open_link(workflow.token_of(link))


def expire(link):
    """Let the link be one that expired an hour ago."""
    now = timezone.now()
    GuestLink.objects.filter(pk=link.pk).update(created_at=now - 2 * HOUR, expires_at=now - HOUR)


@pytest.mark.django_db
def test_a_link_is_witnessed_with_what_it_may_and_until_when(writer, submitted):
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
def test_a_link_holds_for_an_hour_at_least_and_thirty_days_at_most(lasts, writer, submitted):
    with pytest.raises(MoveNotAllowed):
        share(submitted, by=writer, use=LOOK, expires_at=timezone.now() + lasts)
    assert not GuestLink.objects.exists()
    for allowed in (HOUR, timedelta(days=30)):
        share(submitted, by=writer, use=LOOK, expires_at=timezone.now() + allowed)


@pytest.mark.django_db
def test_who_may_offer_what(writer, second_writer, editor, moderator, reader, submitted):
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
def test_who_wrote_part_of_it_makes_no_link_that_approves(writer, editor):
    article = make_article(writer)
    edit(article, editor, body="<p>Disunting.</p>")
    move(article, "submit", by=writer)
    assert APPROVE not in workflow.uses_for(article, editor)
    with pytest.raises(MoveNotAllowed):
        share(article, by=editor, use=APPROVE)


@pytest.mark.django_db
def test_a_refused_link_names_only_people_who_could_make_it(writer, editor, chief, submitted):
    edit(submitted, editor, body="<p>Disunting.</p>")
    with pytest.raises(MoveNotAllowed) as refusal:
        share(submitted, by=editor, use=APPROVE)
    assert chief.username in str(refusal.value)
    assert editor.username not in str(refusal.value)


@pytest.mark.django_db
def test_links_to_one_article_do_not_pile_up(writer, editor, submitted):
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
def test_an_expired_and_a_revoked_link_open_nothing(writer, editor, submitted):
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
def test_a_link_is_revoked_by_who_made_it_and_by_editors_in_reach(writer, second_writer, editor, submitted):
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
def test_a_link_can_do_no_more_than_who_made_it_could_at_that_moment(writer, editor, submitted):
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


@pytest.mark.django_db
def test_a_comment_carries_the_name_typed_and_whose_link_it_was(writer, submitted):
    writer.first_name, writer.last_name = "Wulan", "Sari"
    writer.save()
    link = share(submitted, by=writer, use=COMMENT)
    edit(submitted, writer, body="<p>Sudah lain.</p>")
    note = workflow.comment_as_guest(
        link, name=" Budi\r\nSantoso ", text=" Kalimat kedua\r\nkeliru. ", quote="Pasar  itu"
    )
    assert note.author is None
    assert note.author_name.startswith("Budi Santoso (")
    assert "Wulan Sari" in note.author_name
    assert (note.text, note.quote, note.revision_number) == ("Kalimat kedua\nkeliru.", "Pasar itu", 1)
    event = submitted.events.get(move="comment")
    assert (event.actor, event.actor_name, event.who) == (None, "guest", note.author_name)
    assert event.why == "Kalimat kedua keliru."
    assert "Budi" not in str(event.digest_payload())
    assert "keliru" not in str(event.digest_payload())
    assert event.details["typed"] == digest([event.salt, note.text])
    assert event.details["link"] == link.pk
    assert "wulan" in event.details["made_by"]
    assert event.revision.number == 1
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_the_same_words_sent_twice_are_one_comment(writer, submitted):
    link = share(submitted, by=writer, use=COMMENT)
    first, second = (workflow.comment_as_guest(link, name="Budi Santoso", text="Keliru.") for _ in range(2))
    assert first == second
    assert submitted.events.filter(move="comment").count() == 1


@pytest.mark.django_db
def test_a_link_takes_fifty_comments(writer, submitted):
    link = share(submitted, by=writer, use=COMMENT)
    for number in range(50):
        workflow.comment_as_guest(link, name="Budi Santoso", text=f"Ke-{number}.")
    with pytest.raises(MoveNotAllowed):
        workflow.comment_as_guest(link, name="Budi Santoso", text="Satu lagi.")
    assert link.notes.count() == 50


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "Baik."),
        (" \u200b ", "Baik."),
        ("x", "Baik."),
        ("\u200d\u200d\u200d", "Baik."),
        ("x" * 81, "Baik."),
        ("x" * 10_000, "Baik."),
        ("Budi Santoso", " \r\n\x00"),
        ("Budi Santoso", "x" * 4001),
    ],
)
def test_a_comment_needs_a_name_and_words_that_fit(name, text, writer, submitted):
    link = share(submitted, by=writer, use=COMMENT)
    with pytest.raises(MoveNotAllowed):
        workflow.comment_as_guest(link, name=name, text=text)
    assert not Note.objects.exists()


@pytest.mark.django_db
def test_hostile_names_are_kept_as_text_on_one_line(writer, submitted):
    writer.first_name, writer.last_name = "W" * 150, "S" * 150
    writer.save()
    link = share(submitted, by=writer, use=COMMENT)
    note = workflow.comment_as_guest(
        link, name="<script>a\u202eb\x00</script>\n%(whose)s", text="Teks\x00 \ud800ini.", quote="q" * 9000
    )
    assert note.author_name.startswith("<script>ab</script> %(whose)s (")
    assert len(note.author_name) <= 160
    assert note.author_name.endswith(")")
    assert note.text == "Teks ini."
    assert len(note.quote) == 500


@pytest.mark.django_db
def test_a_link_for_looking_takes_neither_comment_nor_approval(editor, submitted):
    look, comment = (share(submitted, by=editor, use=use) for use in (LOOK, COMMENT))
    for link, act in (
        (look, lambda link: workflow.comment_as_guest(link, name="Budi", text="Baik.")),
        (look, lambda link: workflow.approve_as_guest(link, name="Budi")),
        (comment, lambda link: workflow.approve_as_guest(link, name="Budi")),
    ):
        with pytest.raises(MoveNotAllowed):
            act(link)
    assert not submitted.events.filter(move__in=["comment", "approve"]).exists()


@pytest.mark.django_db
def test_what_a_guest_approved_can_be_published(writer, editor, chief, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    assert workflow.why_not_approve(opened(link)) == ""
    article = workflow.approve_as_guest(link, name="Budi Santoso", remark="Tidak ada keberatan.")
    assert article.state == "approved"
    event = article.events.get(move="approve")
    assert event.actor == editor
    assert event.who.startswith("Budi Santoso (")
    assert "ratna" in event.who
    assert event.why == "Tidak ada keberatan."
    typed = digest([event.salt, "Tidak ada keberatan."])
    assert event.details == {"link": link.pk, "made_by": "ratna", "typed": typed}
    assert (event.actor_name, event.reason) == ("guest", "")
    assert perform(article, "publish", by=editor).standing().live
    edition = article.editions.get()
    assert edition.approval == event
    assert edition.approval.actor_id != edition.revision.author_id
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_approval_sent_twice_is_made_once_and_the_second_is_told(editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    workflow.approve_as_guest(link, name="Budi Santoso")
    assert workflow.why_not_approve(opened(link))
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    assert submitted.events.filter(move="approve").count() == 1


@pytest.mark.django_db
def test_a_guest_approves_just_the_revision_they_were_shown(writer, editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    edit(submitted, writer, body="<p>Tambahan yang tidak dilihat tamu.</p>")
    move(submitted, "submit", by=writer)
    assert workflow.why_not_approve(opened(link))
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    submitted.refresh_from_db()
    assert submitted.state == "in_review"


@pytest.mark.django_db
def test_who_wrote_part_since_lends_no_authority_to_the_link(writer, editor, chief, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    edit(submitted, editor, body="<p>Kata-kata editor.</p>")
    restore(submitted, link.revision, by=writer)
    move(submitted, "submit", by=writer)
    newer = share(submitted, by=chief, use=APPROVE)
    GuestLink.objects.filter(pk=newer.pk).update(created_by=editor)
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(newer, name="Budi Santoso")
    GuestLink.objects.filter(pk=newer.pk).update(created_by=chief)
    assert workflow.approve_as_guest(newer, name="Budi Santoso").state == "approved"


@pytest.mark.django_db
def test_nothing_is_approved_that_is_not_in_review_or_was_retracted(writer, editor, chief):
    draft = make_article(writer)
    link = share(draft, by=editor, use=APPROVE)
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    move(draft, "submit", by=writer)
    link = share(draft, by=editor, use=APPROVE)
    move(draft, "withdraw", by=writer)
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    published = perform(approve(make_article(writer), writer, editor), "publish", by=editor)
    edit(published, writer, body="<p>Calon perubahan.</p>")
    move(published, "submit", by=writer)
    link = share(published, by=editor, use=APPROVE)
    perform(published, "retract", by=chief, reason="Korban dikenali.", ground="victim")
    perform(published, "confirm_retraction", by=editor)
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    published.refresh_from_db()
    assert published.state == "in_review"


@pytest.mark.django_db
def test_who_may_no_longer_review_approves_nothing_by_a_link(editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    group = Group.objects.get(name="Editor")
    group.permissions.remove(group.permissions.get(codename="review_article"))
    assert opened(link) == link
    assert workflow.why_not_approve(opened(link))
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
