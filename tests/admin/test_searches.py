"""Searches have at most 20 words and 240 characters, and say so where more was typed."""

import pytest

from tests.makers import make_article, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, chief):
    """The chief's browser."""
    client.force_login(chief)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def test_programs_are_told_of_a_search_that_was_cut(desk, writer):
    make_article(writer, headline="kata")
    many = " ".join(["kata"] * 20 + ["tiada"] * 1200)
    for address in ("/admin/articles/article/read-also/", "/admin/articles/photo/choose/"):
        assert desk.get(address, {"q": many}).json()["notice"] == "Only the first 20 words are searched for."
        assert desk.get(address, {"q": "kata"}).json()["notice"] == ""
    assert desk.get("/admin/articles/article/read-also/", {"q": many}).json()["found"]


def test_readers_are_told_of_a_search_that_was_cut(client, writer, editor):
    publish(make_article(writer, headline="kata"), writer, editor)
    many = " ".join(["kata"] * 20 + ["tiada"] * 1200)
    page = client.get("/cari/", {"q": many})
    assert page.context["page"].editions
    assert page.context["notice"] in page.content.decode()
    assert page.context["notice"]
    assert client.get("/cari/", {"q": "-".join(["kata"] * 30)}).context["notice"]
    assert not client.get("/cari/", {"q": "kata"}).context["notice"]
