"""Photos in articles: the texts that are approved and published with them, and problems that block an approval."""

import pytest
from django.utils import timezone

from articles import checklist, photo_library, workflow
from articles.content import content_of_revision, difference
from articles.document import parse
from articles.models import Edition, Photo, PhotoUse
from articles.workflow import MoveNotAllowed
from tests.support.figures import figure
from tests.support.makers import approve, edit, make_article, make_photo, move, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_storage")]


def test_an_edition_contains_the_texts_its_pictures_had(writer, editor):
    lead, inside = make_photo(writer), make_photo(writer)
    body = f"<p>Satu.</p>{figure(inside, 'Di sini lain.', 'AP')}<p>Dua.</p>"
    article = make_article(writer, body=body, photo=lead, photo_caption="Untuk artikel ini.")
    publish(article, writer, editor)
    Photo.objects.update(caption="Lain.", alt="Lain.", credit="Lain")
    edition = Edition.objects.get()
    assert edition.picture["caption"] == "Untuk artikel ini."
    assert edition.picture["alt"] == "Kapal kayu di dermaga lama."
    assert edition.body[1]["caption"] == "Di sini lain."
    assert edition.body[1]["credit"] == "AP"
    assert edition.body[1]["photo"] == str(inside.uid)
    assert {use.photo_id for use in PhotoUse.objects.filter(is_in_copy=True, is_in_editions=True)} == {
        lead.pk,
        inside.pk,
    }


@pytest.mark.parametrize(
    "lacks",
    [{"alt": ""}, {"credit": ""}, {"needs_consent": True}, {"renditions": {}}, {"withdrawn_at": timezone.now()}],
)
def test_a_picture_with_missing_texts_blocks_approval(writer, editor, lacks):
    photo = make_photo(writer, **lacks)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(photo)}")
    move(article, "submit", by=writer)
    with pytest.raises(workflow.NotReady):
        move(article, "approve", by=editor)


def test_a_removed_picture_is_no_longer_in_use(writer, editor):
    photo = make_photo(writer)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(photo)}")
    edit(article, writer, body="<p>Satu.</p>")
    assert not photo.uses.exists()


def test_the_checklist_reads_a_body_as_often_with_many_pictures_without_a_credit(writer, monkeypatch):
    read = []

    def counted(html):
        read.append(html)
        return parse(html)

    monkeypatch.setattr("articles.content.working_copy.parse", counted)

    def readings(count):
        photos = [make_photo(writer, is_ready=False, credit="") for _number in range(count)]
        article = make_article(writer, body="<p>Isi.</p>" + "".join(map(figure, photos)))
        del read[:]
        found = checklist.evaluate(article)
        assert "picture_words" in {one.key for one in checklist.blocking(found)}
        return len(read)

    assert readings(1) == readings(5) > 0


def test_library_texts_are_published_only_as_approved_with_the_article(writer, editor):
    lead, inside = make_photo(writer), make_photo(writer)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(inside)}", photo=lead)
    approve(article, writer, editor)
    Photo.objects.update(caption="Tanpa persetujuan.", alt="Lain.", credit="Lain")
    perform(article, "publish", by=editor)
    edition = Edition.objects.get()
    assert edition.picture["caption"] == edition.body[1]["caption"] == "Kapal di dermaga."
    assert edition.picture["alt"] == edition.body[1]["alt"] == "Kapal kayu di dermaga lama."
    article = edit(article, writer)
    assert (article.state, article.revision_number) == ("approved", 1)
    edit(article, writer, dateline="JAKARTA")
    contents = map(content_of_revision, article.revisions.order_by("number"))
    assert [changes.name for changes in difference(*contents)] == ["dateline", "picture_words"]
    publish(article, writer, editor)
    edition = article.editions.order_by("-number").first()
    assert edition.picture["caption"] == edition.body[1]["caption"] == "Tanpa persetujuan."


@pytest.mark.django_db
def test_words_added_in_the_library_are_published_once_the_article_takes_them(writer, editor):
    photo = make_photo(writer, alt="", credit="")
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed, match="pustaka"):
        move(article, "approve", by=editor)
    photo.alt, photo.credit = "Kapal di pelabuhan.", "Wening/Kabar"
    photo_library.change(photo, ["alt", "credit"], by=writer)
    article.refresh_from_db()
    with pytest.raises(MoveNotAllowed, match="nama terkini|nama yang sekarang|Ambil"):
        move(article, "approve", by=editor)
    workflow.take_present_names(article, by=writer, seen=workflow.LATEST)
    picture = publish(article, writer, editor).editions.get().picture
    assert (picture["alt"], picture["credit"]) == ("Kapal di pelabuhan.", "Wening/Kabar")


@pytest.mark.django_db
def test_gaps_in_the_words_of_a_picture_are_gaps_of_the_article(writer, editor):
    article = make_article(writer, photo=make_photo(writer, caption="Bupati [[nama]] di pelabuhan."))
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed, match="nama"):
        move(article, "approve", by=editor)
