"""Four eyes: nobody approves their own words in an article."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Contributor, Credit, Revision
from articles.triggers import triggers_disabled
from articles.workflow import MoveNotAllowed
from tests.support.makers import (
    approve,
    edit,
    make_article,
    make_category,
    make_person,
    move,
    perform,
    publish,
    restore,
)


@pytest.mark.django_db
def test_an_editor_who_changed_the_text_cannot_approve_it(writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, body="<p>Dibetulkan oleh editor.</p>")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_the_editors_words_are_still_theirs_after_a_later_edit_by_the_writer(writer, editor):
    article = make_article(writer)
    edit(article, editor, body="<p>Ditulis editor.</p>")
    edit(article, writer, body="<p>Ditulis editor.</p><p>Ditambah penulis.</p>")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_an_author_may_approve_again_once_somebody_else_approved_their_words(writer, editor, chief):
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
def test_words_restored_by_somebody_else_are_still_their_authors(writer, editor, chief):
    article = make_article(editor, body="<p>Kata-kata editor.</p>")
    edit(article, writer, body="<p>Kata-kata penulis.</p>", created_by=writer)
    approve(article, writer, chief)
    restore(article, article.revisions.get(number=1), by=writer)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_a_user_credited_in_an_imported_article_cannot_approve_it(editor, chief):
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
def test_an_approval_that_was_sent_back_does_not_let_authors_approve_their_own_words(editor, chief):
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
def test_an_approval_before_a_revision_that_was_sent_back_does_not_count(writer, editor, chief):
    author = make_person("penyunting", "Editor")
    article = approve(make_article(author, body="<p>Kata penyunting.</p><p>Warga marah.</p>"), author, chief)
    workflow.assign(article, by=chief, to=writer)
    edit(article, writer, body="<p>Kata penyunting.</p><p>Warga marah, katanya.</p>")
    move(article, "submit", by=writer)
    move(article, "request_changes", by=chief, reason="Paragraf satu fitnah.")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=author)
    assert move(article, "approve", by=editor).state == "approved"


@pytest.mark.django_db
def test_words_restored_together_with_a_new_tag_are_still_their_authors(writer, editor, chief):
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
def test_an_author_who_published_their_words_cannot_approve_them_later(writer, editor, chief):
    article = publish(make_article(editor), editor, chief)
    move(article, "request_changes", by=chief, reason="Periksa sekali lagi.")
    move(article, "submit", by=editor)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_words_that_were_sent_back_are_unapproved_after_additions_by_others(editor, chief):
    second_editor = make_person("penyunting", "Editor")
    article = approve(make_article(chief), writer=chief, approver=editor)
    move(article, "request_changes", by=editor, reason="Tambahkan angka.")
    edit(article, second_editor, body="<p>Pasar itu buka lagi.</p><p>Ada seratus kios.</p>")
    move(article, "submit", by=second_editor)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=chief)
    assert move(article, "approve", by=editor).state == "approved"


@pytest.mark.django_db
def test_a_user_who_deleted_a_passage_since_the_approval_cannot_approve(writer, editor, chief):
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
def test_a_user_who_changed_only_a_link_a_mark_or_a_block_type_cannot_approve(body, writer, editor):
    article = make_article(writer)
    edit(article, editor, body=body)
    edit(article, writer, standfirst="Lain.")
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ratna", "Ratna Dewi (ratna)"])
def test_an_author_in_another_database_cannot_approve_after_an_import(name, writer, editor, chief):
    article = make_article(editor)
    edit(article, writer, body="<p>Ditambah penulis.</p>")
    with triggers_disabled():
        Revision.objects.filter(author=editor).update(author=None, author_name=name)
    move(article, "submit", by=chief)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    # Words that they write here are theirs, too.
    assert edit(article, editor, standfirst="Teras.").latest_revision.authorship["saver"] == "1"


@pytest.mark.django_db
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_the_author_of_a_scheduled_article_that_was_sent_back_cannot_approve_it(is_withdrawn, writer, editor, chief):
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
