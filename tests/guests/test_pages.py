"""Pages of guest links: what somebody without an account sees, and what they never see."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles import workflow
from articles.models import Edition, GuestLink, Note, Photo, ReadCount, Topic
from tests.support.guest_links import APPROVE, COMMENT, LOOK, address_of, comment
from tests.support.makers import edit, make_article, make_category, make_photo, publish, share


@pytest.mark.django_db
def test_a_link_shows_its_revision_even_after_later_changes(client, sent, submitted, writer, editor):
    other = publish(make_article(writer, headline="Kabar Lain"), writer, editor)
    _link, address = sent()
    edit(
        submitted,
        writer,
        headline="Judul Kedua",
        standfirst="Teras kedua.",
        dateline="TEMPAT KEDUA",
        body="<p>Kalimat kedua.</p>",
        category=make_category("Rubrik Kedua"),
        topic=Topic.objects.create(name="Cerita Kedua"),
        label="analysis",
    )
    submitted.tags.set(["Tag Kedua"])
    submitted.credits.all().delete()
    workflow.record_save(submitted, by=writer)
    page = client.get(address).content.decode()
    for shown in (
        "Judul Pertama",
        "Teras pertama.",
        "KABAR NUSANTARA, BANDUNG",
        "Kalimat pertama.",
        "Cerita Pertama",
        "Tag Pertama",
        "Penulis Pertama",
        "Opini",
        other.get_absolute_url(),
    ):
        assert shown in page, shown
    body = page.partition("<main")[2].partition("</main>")[0]
    for hidden in (
        "Judul Kedua",
        "Teras kedua",
        "TEMPAT",
        "Kalimat kedua",
        "Rubrik Kedua",
        "Cerita Kedua",
        "Tag Kedua",
    ):
        assert hidden not in body, hidden


@pytest.mark.django_db
def test_the_banner_names_the_revision_the_sender_and_the_expiry(client, sent, editor):
    editor.first_name, editor.last_name = "Sri", "Wahyuningrum"
    editor.save()
    link, address = sent()
    banner = client.get(address).content.decode().partition("guest-banner")[2].partition("</p>")[0]
    assert "Sri Wahyuningrum" in banner
    assert "ratna" not in banner
    assert "WIB" in banner
    assert f"{timezone.localtime(link.expires_at):%Y}" in banner


@pytest.mark.django_db
def test_responses_to_guests_are_not_cached_indexed_or_leaked_by_referrer(client, sent):
    _link, address = sent(APPROVE)
    outside = Client(enforce_csrf_checks=True)
    answers = [
        client.get(address),
        client.head(address),
        client.post(address, comment()),
        client.post(address, comment(name="")),
        client.post(address, {"act": "delete"}),
        client.put(address),
        client.get("/".join([*address.split("/")[:2], "x", ""])),
        outside.post(address, comment()),
    ]
    assert [one.status_code for one in answers] == [200, 200, 302, 422, 400, 405, 410, 403]
    for one in answers:
        assert one.headers["Cache-Control"] == "private, no-store"
        assert one.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert one.headers["Referrer-Policy"] == "same-origin"
        assert one.headers["X-Frame-Options"] == "DENY"
        assert "form-action 'self'" in one.headers["Content-Security-Policy"]
        assert "ETag" not in one.headers


@pytest.mark.django_db
def test_the_page_counts_no_read_offers_no_sharing_and_has_no_canonical_address(client, sent):
    _link, address = sent(APPROVE)
    page = client.get(address).content.decode()
    assert '<meta name="robots" content="noindex, nofollow">' in page
    for hidden in ("data-read", "data-edition", "data-save", "data-copy=", "canonical", "og:", "wa.me", address):
        assert hidden not in page, hidden
    assert "<script>" not in page


@pytest.mark.django_db
def test_viewing_sets_no_cookie_and_changes_nothing(client, sent, submitted):
    _link, address = sent()
    before = submitted.events.count()
    for ask in (client.get, client.head):
        assert not ask(address).cookies
    _link, address = sent(COMMENT)
    assert set(client.get(address).cookies) == {"csrftoken"}
    assert (submitted.events.count(), Note.objects.count()) == (before + 1, 0)
    submitted.refresh_from_db()
    assert submitted.state == "in_review"


@pytest.mark.django_db
def test_all_invalid_links_get_the_same_page(client, sent, editor):
    (expired, expired_at), (revoked, revoked_at), (_open, open_at) = sent(), sent(), sent()
    now = timezone.now()
    GuestLink.objects.filter(pk=expired.pk).update(
        created_at=now - timedelta(hours=2), expires_at=now - timedelta(seconds=1)
    )
    workflow.revoke_link(revoked, by=editor)
    stem = open_at.rstrip("/")
    addresses = [expired_at, revoked_at, stem[:-1] + "/", stem + "A/", stem[:12] + "/", stem + "x" * 5000 + "/"]
    pages = [client.get(address) for address in addresses]
    assert {page.status_code for page in pages} == {410}
    assert len({page.content for page in pages}) == 1
    assert "Judul Pertama" not in pages[0].content.decode()
    assert client.get(open_at).status_code == 200


@pytest.mark.django_db
def test_a_link_stops_working_when_its_maker_loses_their_rights(client, sent, editor):
    _link, address = sent()
    editor.is_active = False
    editor.save()
    assert client.get(address).status_code == 410


@pytest.mark.django_db
def test_a_draft_shown_to_a_guest_is_in_no_public_list(client, sent, submitted):
    _link, address = sent(APPROVE)
    client.get(address)
    client.post(address, comment())
    for public in (
        "/",
        reverse("site:latest"),
        reverse("site:search") + "?q=Judul",
        reverse("site:category", args=["nasional"]),
    ):
        page = client.get(public).content.decode()
        assert "Judul Pertama" not in page
        assert address not in page
    assert not Edition.objects.exists()
    assert not ReadCount.objects.exists()
    assert client.get(submitted.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_the_page_costs_the_same_with_many_comments_and_articles(client, sent, writer, editor):
    link, address = sent(APPROVE)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    publish(make_article(writer, headline="Kabar", topic="Cerita Pertama"), writer, editor)
    publish(make_article(writer, headline="Yang lain"), writer, editor)
    workflow.comment_as_guest(link, name="Budi Santoso", text="Satu.")
    few = cost()
    for number in range(20):
        workflow.comment_as_guest(link, name="Budi Santoso", text=f"Ke-{number}.")
        sent(LOOK)
    for number in range(3):
        publish(make_article(writer, headline=f"Kabar {number}", topic="Cerita Pertama"), writer, editor)
    assert cost() == few


@pytest.mark.django_db
def test_the_service_worker_excludes_guest_pages(client, sent):
    _link, address = sent()
    told = client.get(reverse("site:service_worker")).content.decode()
    prefix = "/".join(address.split("/")[:2]) + "/"
    assert f'"guests": "{prefix}"' in told


@pytest.mark.django_db
def test_no_section_can_have_the_address_of_guest_pages(client, sent):
    _link, address = sent()
    with pytest.raises(ValidationError):
        make_category("Lain", slug=address.split("/")[1]).full_clean()


@pytest.mark.django_db
def test_with_debug_a_closed_link_gets_the_same_page(settings, client):
    settings.DEBUG = True
    address = reverse("site:guest", args=["x"])
    response = client.get(address)
    assert response.status_code == 410
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_a_guest_sees_thumbnails_of_changed_pictures_but_no_withdrawn_ones(client, writer, editor):
    old, new, withdrawn = (make_photo(name=f"{number}.jpg") for number in range(3))
    article = publish(make_article(writer, photo=old), writer, editor)
    edit(article, writer, photo=new, body=f'<figure data-photo="{withdrawn.uid}"></figure>')
    Photo.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    page = client.get(address_of(share(article, by=editor, use=LOOK)))
    pictures = LexborHTMLParser(page.content.decode()).css("details.guest-changes img")
    shown = [picture.attributes["src"] for picture in pictures]
    assert set(shown) == {photo.rendered.smallest("whole") for photo in (old, new)}
    assert all(client.get(address).status_code == 200 for address in shown)


@pytest.mark.django_db
def test_a_link_before_the_comparison_leads_past_it_to_the_article(client, writer, editor):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, standfirst="Kabar baru.")
    page = LexborHTMLParser(client.get(address_of(share(article, by=editor, use=LOOK))).content)
    link = page.css_first("details.guest-changes > p a")
    target = page.css_first(link.attributes["href"])
    order = [page.css_first(".guest-changes .changes"), target, page.css_first("article.story")]
    places = [page.html.index(node.html) for node in order]
    assert places == sorted(places)
