"""Corrections in review: what a change makes of an article, and whose words it then holds."""

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
from tests.makers import edit, make_article, make_person, make_photo, move, perform, publish, restore, share
from tests.redaction.makers import redact
from tests.support.moves import names, refusal_of

pytestmark = pytest.mark.django_db


def test_a_reviewers_correction_stays_in_review(corrected):
    assert (corrected.state, corrected.revision_number) == (State.IN_REVIEW, 2)
    event = corrected.events.order_by("-number").first()
    assert (event.move, event.from_state, event.to_state) == ("edit", "in_review", "in_review")


def test_a_writers_own_change_in_review_is_a_draft_again(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    assert edit(article, writer, standfirst="Lain.").state == State.DRAFT


def test_an_editor_who_wrote_part_of_what_was_submitted_makes_it_a_draft_again(writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, standfirst="Ditulis editor.")
    move(article, "submit", by=writer)
    assert edit(article, editor, standfirst="Ditulis editor lagi.").state == State.DRAFT


def test_a_comma_in_an_editors_article_makes_nobody_its_second_person(writer, editor, chief):
    article = make_article(editor, body="<p>Kata editor</p>")
    article.assignee = writer
    article.save()
    edit(article, writer, body="<p>Kata, editor</p>")
    move(article, "submit", by=writer)
    assert "hendra" in refusal_of(article, "approve", editor)
    refusal_of(article, "accept", writer)
    # A reviewer's change of it is accepted by either, but what was submitted was approved by the reviewer.
    edit(article, chief, body="<p>Kata, editor.</p>")
    move(article, "approve", by=chief)
    assert {name for name in ("accept", "approve") if name in names(article, editor)} == {"accept"}
    assert move(article, "accept", by=writer).state == State.APPROVED


def test_an_author_who_changes_what_was_approved_does_not_approve_it_with_a_writer(writer, editor, chief):
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


def test_words_restored_by_a_reviewer_need_somebody_else_too(writer, editor, chief):
    article = make_article(writer)
    edit(article, writer, body="<p>Yang kedua.</p>")
    move(article, "submit", by=writer)
    restore(article, article.revisions.get(number=1), by=editor)
    assert move(article, "approve", by=editor).state == State.IN_REVIEW
    # They are the writer's own, so the writer does not accept them.
    assert "hendra" in refusal_of(article, "accept", writer)
    assert move(article, "accept", by=chief).state == State.APPROVED


def test_whose_byline_was_added_in_review_does_not_approve(corrected, editor):
    person = Contributor.objects.create(name="Ratna", user=editor, is_writer=True)
    Credit.objects.create(article=corrected, contributor=person, role="writer")
    refusal_of(corrected, "approve", editor)


def byline_of(name, user):
    return Contributor.objects.create(name=name, user=user, is_writer=True)


def test_taking_ones_byline_off_in_review_makes_nobody_a_reviewer_of_the_text(writer, editor, chief):
    byline_of("Ratna", editor)
    article = make_article(writer, writers=["Ratna"])
    move(article, "submit", by=writer)
    other = Contributor.objects.create(name="Laras", is_writer=True)
    article.credits.filter(role="writer").update(contributor=other)
    assert edit(article, editor, standfirst="Diubah.").state == State.DRAFT
    article = Article.objects.get()
    move(article, "submit", by=writer)
    refusal_of(article, "approve", editor)


def test_a_byline_added_in_review_makes_nobody_a_writer_of_what_was_submitted(corrected, editor, second_writer):
    corrected.assignee = second_writer
    corrected.save()
    person = byline_of("Bagas", second_writer)
    Credit.objects.create(article=corrected, contributor=person, role="writer", order=5)
    edit(corrected, editor, standfirst="Dengan nama lain.")
    move(corrected, "approve", by=editor)
    assert "wulan" in refusal_of(corrected, "accept", second_writer)


def test_a_comma_that_was_taken_out_again_makes_nobody_a_writer(writer, second_writer, editor):
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


def test_whoever_wrote_the_caption_that_came_in_after_the_submission_does_not_accept_it(writer, editor, chief):
    photo = make_photo()
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    photo.caption = "Kata editor: pejabat itu ditangkap kemarin."
    photo_library.change(photo, ["caption"], by=editor)
    take_present_names(article, by=chief, seen=LATEST)
    assert move(article, "approve", by=chief).state == State.IN_REVIEW
    assert "wulan" in refusal_of(article, "accept", editor)
    assert move(article, "accept", by=writer).state == State.APPROVED


def test_a_redacted_submission_breaks_no_page(writer, editor, chief, client):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    move(article, "submit", by=writer)
    edit(article, editor, headline="Kabar", slug="kabar")
    redact(article, chief, make_person("wahyu", "Chief"))
    client.force_login(editor)
    assert client.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200
    assert allowed_moves(article, editor)


def test_an_author_is_told_of_reviewers_whose_approval_has_to_be_accepted(writer, editor, chief):
    article = make_article(editor)
    article = move(article, "submit", by=editor)
    edit(article, chief, standfirst="Diubah.")
    assert "hendra" in refusal_of(article, "approve", editor)


def test_a_reviewer_changes_an_update_of_what_is_live(writer, editor):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, body="<p>Perkembangan baru</p>")
    move(article, "submit", by=writer)
    edit(article, editor, body="<p>Perkembangan baru.</p>")
    move(article, "approve", by=editor)
    move(article, "accept", by=writer)
    perform(article, "publish", by=editor)
    assert Edition.objects.live().get().revision.number == 3
    assert list(find_breaks()) == [None]


def test_the_button_says_before_it_is_pressed_who_has_to_accept(corrected, editor, chief):
    means = {one.name: str(one.consequence) for one in allowed_moves(corrected, editor)}
    assert "1 bagian" in means["approve"]
    others = {one.name: str(one.consequence) for one in allowed_moves(corrected, chief)}
    assert others["approve"] != means["approve"]


def test_the_desk_says_who_could_approve_in_place_of_the_author(writer, editor, chief):
    article = make_article(editor)
    article = move(article, "submit", by=editor)
    held = {one.name: str(refusal) for one, refusal in moves_for(article, editor)[1]}
    assert "hendra" in held["approve"]
    chief.is_active = False
    chief.save()
    held = {one.name: str(refusal) for one, refusal in moves_for(article, editor)[1]}
    assert "administrator" in held["approve"]


def test_a_guest_approves_no_changes_of_whoever_made_the_link(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Diubah.")
    with pytest.raises(MoveNotAllowed):
        share(article, by=editor, use="approve")


def test_a_link_made_before_a_correction_approves_nothing(writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    link = share(article, by=editor, use="approve")
    edit(article, editor, standfirst="Diubah.")
    with pytest.raises(MoveNotAllowed):
        approve_as_guest(link, name="Pengacara Luar")


def test_no_link_approves_what_its_maker_changed_however_it_came_to_be(corrected, editor):
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
