"""Comments by guest link: what somebody without an account may send, and what is refused."""

import pytest

from articles import workflow
from articles.models import Note
from tests.support.guest_links import COMMENT, LOOK, approval, comment


@pytest.mark.django_db
def test_a_comment_is_received_and_shown_to_its_own_link_only(client, sent, submitted):
    link, address = sent(COMMENT)
    _other, elsewhere = sent(COMMENT)
    workflow.add_note(submitted, by=submitted.created_by, text="Catatan dalam redaksi.")
    response = client.post(address, comment(quote="Kalimat pertama"), follow=True)
    page = response.content.decode()
    assert response.redirect_chain[0][1] == 302
    assert 'role="status"' in page
    note = link.notes.get()
    assert (note.text, note.quote) == ("Kalimat kedua keliru.", "Kalimat pertama")
    assert submitted.events.get(move="comment").who == note.author_name
    assert "Kalimat kedua keliru." in page
    assert "Catatan dalam redaksi." not in page
    assert "Kalimat kedua keliru." not in client.get(elsewhere).content.decode()


@pytest.mark.django_db
def test_markup_in_a_comment_is_escaped(client, sent):
    link, address = sent(COMMENT)
    client.post(address, comment(name="<script>\r\nalert(1)</script>\x00", text='"><img src=x onerror=alert(1)>\x00'))
    page = client.get(address).content.decode()
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt; alert(1)&lt;/script&gt;" in page
    assert link.notes.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [{"name": "x" * 10_000}, {"name": " "}, {"text": ""}, {"text": "x" * 4001}, {"quote": "x" * 501}]
)
def test_a_refused_comment_stays_in_the_form(words, client, sent):
    _link, address = sent(COMMENT)
    response = client.post(address, comment(**words))
    page = response.content.decode()
    assert response.status_code == 422
    assert 'aria-invalid="true"' in page
    assert words.get("text", "Kalimat kedua keliru.") in page
    assert not Note.objects.exists()


@pytest.mark.django_db
def test_four_thousand_characters_with_line_ends_are_four_thousand(client, sent):
    link, address = sent(COMMENT)
    text = "\r\n".join(["x" * 39] * 100) + "x"
    assert client.post(address, comment(text=text)).status_code == 302
    assert len(link.notes.get().text) == 4000


@pytest.mark.django_db
def test_a_comment_for_a_link_that_expired_meanwhile_is_not_lost(client, sent, editor):
    link, address = sent(COMMENT)
    workflow.revoke_link(link, by=editor)
    response = client.post(address, comment(text="Panjang dan <b>penting</b>."))
    assert response.status_code == 410
    assert "Panjang dan &lt;b&gt;penting&lt;/b&gt;." in response.content.decode()
    assert not Note.objects.exists()


@pytest.mark.django_db
def test_a_link_for_viewing_shows_and_accepts_no_form(client, sent, submitted):
    _link, address = sent(LOOK)
    assert "<form" not in client.get(address).content.decode().partition("<main")[2]
    assert client.post(address, comment()).status_code == 409
    assert client.post(address, approval()).status_code == 409
    assert not submitted.events.filter(move__in=["comment", "approve"]).exists()
