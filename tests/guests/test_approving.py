"""Approvals by guest link: what somebody without an account may approve, and what not."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from tests.support.guest_links import APPROVE, approval, comment
from tests.support.makers import edit, make_article, move, perform, share


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused(sent, submitted):
    _link, address = sent(APPROVE)
    outside = Client(enforce_csrf_checks=True)
    assert outside.post(address, comment()).status_code == 403
    assert outside.post(address, approval()).status_code == 403
    outside.get(address)
    token = outside.cookies["csrftoken"].value
    assert outside.post(address, approval() | {"csrfmiddlewaretoken": token}).status_code == 302
    assert submitted.events.filter(move="approve").count() == 1


@pytest.mark.django_db
def test_an_approval_by_link_is_shown_notified_and_can_be_published(client, sent, submitted, editor):
    _link, address = sent(APPROVE)
    page = client.post(address, approval(remark="Sudah saya periksa."), follow=True).content.decode()
    assert 'value="approve"' not in page
    assert "Budi Santoso (" in page
    again = client.post(address, approval(name="Orang Lain"))
    assert again.status_code == 409
    assert submitted.events.filter(move="approve").count() == 1
    perform(submitted, "publish", by=editor)
    assert client.get(submitted.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_after_a_later_edit_the_page_offers_no_approval(client, sent, submitted, writer):
    _link, address = sent(APPROVE)
    edit(submitted, writer, body="<p>Lain.</p>")
    move(submitted, "submit", by=writer)
    assert 'value="approve"' not in client.get(address).content.decode()
    late = client.post(address, approval(remark="Sudah saya periksa."))
    assert late.status_code == 409
    assert "Sudah saya periksa." in late.content.decode()
    submitted.refresh_from_db()
    assert submitted.state == "in_review"


@pytest.mark.django_db
def test_an_author_who_is_signed_in_cannot_approve_by_a_guest_link(client, writer, editor):
    article = move(make_article(writer), "submit", by=writer)
    link = share(article, by=editor, use="approve")
    address = reverse("site:guest", args=[workflow.token_of(link)])
    client.force_login(writer)
    answer = client.post(address, {"act": "approve", "approve-name": "Penulis Sendiri", "approve-remark": ""})
    assert answer.status_code == 409
    article.refresh_from_db()
    assert article.state == "in_review"
    client.logout()
    answer = client.post(address, {"act": "approve", "approve-name": "Budi Santoso", "approve-remark": ""})
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.state == "approved"
