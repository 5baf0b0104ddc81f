"""The lists of running stories, people and tags."""

from html import unescape

import pytest

from articles.models import Contributor, Tag, Topic
from articles.public import subject_indexes
from tests.support.makers import make_article, perform, publish
from tests.support.shown_page import ShownPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "shown", "model"),
    [("/topik/", "Lindu", Topic), ("/penulis/", "Sri", Contributor), ("/tag/", "Kafé", Tag)],
)
def test_what_has_something_live_is_listed(address, shown, model, client, writer, editor, chief):
    model.objects.create(name="Rahasia")
    tags = [Tag.objects.create(name="Kafé")]
    article = publish(make_article(writer, topic="Lindu", writers=["Sri"], tags=tags), writer, editor)
    page = unescape(client.get(address).content.decode())
    assert f">{shown}</a>" in page
    assert "Rahasia" not in page
    perform(article, "retract", by=chief, reason="Salah.", ground="special")
    perform(article, "confirm_retraction", by=editor)
    assert f">{shown}</a>" not in client.get(address).content.decode()


def test_pages_of_an_index_follow_one_another(client, writer, editor, monkeypatch):
    monkeypatch.setattr(subject_indexes, "PAGE_ROWS", 2)
    tags = [Tag.objects.create(name=name) for name in ("Air", "Élang", "Banjir", "Gempa", "Debu")]
    publish(make_article(writer, tags=tags), writer, editor)
    names, address = [], "/tag/"
    while address:
        page = ShownPage(client.get(address))
        names += page.texts("nav.tags a")
        address = page.next
    assert names == ["Air", "Banjir", "Debu", "Élang", "Gempa"]


@pytest.mark.parametrize("address", ["/tag/?sejak=zzz", "/topik/?sejak=zzz", "/penulis/?sejak=" + "z" * 9_000])
def test_there_is_nothing_after_the_last_name(address, client):
    assert client.get(address).status_code == 404


def test_a_null_character_and_an_empty_index_cause_no_error(client):
    assert client.get("/tag/?sejak=%00").status_code == 200
    assert "Belum ada" in client.get("/tag/").content.decode()
