"""Four eyes for words from outside the article: captions in the photo library and names of references."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles import photo_library, references, workflow
from articles.integrity import find_breaks
from articles.models import GuestLink, Topic
from articles.workflow import MoveNotAllowed, NeedsSecondPerson
from tests.support.edit_page import form_of
from tests.support.makers import approve, edit, make_article, make_person, make_photo, move, publish, share


@pytest.mark.django_db
def test_the_author_of_a_library_caption_cannot_approve_it(writer, editor, chief):
    photo = make_photo(writer)
    photo.caption = "Kata editor sendiri: pejabat ditangkap."
    photo_library.change(photo, ["caption"], by=editor)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_the_author_of_a_caption_that_another_user_edited_cannot_approve_it(writer, editor):
    photo = make_photo(writer)
    words = "Kata editor sendiri: pejabat ditangkap"
    for person, caption in ((editor, words), (writer, f"{words}.")):
        photo.caption = caption
        photo_library.change(photo, ["caption"], by=person)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


@pytest.mark.django_db
def test_the_author_of_a_library_caption_cannot_approve_an_article_that_shows_it(writer, editor, chief):
    article = make_article(writer, photo=make_photo(editor))
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_a_user_who_renames_a_reference_may_approve_once_another_submitted_the_name(writer, editor):
    article = make_article(writer, topic="Banjir", tags=["Hujan"])
    references.change(article.topic, {"name": "Banjir Jakarta"}, by=editor)
    edit(article, writer, body="<p>Lain.</p>")
    assert approve(article, writer, editor).state == "approved"


def given_by(editor, article, kind):
    """Rename or merge an unpublished reference of an article, as one person."""
    row = {"topic": article.topic, "tag": article.tags.get(), "contributor": article.credits.first().contributor}
    if kind == "merge":
        other = Topic.objects.create(name="Bupati Maling")
        references.create(other, by=editor)
        references.merge(article.topic, other, by=editor, reason="Sama.")
    else:
        references.change(row[kind], {"name": "Bupati Maling"}, by=editor)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["topic", "tag", "contributor", "merge"])
def test_a_user_cannot_submit_and_approve_a_name_that_only_they_gave(kind, writer, editor, chief):
    article = make_article(writer, topic="Banjir", tags=["Hujan"])
    given_by(editor, article, kind)
    edit(article, writer, standfirst="Diperbaiki.")
    move(article, "submit", by=editor)
    with pytest.raises(NeedsSecondPerson):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["topic", "tag", "contributor"])
def test_a_name_saved_by_the_press_of_submit_does_not_count_as_read(kind, client, writer, editor):
    article = make_article(writer, topic="Banjir", tags=["Hujan"])
    page = reverse("desk:articles_article_change", args=[article.pk])
    client.force_login(writer)
    form = form_of(client, page)
    given_by(editor, article, kind)
    client.post(page, form | {"standfirst": "Diperbaiki.", "_move": "submit"})
    article.refresh_from_db()
    assert (article.state, article.revision_number) == ("in_review", 2)
    with pytest.raises(NeedsSecondPerson):
        move(article, "approve", by=editor)
    move(article, "withdraw", by=writer)
    move(article, "submit", by=writer)
    assert move(article, "approve", by=editor).state == "approved"


@pytest.mark.django_db
def test_a_user_cannot_accept_a_name_that_only_they_gave(writer, editor, chief):
    article = make_article(writer, topic="Banjir")
    references.change(article.topic, {"name": "Bupati Maling"}, by=chief)
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Diperbaiki.")
    workflow.move(article, "approve", by=editor, seen=2, shown=1)
    with pytest.raises(NeedsSecondPerson) as refusal:
        move(article, "accept", by=chief)
    assert "Bupati Maling" in str(refusal.value)
    assert move(article, "accept", by=writer).state == "approved"


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["rename", "merge"])
def test_a_user_who_renamed_a_reference_since_cannot_approve_the_old_name(how, writer, editor, chief):
    article = make_article(writer, topic="Banjir")
    if how == "rename":
        references.change(article.topic, {"name": "Banjir Jakarta"}, by=editor)
    else:
        other = publish(make_article(writer, topic="Korupsi"), writer, chief).topic
        references.merge(article.topic, other, by=editor, reason="Sama.")
    move(article, "submit", by=writer)
    with pytest.raises(NeedsSecondPerson) as refusal:
        move(article, "approve", by=editor)
    assert editor.username not in str(refusal.value)
    with pytest.raises(MoveNotAllowed):
        share(article, by=editor, use=GuestLink.Use.APPROVE)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_a_login_of_digits_is_not_mistaken_for_a_revision_number(writer, editor):
    officer = make_person("197804", "Editor")
    photo = make_photo(writer)
    photo.caption = "Kata petugas sendiri."
    photo_library.change(photo, ["caption"], by=officer)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=officer)


@pytest.mark.django_db
def test_a_user_whose_login_was_renamed_is_still_the_author_of_a_caption(writer, editor):
    photo = make_photo(writer)
    photo.caption = "Kata editor sendiri."
    photo_library.change(photo, ["caption"], by=editor)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    editor.username = "ratna2"
    editor.save()
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


def test_a_user_who_empties_a_library_caption_cannot_approve_that(writer, editor, chief):
    photo = make_photo(writer, caption="Kapal di dermaga.")
    article = publish(make_article(writer, photo=photo), writer, chief)
    photo.refresh_from_db()
    photo.caption = ""
    photo_library.change(photo, ["caption"], by=editor)
    move(edit(article, writer, standfirst="Lain."), "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert list(find_breaks()) == [None]
    move(article, "approve", by=chief)


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["list", "shell"])
def test_a_submission_without_the_text_on_the_screen_agrees_to_no_name(way, client, writer, editor, capsys):
    article = make_article(writer, topic="Sidang Rahasia")
    references.change(article.topic, {"name": "Sidang Koruptor"}, by=editor)
    article = edit(article, writer, standfirst="Ringkasan.")
    if way == "list":
        client.force_login(writer)
        data = {"action": "submit", "_selected_action": [article.pk], f"seen-{article.pk}": article.revision_number}
        client.post(reverse("desk:articles_article_changelist"), data)
    else:
        call_command("move", article.pk, "submit", "--as", writer.username)
    article.refresh_from_db()
    assert article.state == "in_review"
    with pytest.raises(MoveNotAllowed, match="Sidang Koruptor"):
        move(article, "approve", by=editor)
    move(article, "withdraw", by=writer)
    move(article, "submit", by=writer)
    assert move(article, "approve", by=editor).state == "approved"
