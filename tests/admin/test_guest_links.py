"""The desk's page of guest links: who sees an address, and who creates and revokes links."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import GuestLink
from tests.support.makers import edit, make_article, move, share

LOOK, COMMENT, APPROVE = GuestLink.Use


@pytest.fixture
def submitted(writer):
    """A writer's article in review."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    return article


def page_of(article):
    """Return the address of the article's page of links."""
    return reverse("desk:articles_article_links", args=[article.pk])


def asked(**words):
    """Return the form as a browser sends it."""
    return {"seen": "1", "guest": "Pengacara", "use": "comment", "hours": "72"} | words


@pytest.mark.django_db
def test_a_link_is_created_and_opens_for_a_guest(client, editor, submitted, settings):
    settings.SITE_ADDRESS = "https://kabar.example.com"
    client.force_login(editor)
    assert client.post(page_of(submitted), asked(use="approve", hours="24")).status_code == 302
    link = submitted.guest_links.get()
    assert (link.use, link.guest, link.created_by) == ("approve", "Pengacara", editor)
    assert timedelta(hours=23) < link.expires_at - timezone.now() <= timedelta(hours=24)
    page = client.get(page_of(submitted)).content.decode()
    address = reverse("site:guest", args=[workflow.token_of(link)])
    assert f'value="https://kabar.example.com{address}"' in page
    client.logout()
    assert client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("hours", ["1", "720"])
def test_the_shortest_and_the_longest_link_can_be_made(hours, client, writer, submitted):
    client.force_login(writer)
    assert client.post(page_of(submitted), asked(hours=hours)).status_code == 302
    assert submitted.guest_links.count() == 1


@pytest.mark.django_db
def test_the_edit_page_links_to_the_page_of_guest_links(client, writer, submitted):
    client.force_login(writer)
    edit_page = client.get(reverse("desk:articles_article_change", args=[submitted.pk])).content.decode()
    assert f'href="{page_of(submitted)}"' in edit_page


@pytest.mark.django_db
def test_a_writer_cannot_create_a_link_that_approves_even_with_a_forged_form(client, writer, submitted):
    client.force_login(writer)
    page = client.get(page_of(submitted)).content.decode()
    assert 'value="comment"' in page
    assert 'value="approve"' not in page
    response = client.post(page_of(submitted), asked(use="approve"))
    assert response.status_code == 200
    assert "messagelist" in response.content.decode()
    assert not GuestLink.objects.exists()


@pytest.mark.django_db
def test_an_editor_who_wrote_part_of_it_is_offered_no_link_that_approves(client, writer, editor):
    article = make_article(writer)
    edit(article, editor, body="<p>Disunting.</p>")
    client.force_login(editor)
    assert 'value="approve"' not in client.get(page_of(article)).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [{"hours": "0"}, {"hours": "999999999999"}, {"hours": ""}, {"use": ""}, {"guest": "x" * 161}]
)
def test_a_malformed_form_creates_no_link_and_shows_an_error(words, client, writer, submitted):
    client.force_login(writer)
    response = client.post(page_of(submitted), asked(**words))
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not GuestLink.objects.exists()


@pytest.mark.django_db
def test_the_address_of_a_link_is_shown_only_to_the_user_who_created_it(client, writer, editor, submitted):
    link = share(submitted, by=editor, use=APPROVE, guest="Pengacara")
    client.force_login(writer)
    page = client.get(page_of(submitted)).content.decode()
    assert "Pengacara" in page
    assert link.key not in page
    assert "/revoke/" not in page


@pytest.mark.django_db
def test_a_link_is_revoked_with_a_button(client, writer, editor, submitted):
    link = share(submitted, by=writer, use=LOOK)
    address = reverse("site:guest", args=[workflow.token_of(link)])
    revoke = reverse("desk:articles_article_revoke", args=[submitted.pk, link.pk])
    client.force_login(editor)
    assert revoke in client.get(page_of(submitted)).content.decode()
    assert client.get(revoke).status_code == 405
    assert client.post(revoke).status_code == 302
    assert client.get(address).status_code == 410
    page = client.get(page_of(submitted)).content.decode()
    assert "link-revoked" in page
    assert revoke not in page


@pytest.mark.django_db
def test_a_writer_revokes_no_link_of_an_editor(client, writer, editor, submitted):
    link = share(submitted, by=editor, use=LOOK)
    client.force_login(writer)
    client.post(reverse("desk:articles_article_revoke", args=[submitted.pk, link.pk]))
    link.refresh_from_db()
    assert link.revoked_at is None


@pytest.mark.django_db
def test_the_links_of_an_article_that_the_user_may_not_edit_are_not_found(
    client, writer, second_writer, reader, submitted
):
    link = share(submitted, by=writer, use=LOOK)
    other = make_article(second_writer)
    client.force_login(second_writer)
    assert client.get(page_of(submitted)).status_code == 404
    assert client.post(page_of(submitted), asked()).status_code == 404
    for article in (submitted, other):
        revoke = reverse("desk:articles_article_revoke", args=[article.pk, link.pk])
        assert client.post(revoke).status_code == 404
    client.force_login(reader)
    assert client.get(page_of(submitted)).status_code == 302
    assert opens(link)


def opens(link):
    """Return whether the link opens its revision."""
    return workflow.open_link(workflow.token_of(link)) == link


@pytest.mark.django_db
def test_the_page_costs_the_same_with_many_links(client, writer, editor, chief, submitted):
    client.force_login(editor)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(submitted)).status_code == 200
        return len(queries)

    share(submitted, by=writer, use=LOOK)
    few = cost()
    for by in (writer, editor, chief) * 5:
        workflow.revoke_link(share(submitted, by=by, use=COMMENT), by=by)
        share(submitted, by=by, use=LOOK)
    assert cost() == few


@pytest.mark.django_db
def test_the_preview_may_be_framed_by_the_desk_only(client, writer, submitted):
    client.force_login(writer)
    preview = client.get(reverse("desk:articles_article_preview", args=[submitted.pk]))
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
