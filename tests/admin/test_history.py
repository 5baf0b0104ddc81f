"""The history of an article on the desk: the base of comparisons, and restoring a revision."""

import pytest
from django.urls import reverse

from articles.models import Photo
from tests.support.makers import edit, make_article, make_photo, move, perform

pytestmark = pytest.mark.django_db
FIRST = "<p>Walikota itu mencuri uang warga kota kemarin.</p><p>Warga menunggu.</p>"


def page(client, article, name, *numbers, **query):
    """Return a page of the desk about an article, in English."""
    address = reverse(f"desk:articles_article_{name}", args=[article.pk, *numbers])
    return client.get(address, query, headers={"accept-language": "en"})


def test_an_article_is_not_compared_with_an_approval_that_was_sent_back(client, writer, editor, chief):
    article = move(make_article(writer, body=FIRST), "submit", by=writer)
    move(article, "approve", by=editor)
    move(article, "request_changes", by=editor, reason="Hapus kalimat pertama.")
    edit(article, writer, body=FIRST.replace("menunggu", "masih menunggu"))
    move(article, "submit", by=writer)
    client.force_login(chief)
    shown = page(client, article, "change").content.decode()
    assert "<ins>" not in shown
    assert "Walikota" in shown


def test_an_article_is_compared_with_its_last_valid_approval(client, writer, editor, chief):
    article = move(make_article(writer, body=FIRST), "submit", by=writer)
    move(article, "approve", by=editor)
    edit(article, writer, body=FIRST.replace("menunggu", "masih menunggu"))
    edit(article, writer, standfirst="Diganti setelah itu.")
    move(article, "submit", by=writer)
    client.force_login(chief)
    shown = page(client, article, "change").content.decode()
    assert "<ins>masih </ins>" in shown or "<ins> masih</ins>" in shown


def test_a_missing_revision_cannot_be_compared_with(client, writer, editor):
    article = edit(make_article(writer), writer, standfirst="Lain.")
    client.force_login(editor)
    assert page(client, article, "difference", 2, **{"with": "99"}).status_code == 404
    assert page(client, article, "difference", 2, **{"with": "1"}).status_code == 200


def test_the_restore_page_shows_only_what_would_change(client, writer, editor):
    photo = make_photo(caption="Keterangan pertama.")
    article = make_article(writer, photo=photo, standfirst="Teras pertama.")
    Photo.objects.filter(pk=photo.pk).update(caption="Keterangan baru.")
    edit(article, writer, standfirst="Teras kedua.")
    client.force_login(editor)
    shown = page(client, article, "restore", 1).content.decode()
    assert "<ins>pertama</ins>" in shown
    assert "Keterangan pertama." not in shown


def test_restoring_a_revision_equal_to_the_latest_saves_nothing_with_a_message(client, writer, editor):
    article = make_article(writer)
    client.force_login(editor)
    assert "Nothing differs." in page(client, article, "restore", 1).content.decode()
    address = reverse("desk:articles_article_restore", args=[article.pk, 1])
    answer = client.post(address, {"seen": "1"}, follow=True, headers={"accept-language": "en"})
    assert "Nothing was saved." in answer.content.decode()
    article.refresh_from_db()
    assert article.revision_number == 1


def test_a_change_that_was_undone_shows_no_difference(client, writer, editor):
    article = move(make_article(writer, standfirst="Satu."), "submit", by=writer)
    edit(edit(article, editor, standfirst="Dua."), editor, standfirst="Satu.")
    client.force_login(editor)
    shown = page(client, article, "change").content.decode()
    assert "nothing differs any more" in shown
    assert "in 0 places" not in shown


def test_a_refusal_to_publish_unaccepted_changes_names_who_could_accept(writer, editor):
    article = move(make_article(writer), "submit", by=writer)
    edit(article, editor, standfirst="Dikoreksi.")
    move(article, "approve", by=editor)
    with pytest.raises(Exception, match="wulan"):
        perform(article, "publish", by=editor)
