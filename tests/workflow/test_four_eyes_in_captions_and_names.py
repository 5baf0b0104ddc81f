"""Four eyes for words written outside the article: captions in the photo library and names of references."""

import pytest

from articles import photo_library, references
from articles.integrity import find_breaks
from articles.models import GuestLink
from articles.workflow import MoveNotAllowed, NeedsSecondPerson
from tests.makers import approve, edit, make_article, make_person, make_photo, move, publish, share


@pytest.mark.django_db
def test_who_wrote_a_caption_in_the_library_does_not_approve_it(writer, editor, chief):
    photo = make_photo(writer)
    photo.caption = "Kata editor sendiri: pejabat ditangkap."
    photo_library.change(photo, ["caption"], by=editor)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_a_caption_that_another_touched_last_is_still_its_writers(writer, editor):
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
def test_whoever_wrote_a_caption_in_the_library_does_not_approve_an_article_that_shows_it(writer, editor, chief):
    article = make_article(writer, photo=make_photo(editor))
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
    assert move(article, "approve", by=chief).state == "approved"


@pytest.mark.django_db
def test_who_renames_something_wrote_nothing_of_the_article(writer, editor):
    article = make_article(writer, topic="Banjir", tags=["Hujan"])
    references.change(article.topic, {"name": "Banjir Jakarta"}, by=editor)
    edit(article, writer, body="<p>Lain.</p>")
    assert approve(article, writer, editor).state == "approved"


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["rename", "merge"])
def test_who_gave_something_another_name_since_does_not_approve_the_old_one(how, writer, editor, chief):
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
def test_a_login_of_digits_is_no_number_of_a_revision(writer, editor):
    officer = make_person("197804", "Editor")
    photo = make_photo(writer)
    photo.caption = "Kata petugas sendiri."
    photo_library.change(photo, ["caption"], by=officer)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=officer)


@pytest.mark.django_db
def test_a_login_that_was_renamed_is_still_the_author_of_a_caption(writer, editor):
    photo = make_photo(writer)
    photo.caption = "Kata editor sendiri."
    photo_library.change(photo, ["caption"], by=editor)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    editor.username = "ratna2"
    editor.save()
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)


def test_whoever_empties_a_caption_in_the_library_does_not_approve_that(writer, editor, chief):
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
