"""Corrections in review: the state of an article after a change, and who may approve or accept it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import photo_library
from articles.integrity import find_breaks
from articles.models import Article, Contributor, Credit, Edition, GuestLink
from articles.states import State
from articles.workflow import (
    LATEST,
    MoveNotAllowed,
    allowed_moves,
    approve_as_guest,
    moves_for,
    record_save,
    take_present_names,
)
from tests.support.makers import edit, make_article, make_person, make_photo, move, perform, publish, restore, share
from tests.support.moves import names, refusal_of
from tests.support.redaction_makers import redact

pytestmark = pytest.mark.django_db


def test_a_reviewers_correction_stays_in_review(corrected):
    assert (corrected.state, corrected.revision_number) == (State.IN_REVIEW, 2)
    event = corrected.events.order_by("-number").first()
    assert (event.move, event.from_state, event.to_state) == ("edit", "in_review", "in_review")


def test_a_writers_own_change_in_review_is_a_draft_again(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    assert edit(article, writer, standfirst="Lain.").state == State.DRAFT


def test_a_change_by_an_editor_who_wrote_part_of_the_submission_makes_it_a_draft_again(writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, standfirst="Ditulis editor.")
    move(article, "submit", by=writer)
    assert edit(article, editor, standfirst="Ditulis editor lagi.").state == State.DRAFT


def test_a_writers_small_change_does_not_let_the_editor_approve_their_own_article(writer, editor, chief):
    article = make_article(editor, body="<p>Kata editor</p>")
    article.assignee = writer
    article.save()
    edit(article, writer, body="<p>Kata, editor</p>")
    move(article, "submit", by=writer)
    assert "hendra" in refusal_of(article, "approve", editor)
    refusal_of(article, "accept", writer)
    # Either of them may accept the reviewer's change, because the reviewer approved the submission.
    edit(article, chief, body="<p>Kata, editor.</p>")
    move(article, "approve", by=chief)
    assert {name for name in ("accept", "approve") if name in names(article, editor)} == {"accept"}
    assert move(article, "accept", by=writer).state == State.APPROVED


def test_an_author_who_changes_an_approved_article_cannot_approve_it_with_a_writer(writer, editor, chief):
    article = make_article(editor, body="<p>Kata editor</p>")
    edit(article, writer, body="<p>Kata, editor</p>")
    move(article, "submit", by=editor)
    move(article, "approve", by=chief)
    article.refresh_from_db()
    article.body = "<p>Kata, editor.</p>"
    article.save()
    record_save(article, by=editor, wanted="publish")
    assert (article.state, article.revision_number) == (State.IN_REVIEW, 3)
    assert "hendra" in refusal_of(article, "approve", editor)
    assert move(article, "approve", by=chief).state == State.APPROVED


def test_words_restored_by_a_reviewer_need_acceptance_too(writer, editor, chief):
    article = make_article(writer)
    edit(article, writer, body="<p>Yang kedua.</p>")
    move(article, "submit", by=writer)
    restore(article, article.revisions.get(number=1), by=editor)
    assert move(article, "approve", by=editor).state == State.IN_REVIEW
    # The writer cannot accept their own words.
    assert "hendra" in refusal_of(article, "accept", writer)
    assert move(article, "accept", by=chief).state == State.APPROVED


def test_a_user_added_to_the_byline_in_review_cannot_approve(corrected, editor):
    person = Contributor.objects.create(name="Ratna", user=editor, is_writer=True)
    Credit.objects.create(article=corrected, contributor=person, role="writer")
    refusal_of(corrected, "approve", editor)


def byline_of(name, user):
    return Contributor.objects.create(name=name, user=user, is_writer=True)


def test_a_user_who_removes_their_credit_in_review_cannot_approve(writer, editor, chief):
    byline_of("Ratna", editor)
    article = make_article(writer, writers=["Ratna"])
    move(article, "submit", by=writer)
    other = Contributor.objects.create(name="Laras", is_writer=True)
    article.credits.filter(role="writer").update(contributor=other)
    assert edit(article, editor, standfirst="Diubah.").state == State.DRAFT
    article = Article.objects.get()
    move(article, "submit", by=writer)
    refusal_of(article, "approve", editor)


def test_a_credit_added_in_review_does_not_make_a_writer_of_the_submission(corrected, editor, second_writer):
    corrected.assignee = second_writer
    corrected.save()
    person = byline_of("Bagas", second_writer)
    Credit.objects.create(article=corrected, contributor=person, role="writer", order=5)
    edit(corrected, editor, standfirst="Dengan nama lain.")
    move(corrected, "approve", by=editor)
    assert "wulan" in refusal_of(corrected, "accept", second_writer)


def test_a_small_change_that_was_removed_does_not_make_a_writer_of_the_submission(writer, second_writer, editor):
    article = make_article(writer, body="<p>Satu dua tiga empat.</p>")
    article.assignee = second_writer
    article.save()
    edit(article, second_writer, body="<p>Satu, dua tiga empat.</p>")
    edit(article, writer, body="<p>Lima enam tujuh delapan.</p>")
    move(article, "submit", by=writer)
    edit(article, editor, body="<p>Lima enam tujuh, delapan.</p>")
    move(article, "approve", by=editor)
    refusal_of(article, "accept", second_writer)
    assert move(article, "accept", by=writer).state == State.APPROVED


def test_the_author_of_a_caption_added_after_the_submission_cannot_accept_it(writer, editor, chief):
    photo = make_photo()
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    photo.caption = "Kata editor: pejabat itu ditangkap kemarin."
    photo_library.change(photo, ["caption"], by=editor)
    take_present_names(article, by=chief, seen=LATEST)
    assert move(article, "approve", by=chief).state == State.IN_REVIEW
    assert "wulan" in refusal_of(article, "accept", editor)
    assert move(article, "accept", by=writer).state == State.APPROVED


def test_pages_of_an_article_with_a_redacted_submission_open(writer, editor, chief, client):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    move(article, "submit", by=writer)
    edit(article, editor, headline="Kabar", slug="kabar")
    redact(article, chief, make_person("wahyu", "Chief"))
    client.force_login(editor)
    assert client.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200
    assert allowed_moves(article, editor)


def test_an_author_is_shown_the_reviewers_whose_approval_needs_acceptance(writer, editor, chief):
    article = make_article(editor)
    article = move(article, "submit", by=editor)
    edit(article, chief, standfirst="Diubah.")
    assert "hendra" in refusal_of(article, "approve", editor)


def test_a_reviewer_corrects_an_update_of_a_live_article(writer, editor):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, body="<p>Perkembangan baru</p>")
    move(article, "submit", by=writer)
    edit(article, editor, body="<p>Perkembangan baru.</p>")
    move(article, "approve", by=editor)
    move(article, "accept", by=writer)
    perform(article, "publish", by=editor)
    assert Edition.objects.live().get().revision.number == 3
    assert list(find_breaks()) == [None]


def test_the_button_shows_who_has_to_accept_before_it_is_pressed(corrected, editor, chief):
    means = {one.name: str(one.consequence) for one in allowed_moves(corrected, editor)}
    assert "1 bagian" in means["approve"]
    others = {one.name: str(one.consequence) for one in allowed_moves(corrected, chief)}
    assert others["approve"] != means["approve"]


def test_the_desk_shows_who_could_approve_instead_of_the_author(writer, editor, chief):
    article = make_article(editor)
    article = move(article, "submit", by=editor)
    blocked = {one.name: str(refusal) for one, refusal in moves_for(article, editor)[1]}
    assert "hendra" in blocked["approve"]
    chief.is_active = False
    chief.save()
    blocked = {one.name: str(refusal) for one, refusal in moves_for(article, editor)[1]}
    assert "administrator" in blocked["approve"]


def test_a_guest_cannot_approve_changes_by_the_maker_of_the_link(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Diubah.")
    with pytest.raises(MoveNotAllowed):
        share(article, by=editor, use="approve")


def test_a_link_made_before_a_correction_cannot_approve(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    link = share(article, by=editor, use="approve")
    edit(article, editor, standfirst="Diubah.")
    with pytest.raises(MoveNotAllowed):
        approve_as_guest(link, name="Pengacara Luar")


def test_a_forged_link_cannot_approve_changes_by_its_maker(corrected, editor):
    link = GuestLink.objects.create(
        article=corrected,
        revision=corrected.latest_revision,
        key="k" * 43,
        use="approve",
        created_by=editor,
        expires_at=timezone.now() + timedelta(hours=1),
    )
    with pytest.raises(MoveNotAllowed):
        approve_as_guest(link, name="Pengacara Luar")
    corrected.refresh_from_db()
    assert (corrected.state, corrected.events.filter(move="approve").count()) == ("in_review", 0)
