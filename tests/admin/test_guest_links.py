"""The desk's page of guest links: who sees which address, who makes what, who revokes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import GuestLink
from tests.makers import edit, make_article, move, share

LOOK, COMMENT, APPROVE = GuestLink.Use


@pytest.fixture
def submitted(writer):
    """A writer's article in review."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    return article


def page_of(article):
    """The address of the article's page of links."""
    return reverse("desk:articles_article_links", args=[article.pk])


def asked(**words):
    """The form as a browser sends it."""
    return {"seen": "1", "guest": "Pengacara", "use": "comment", "hours": "72"} | words


@pytest.mark.django_db
def test_a_link_is_made_handed_on_and_opens(client, editor, submitted, settings):
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
def test_the_edit_page_leads_to_the_links(client, writer, submitted):
    client.force_login(writer)
    edit_page = client.get(reverse("desk:articles_article_change", args=[submitted.pk])).content.decode()
    assert f'href="{page_of(submitted)}"' in edit_page


@pytest.mark.django_db
def test_a_writer_is_offered_no_link_that_approves_and_forging_one_makes_none(client, writer, submitted):
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
def test_a_damaged_form_makes_nothing_and_says_so(words, client, writer, submitted):
    client.force_login(writer)
    response = client.post(page_of(submitted), asked(**words))
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not GuestLink.objects.exists()


@pytest.mark.django_db
def test_nobody_is_shown_the_address_of_a_link_that_speaks_in_anothers_name(client, writer, editor, submitted):
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
def test_links_of_an_article_out_of_reach_are_not_there(client, writer, second_writer, reader, submitted):
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
    """Whether the link opens its revision."""
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
def test_the_preview_may_stand_in_a_frame_of_the_desk_and_of_nobody_else(client, writer, submitted):
    client.force_login(writer)
    preview = client.get(reverse("desk:articles_article_preview", args=[submitted.pk]))
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
