"""Texts longer than the limit are refused with a message and stay in the form."""

import pytest
from django.urls import reverse

from articles.models import Article, Page
from articles.text import MAX_BODY_BLOCKS, MAX_BODY_CHARACTERS
from tests.support.long_texts import form_of


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("long", "shorter"),
    [
        (f"<p>{'a' * MAX_BODY_CHARACTERS}</p>", f"<p>{'a' * 900_000}</p>"),
        ("<p>a</p>" * (MAX_BODY_BLOCKS + 1), "<p>a</p>" * 100),
    ],
)
def test_an_article_that_is_too_long_is_refused_and_stays_in_the_form(long, shorter, client, writer):
    client.force_login(writer)
    data = form_of(headline="Panjang", body=long)
    answer = client.post(reverse("desk:articles_article_add"), data, headers={"accept-language": "en"})
    assert "longer than 1,000,000 characters" in answer.context["adminform"].form.errors["body"][0]
    assert answer.context["adminform"].form["body"].value() == long
    assert not Article.objects.exists()
    assert client.post(reverse("desk:articles_article_add"), data | {"body": shorter}).status_code == 302


@pytest.mark.django_db
def test_a_standing_page_that_is_too_long_is_refused(client, chief):
    client.force_login(chief)
    page = Page.objects.first()
    address = reverse("desk:articles_page_change", args=[page.pk])
    data = {"title": page.title, "slug": page.slug, "order": page.order, "body": "a" * (MAX_BODY_CHARACTERS + 1)}
    answer = client.post(address, data, headers={"accept-language": "en"})
    assert "longer than 1,000,000 characters" in answer.context["adminform"].form.errors["body"][0]
