"""Approvals by guest link: of which revision, in whose name and with whose permission."""

import pytest
from django.contrib.auth.models import Group

from articles import references, workflow
from articles.audit import logins_of
from articles.integrity import find_breaks
from articles.models import GuestApproval, GuestLink, Note
from articles.text import digest
from articles.workflow import MoveNotAllowed
from tests.support.guest_links import APPROVE, opened
from tests.support.makers import approve, edit, make_article, move, perform, restore, share


@pytest.mark.django_db
def test_an_article_approved_by_a_guest_can_be_published(writer, editor, chief, submitted):
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
    assert logins_of(editor) == {"ratna"}
    assert perform(article, "publish", by=editor).public_status().live
    edition = article.editions.get()
    assert edition.approval == event
    assert edition.approval.actor_id != edition.revision.author_id
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_approval_sent_twice_is_made_once_and_the_second_is_refused(editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    workflow.approve_as_guest(link, name="Budi Santoso")
    assert workflow.why_not_approve(opened(link))
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    assert submitted.events.filter(move="approve").count() == 1


@pytest.mark.django_db
def test_a_guest_approves_only_the_revision_they_were_shown(writer, editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    edit(submitted, writer, body="<p>Tambahan yang tidak dilihat tamu.</p>")
    move(submitted, "submit", by=writer)
    assert workflow.why_not_approve(opened(link))
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")
    submitted.refresh_from_db()
    assert submitted.state == "in_review"


@pytest.mark.django_db
def test_a_link_whose_maker_wrote_part_since_cannot_approve(writer, editor, chief, submitted):
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
def test_guests_cannot_approve_articles_out_of_review_or_retracted_ones(writer, editor, chief):
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
def test_a_link_whose_maker_may_no_longer_review_cannot_approve(editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    group = Group.objects.get(name="Editor")
    group.permissions.remove(group.permissions.get(codename="review_article"))
    assert opened(link) == link
    assert workflow.why_not_approve(opened(link))
    with pytest.raises(MoveNotAllowed):
        workflow.approve_as_guest(link, name="Budi Santoso")


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["remark", "comment"])
def test_the_text_of_a_guest_may_be_erased_but_not_changed(what, editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    if what == "remark":
        workflow.approve_as_guest(link, name="Budi Santoso", remark="Jangan diterbitkan dulu.")
        words, field = GuestApproval.objects.all(), "remark"
    else:
        workflow.comment_as_guest(link, name="Budi Santoso", text="Jangan diterbitkan dulu.")
        words, field = Note.objects.filter(link=link), "text"
    assert list(find_breaks()) == [None]
    words.update(**{field: "Semua aman."})
    assert any(find_breaks())
    words.delete()
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["remark", "comment"])
def test_words_that_no_guest_wrote_are_found(what, editor, submitted):
    link = share(submitted, by=editor, use=APPROVE)
    workflow.approve_as_guest(link, name="Budi Santoso")
    assert list(find_breaks()) == [None]
    if what == "remark":
        GuestApproval.objects.update(remark="Saya setuju semua.")
    else:
        Note.objects.create(article=submitted, link=link, revision_number=1, author_name="Budi Santoso", text="Bagus.")
    assert any(find_breaks())


@pytest.mark.django_db
def test_a_guest_who_is_signed_in_does_not_approve_a_name_that_they_gave_alone(writer, editor, chief):
    article = make_article(writer, topic="Banjir")
    references.change(article.topic, {"name": "Banjir Bandang"}, by=editor)
    move(article, "submit", by=writer)
    link = share(article, by=chief, use=GuestLink.Use.APPROVE)
    assert "namanya" in workflow.why_not_approve(link, viewer=editor)
    with pytest.raises(MoveNotAllowed, match="namanya"):
        workflow.approve_as_guest(link, name="Ratna Sari", viewer=editor)
    assert workflow.approve_as_guest(link, name="Budi Santoso").state == "approved"
