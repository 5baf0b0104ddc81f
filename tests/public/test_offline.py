"""Offline reading: the endpoint that tells a browser which copies to delete."""

import json
import time

import pytest
from django.utils import timezone

from articles import photo_library
from articles.models import Photo
from articles.public import offline
from tests.support.makers import edit, make_article, make_category, make_photo, perform, publish


def ended_since(client, since):
    """Return the articles that have ended since a time."""
    response = client.get("/berakhir/", {"sejak": since})
    assert response.headers["Cache-Control"] == "no-store"
    return response.json()


@pytest.mark.django_db
def test_the_endpoint_lists_updated_retracted_and_expired_articles(client, writer, editor, chief):
    begin = int(time.time()) - 1
    _stays, gone, expired, updated = (
        publish(make_article(writer, headline=f"Kabar {n}"), writer, editor) for n in range(4)
    )
    make_article(writer, headline="Draf")
    assert ended_since(client, begin)["ended"] == []
    perform(gone, "retract", by=chief, reason="Keliru.", ground="child")
    assert ended_since(client, begin)["ended"] == []
    perform(gone, "confirm_retraction", by=editor)
    perform(expired, "expire", by=editor)
    edit(updated, writer, headline="Kabar baru")
    publish(updated, writer, editor)
    told = ended_since(client, begin)
    assert told["ended"] == sorted([gone.pk, expired.pk, updated.pk])
    assert begin < told["at"] <= time.time()
    assert ended_since(client, told["at"] + 5)["ended"] == []


@pytest.mark.django_db
def test_the_endpoint_lists_articles_with_withdrawn_or_expired_pictures(client, writer, editor):
    photos = [make_photo(writer) for _number in range(3)]
    _stays, withdrawn, expired = (
        publish(make_article(writer, headline=f"Kabar {n}", photo=photo), writer, editor)
        for n, photo in enumerate(photos)
    )
    make_article(writer, headline="Draf", photo=photos[1])
    begin = int(time.time()) - 1
    assert ended_since(client, begin)["ended"] == []
    photo_library.withdraw(photos[1], because="Keberatan.")
    Photo.objects.filter(pk=photos[2].pk).update(expires_at=timezone.now())
    assert ended_since(client, begin)["ended"] == sorted([withdrawn.pk, expired.pk])


@pytest.mark.django_db
def test_a_browser_that_missed_too_much_must_check_all_its_copies(client, writer, editor, monkeypatch):
    assert ended_since(client, 0)["ended"] is None
    assert ended_since(client, int(time.time()) - 31 * 24 * 3600)["ended"] is None
    begin = int(time.time()) - 1
    for number in range(3):
        perform(publish(make_article(writer, headline=f"{number}"), writer, editor), "expire", by=editor)
    assert len(ended_since(client, begin)["ended"]) == 3
    monkeypatch.setattr(offline, "MAX_ENDED_ARTICLES", 2)
    assert ended_since(client, begin)["ended"] is None


@pytest.mark.django_db
@pytest.mark.parametrize("since", ["", "x", "-1", "1.5", "9" * 12, "\u0661", "1 or 1"])
def test_an_invalid_time_is_not_found(since, client):
    assert client.get("/berakhir/", {"sejak": since}).status_code == 404


@pytest.mark.django_db
def test_nothing_has_ended_since_a_time_in_the_future(client):
    assert ended_since(client, 99999999999)["ended"] == []


@pytest.mark.django_db
def test_the_service_worker_changes_with_the_files_it_caches(client, settings):
    first = client.get("/sw.js").content.decode()
    assert client.get("/sw.js").content.decode() == first
    paper = json.loads(first.split("self.PAPER = ")[1].split(";\n")[0])
    assert paper["offline"] in paper["shell"]
    for path in paper["shell"]:
        assert path.startswith(("/luring/", "/simpanan/", "/static/"))
    make_category("Rubrik baru")
    second = client.get("/sw.js").content.decode()
    assert second != first
    settings.SITE_NAME = "Kabar Lain"
    assert client.get("/sw.js").content.decode() != second
