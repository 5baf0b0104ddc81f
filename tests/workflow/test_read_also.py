"""ReadAlso: the targets of "Baca juga" lines as headlines change, and which lines are settled."""

from uuid import uuid4

import pytest

from articles import related
from articles.content import content_of_revision, difference, text_of_changes
from articles.models import Edition, ReadAlso
from articles.text import sanitise
from tests.support.makers import edit, make_article, perform, publish


def body_with(told, headline="Pasar Lama Dibuka"):
    """Return a body with one line and its chosen target."""
    return sanitise(f'<p>Isi.</p><p data-article="{told}">Baca juga: {headline}</p>')


def shown(article):
    """Return the line as readers of the article see it: its text, or the headline of its target."""
    edition = Edition.objects.live().get(article=article)
    (part,) = [part for part in related.article_context(edition)["body"] if "read_also" in part]
    return part["target"].headline if part["target"] else part["read_also"]


def retract(article, chief, editor):
    """Retract an article, with two people."""
    perform(article, "retract", by=chief, reason="Anak itu dapat dikenali.", ground="child")
    perform(article, "confirm_retraction", by=editor)


@pytest.mark.django_db
def test_a_line_links_to_its_chosen_article_under_any_headline(writer, editor):
    target = publish(make_article(writer, "Pasar Lama Dibuka"), writer, editor)
    article = publish(make_article(writer, "Lain", body_with(target.uid, "Judul sesuka hati")), writer, editor)
    line = article.read_also.get()
    assert (line.target, line.chosen, line.is_plain, line.is_settled) == (target, target.uid, False, True)
    assert shown(article) == "Pasar Lama Dibuka"
    edit(target, writer, headline="Pasar Lama Tutup")
    publish(target, writer, editor)
    line.refresh_from_db()
    assert line.target == target
    assert shown(article) == "Pasar Lama Tutup"


@pytest.mark.django_db
def test_a_line_to_an_article_that_is_not_live_is_plain_text_for_readers(writer, editor, chief, client):
    target = make_article(writer, "Pasar Lama Dibuka")
    article = publish(make_article(writer, "Lain", body_with(target.uid, "Judul lama")), writer, editor)
    assert shown(article) == "Judul lama"
    publish(target, writer, editor)
    assert shown(article) == "Pasar Lama Dibuka"
    retract(target, chief, editor)
    assert shown(article) == "Judul lama"
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Judul lama</p>" in page
    assert str(target.uid) not in page


@pytest.mark.django_db
def test_a_missing_chosen_article_is_not_replaced_by_one_with_the_same_headline(writer, editor):
    target = make_article(writer, "Pasar Lama Dibuka")
    publish(make_article(writer, "Pasar Lama Dibuka"), writer, editor)
    article = publish(make_article(writer, "Lain", body_with(target.uid)), writer, editor)
    assert [part["target"] for part in related.article_context(Edition.objects.get(article=article))["body"][1:]] == [
        None
    ]


@pytest.mark.django_db
def test_a_line_kept_as_plain_text_is_never_linked(writer, editor):
    article = publish(make_article(writer, "Lain", body_with("none")), writer, editor)
    publish(make_article(writer, "Pasar Lama Dibuka"), writer, editor)
    line = article.read_also.get()
    assert (line.target, line.is_plain, line.is_settled) == (None, True, True)
    assert not related.article_context(Edition.objects.get(article=article))["body"][1]["target"]


@pytest.mark.django_db
def test_lines_are_settled_once_they_have_a_target_or_are_plain_text(writer):
    target = make_article(writer, "Pasar Lama Dibuka")
    body = body_with(target.uid) + body_with("none", "Buku lama") + "<p>Baca juga: Tidak Ada</p>"
    article = make_article(writer, "Lain", body + "<p>Baca juga: pasar lama dibuka</p>", is_loose=True)
    assert [line.headline for line in ReadAlso.objects.waiting()] == ["Tidak Ada"]
    assert [line.is_settled for line in article.read_also.all()] == [True, True, False, True]


@pytest.mark.django_db
def test_choosing_another_article_changes_the_target_and_is_shown_in_the_history(writer):
    first, second = (make_article(writer, "Pasar Lama Dibuka") for _number in range(2))
    article = make_article(writer, "Lain", body_with(first.uid))
    for told, target in ((second.uid, second), ("none", None), (first.uid, first)):
        edit(article, writer, body=body_with(told))
        assert article.read_also.get().target == target
    contents = [content_of_revision(one) for one in article.revisions.order_by("number")]
    (changes,) = difference(contents[0], contents[1])
    assert changes.name == "body"
    (line,) = [line for line in changes.lines if line.kind == "changed"]
    (note,) = line.all_notes
    before, _arrow, after = note.partition("→")
    assert (str(first.pk) in before, str(second.pk) in after) == (True, True)
    assert "Pasar Lama Dibuka" in text_of_changes([changes])
    (changes,) = difference(contents[1], contents[2])
    assert any(line.all_notes for line in changes.lines)


@pytest.mark.django_db
def test_unlinking_a_line_lets_it_be_found_by_its_headline_again(writer):
    target = make_article(writer, "Pasar Baru")
    article = make_article(writer, "Lain", body_with(target.uid, "Pasar Lama"))
    edit(article, writer, body="<p>Isi.</p><p>Baca juga: Pasar Lama</p>")
    assert article.read_also.get().target is None
    old = make_article(writer, "Pasar Lama")
    assert article.read_also.get().target == old


@pytest.mark.django_db
def test_a_line_waits_for_its_chosen_article_and_not_for_its_headline(writer):
    uid = uuid4()
    article = make_article(writer, "Lain", body_with(uid))
    make_article(writer, "Pasar Lama Dibuka")
    assert article.read_also.get().target is None
    arrived = make_article(writer, "Judul lain", uid=uid)
    assert article.read_also.get().target == arrived


@pytest.mark.django_db
def test_an_article_does_not_link_to_itself(writer, editor):
    article = make_article(writer, "Pasar Lama Dibuka")
    edit(article, writer, body=body_with(article.uid) + "<p>Baca juga: Pasar Lama Dibuka</p>")
    assert [line.target for line in article.read_also.all()] == [None, None]
    article.read_also.update(is_awaited=True)
    publish(article, writer, editor)
    assert not any(part.get("target") for part in related.article_context(Edition.objects.get())["body"])


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", [5, None, ["none"], {}, "x", "none ", "'; drop", "0" * 10_000])
def test_a_hostile_choice_in_an_edition_is_ignored(hostile, writer, editor):
    article = publish(make_article(writer, "Lain"), writer, editor)
    edition = Edition.objects.get(article=article)
    target = publish(make_article(writer, "Pasar Lama Dibuka"), writer, editor)
    edition.body = [{"read_also": "Pasar Lama Dibuka", "article": hostile}]
    (part,) = related.article_context(edition)["body"]
    assert part["target"].article_id == target.pk


@pytest.mark.django_db
def test_a_guessed_headline_does_not_reveal_a_draft_of_somebody_else(writer, second_writer, editor):
    make_article(second_writer, headline="Bupati tersangka suap")
    body = "<p>Baca juga: Bupati tersangka suap</p><p>Baca juga: Bupati bebas murni</p>"
    guess = make_article(writer, headline="Tebakan", body=body, is_loose=True)
    assert [line.is_settled for line in guess.read_also.all()] == [False, False]
    # The same is true for a draft that is begun later. An editor's lines find both drafts.
    make_article(second_writer, headline="Bupati bebas murni")
    assert [line.is_settled for line in guess.read_also.all()] == [False, False]
    own = make_article(editor, headline="Tinjauan", body=body, is_loose=True)
    assert [line.is_settled for line in own.read_also.all()] == [True, True]


@pytest.mark.django_db
def test_a_published_headline_is_found_for_everybody(writer, second_writer, editor):
    publish(make_article(second_writer, headline="Pasar dibuka"), second_writer, editor)
    article = make_article(writer, headline="Lain", body="<p>Baca juga: Pasar Dibuka</p>", is_loose=True)
    assert article.read_also.get().is_settled
