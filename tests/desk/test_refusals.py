"""Refusals by the desk: in its own layout, with the true reason and a link back."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.makers import make_article
from tests.support.page_text import texts_of

KEPT = "What you typed is kept in this browser"
ENGLISH = {"accept-language": "en"}


def browser(user=None):
    """Return a browser in English whose forms are checked for CSRF tokens."""
    client = Client(enforce_csrf_checks=True, headers=ENGLISH)
    if user:
        client.force_login(user)
    return client


def page_of(response):
    """Return the text of a refusal by the desk."""
    page = response.content.decode()
    assert response.status_code == 403
    assert 'id="site-name"' in page
    assert f'href="{reverse("desk:index")}"' in page
    return page


@pytest.mark.django_db
def test_a_form_with_a_stale_token_is_refused_with_the_reason_and_a_link_to_the_article(writer):
    article, client = make_article(writer), browser(writer)
    address = reverse("desk:articles_article_change", args=[article.pk])
    client.get(address)
    page = page_of(client.post(address, {"headline": "Baru", "csrfmiddlewaretoken": "x" * 64}))
    assert "This form is no longer valid" in page
    assert KEPT in page
    assert f'href="{address}"' in page


@pytest.mark.django_db
def test_a_form_of_a_user_who_was_signed_out_is_refused_with_the_reason(writer):
    article = make_article(writer)
    address = reverse("desk:articles_article_change", args=[article.pk])
    page = page_of(browser().post(address, {"headline": "Baru"}))
    assert "You are signed out" in page
    assert KEPT in page
    assert f'href="{address}"' in page


@pytest.mark.django_db
def test_a_refused_new_article_links_back_to_its_empty_page(writer):
    address = reverse("desk:articles_article_add")
    page = page_of(browser(writer).post(address, {"headline": "Baru"}))
    assert KEPT in page
    assert f'href="{address}"' in page


@pytest.mark.django_db
def test_a_form_from_another_site_is_refused_with_the_reason(writer):
    client = browser(writer)
    address = reverse("desk:preferences")
    page = page_of(client.post(address, {}, headers={"origin": "https://evil.test"}))
    assert "another address than the desk" in page
    assert "evil.test" not in page
    assert KEPT not in page


@pytest.mark.django_db
def test_a_page_without_permission_gives_the_reason_and_promises_nothing(reader, moderator):
    page = page_of(browser(moderator).get(reverse("desk:articles_category_add")))
    assert "Your login does not have permission for this." in page
    assert KEPT not in page
    assert "Back to the article" not in page


@pytest.mark.django_db
def test_other_pages_of_an_article_do_not_promise_to_keep_text(writer):
    article = make_article(writer)
    page = page_of(browser(writer).post(reverse("desk:articles_article_edit_session", args=[article.pk]), {}))
    assert KEPT not in page
    assert f'href="{reverse("desk:articles_article_change", args=[article.pk])}"' in page


@pytest.mark.django_db
def test_readers_get_their_own_page_about_a_refusal(writer):
    response = Client(enforce_csrf_checks=True).post("/pratinjau/tidak-ada/", {})
    assert response.status_code == 403
    assert 'id="site-name"' not in response.content.decode()
    page = response.content.decode()
    assert texts_of(page, "h1") == ["Anda tidak memiliki akses ke halaman ini"]
    assert "Cari" in texts_of(page, "header a")
