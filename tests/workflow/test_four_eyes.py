"""Four eyes: nobody approves words of an article that are their own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Contributor, Credit, Revision
from articles.triggers import triggers_disabled
from articles.workflow import MoveNotAllowed
from tests.makers import approve, edit, make_article, make_category, make_person, move, perform, publish, restore


@pytest.mark.django_db
def test_an_editor_who_mended_the_text_does_not_approve_it(writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, body="<p>Dibetulkan oleh editor.</p>")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_a_later_edit_by_the_writer_does_not_make_the_editors_words_anothers(writer, editor):
    article = make_article(writer)
    edit(article, editor, body="<p>Ditulis editor.</p>")
    edit(article, writer, body="<p>Ditulis editor.</p><p>Ditambah penulis.</p>")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_words_that_another_approved_already_do_not_bar_their_author_for_ever(writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, body="<p>Ditulis editor.</p>")
    approve(article, writer, chief)
    edit(article, writer, body="<p>Ditulis editor.</p><p>Perkembangan baru.</p>")
    assert approve(article, writer, editor).state == "approved"


@pytest.mark.django_db
def test_sending_an_approved_article_back_does_not_let_its_author_approve_it(writer, editor, chief):
    article = make_article(chief)
    approve(article, writer=chief, approver=editor)
    move(article, "request_changes", by=editor, reason="Tunggu.")
    move(article, "submit", by=chief)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=chief)


@pytest.mark.django_db
def test_having_somebody_else_restore_ones_words_does_not_make_them_anothers(writer, editor, chief):
    article = make_article(editor, body="<p>Kata-kata editor.</p>")
    edit(article, writer, body="<p>Kata-kata penulis.</p>", created_by=writer)
    approve(article, writer, chief)
    restore(article, article.revisions.get(number=1), by=writer)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_who_signs_an_imported_article_does_not_approve_it(editor, chief):
    article = make_article(None)
    person = Contributor.objects.create(name="Ratna", user=editor, is_writer=True)
    Credit.objects.create(article=article, contributor=person, role="writer")
    move(article, "submit", by=chief)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_an_editor_of_named_categories_handles_only_theirs(writer, editor):
    sport, economy = make_category("Olahraga"), make_category("Ekonomi")
    football = make_category("Sepak Bola", parent=sport)
    sport.editors.add(editor)
    mine, others = make_article(writer, category=football), make_article(writer, category=economy)
    for article in (mine, others):
        move(article, "submit", by=writer)
    assert move(mine, "approve", by=editor).state == "approved"
    with pytest.raises(MoveNotAllowed):
        move(others, "approve", by=editor)


@pytest.mark.django_db
def test_a_deactivated_login_makes_no_moves(writer):
    article = make_article(writer)
    writer.is_active = False
    writer.save()
    with pytest.raises(MoveNotAllowed):
        move(article, "submit", by=writer)


@pytest.mark.django_db
def test_a_superuser_is_bound_by_four_eyes_too(django_user_model):
    admin = make_person("admin")
    admin.is_superuser = True
    admin.save()
    article = make_article(admin)
    move(article, "submit", by=admin)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=admin)


@pytest.mark.django_db
def test_an_approval_that_was_taken_back_lets_nobody_approve_their_own_words(editor, chief):
    author = make_person("penyunting", "Editor")
    article = make_article(author)
    edit(article, editor, body="<p>Ditambah editor lain.</p>")
    move(article, "submit", by=author)
    move(article, "approve", by=chief)
    move(article, "request_changes", by=chief, reason="Tunggu.")
    move(article, "submit", by=author)
    for person in (author, editor):
        with pytest.raises(MoveNotAllowed):
            move(article, "approve", by=person)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_words_that_are_restored_with_a_tag_more_are_still_their_authors(writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, body="<p>Kalimat editor yang tidak pernah disetujui.</p>")
    edit(article, writer, body="<p>Pasar itu buka lagi.</p>")
    approve(article, writer, chief)
    restore(article, article.revisions.get(number=2), by=writer)
    edit(article, writer, tags=["Pasar"])
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_publishing_ones_words_does_not_let_one_approve_them_a_second_time(writer, editor, chief):
    article = publish(make_article(editor), editor, chief)
    move(article, "request_changes", by=chief, reason="Periksa sekali lagi.")
    move(article, "submit", by=editor)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_words_that_were_sent_back_still_wait_after_somebody_else_has_added_to_them(editor, chief):
    second_editor = make_person("penyunting", "Editor")
    article = approve(make_article(chief), writer=chief, approver=editor)
    move(article, "request_changes", by=editor, reason="Tambahkan angka.")
    edit(article, second_editor, body="<p>Pasar itu buka lagi.</p><p>Ada seratus kios.</p>")
    move(article, "submit", by=second_editor)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=chief)
    assert move(article, "approve", by=editor).state == "approved"


@pytest.mark.django_db
def test_whoever_deleted_a_passage_since_the_approval_does_not_approve_that(writer, editor, chief):
    article = publish(make_article(writer, body="<p>Satu.</p><p>Dua.</p>"), writer, chief)
    edit(article, editor, body="<p>Satu.</p>")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        '<p>Pasar itu <a href="https://lain.example/">buka lagi</a>.</p>',
        "<p>Pasar itu <strong>buka</strong> lagi.</p>",
        "<h2>Pasar itu buka lagi.</h2>",
    ],
)
def test_who_changed_only_a_link_a_mark_or_the_kind_of_a_block_does_not_approve_it(body, writer, editor):
    article = make_article(writer)
    edit(article, editor, body=body)
    edit(article, writer, standfirst="Lain.")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ratna", "Ratna Dewi (ratna)"])
def test_whoever_wrote_in_another_database_does_not_approve_it_in_this_one(name, writer, editor, chief):
    article = make_article(editor)
    edit(article, writer, body="<p>Ditambah penulis.</p>")
    with triggers_disabled():
        Revision.objects.filter(author=editor).update(author=None, author_name=name)
    move(article, "submit", by=chief)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    # What they write here is theirs too.
    assert edit(article, editor, standfirst="Teras.").latest_revision.authorship["saver"] == "1"


@pytest.mark.django_db
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_is_scheduled_and_was_sent_back_is_approved_by_nobody_who_wrote_it(is_withdrawn, writer, editor, chief):
    article = make_article(editor, body="<p>Kata-kata editor yang ditolak.</p>")
    workflow.assign(article, by=chief, to=writer)
    approve(article, writer=editor, approver=chief)
    perform(article, "schedule", by=chief, at=timezone.now() + timedelta(hours=5))
    move(article, "request_changes", by=chief, reason="Fitnah.")
    if is_withdrawn:
        perform(article, "unschedule", by=chief)
    edit(article, writer, body="<p>Kata-kata editor yang ditolak</p>")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
