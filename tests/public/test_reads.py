"""Counting reads: each reader once, in a heat that cools, and nothing of who read."""

import math
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles import readership
from articles.models import Readership
from articles.models.readership import HALF_LIFE
from articles.readership import Counts, write_down
from tests.makers import make_article


@pytest.fixture
def counts(monkeypatch):
    """Counting from nothing."""
    fresh = Counts()
    monkeypatch.setattr(readership, "_counts", fresh)
    return fresh


@pytest.mark.django_db
def test_a_reader_counts_once_and_readers_count_each(client, archive, counts, monkeypatch):
    monkeypatch.setattr(readership, "EVERY", 0)
    article = archive("Kabar", timezone.now())
    for reader in ("10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.1"):
        response = client.post(f"/dibaca/{article.pk}/", REMOTE_ADDR=reader)
        assert (response.status_code, response.content) == (204, b"")
        assert "Set-Cookie" not in response.headers
    assert Readership.objects.get().reads == 2


@pytest.mark.django_db
def test_reads_of_what_is_not_live_or_told_by_another_site_do_not_count(client, archive, counts, monkeypatch):
    monkeypatch.setattr(readership, "EVERY", 0)
    article, draft = archive("Kabar", timezone.now()), make_article(headline="Belum")
    client.post(f"/dibaca/{draft.pk}/")
    client.post("/dibaca/99999999999/")
    client.post(f"/dibaca/{article.pk}/", headers={"sec-fetch-site": "cross-site"})
    assert not Readership.objects.exists()
    assert client.get(f"/dibaca/{article.pk}/").status_code == 405


@pytest.mark.django_db
def test_reads_wait_for_each_other_and_none_is_lost(archive, counts, django_assert_num_queries):
    first, second = archive("Satu", timezone.now()), archive("Dua", timezone.now())
    readership.count_read(first.pk, "a", "")
    with django_assert_num_queries(0):
        for reader in "bcd":
            readership.count_read(first.pk, reader, "")
            readership.count_read(second.pk, reader, "")
    counts.written_at = float("-inf")
    readership.count_read(second.pk, "e", "")
    assert dict(Readership.objects.values_list("pk", "reads")) == {first.pk: 4, second.pk: 4}


@pytest.mark.django_db
def test_nothing_that_is_written_down_names_a_reader(archive, counts):
    article = archive("Kabar", timezone.now())
    readership.count_read(article.pk, "203.0.113.9", "Peramban")
    row = Readership.objects.values().get()
    assert set(row) == {"article_id", "reads", "heat"}
    assert all(isinstance(part, bytes) and b"203" not in part for part in counts.known | set(counts.places))


def test_who_was_counted_is_forgotten_after_a_day(monkeypatch):
    counts = Counts()
    assert counts.add(1, "a", "") == {1: 1}
    counts.since -= 24 * 3600 + 1
    counts.written_at = float("-inf")
    assert counts.add(1, "a", "") == {1: 1}


@given(
    reads=st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 400_000)), min_size=1, max_size=12),
)
def test_heat_is_the_sum_of_reads_that_each_weigh_half_after_twelve_hours(reads):
    begin = timezone.now()
    row = Readership(pk=1, heat=0)
    for count, seconds in sorted(reads, key=lambda one: one[1]):
        row.add(count, begin + timedelta(seconds=seconds))
    end = max(seconds for _count, seconds in reads)
    weight = sum(count * 2 ** ((seconds - end) / HALF_LIFE) for count, seconds in reads)
    measured = row.heat - (begin + timedelta(seconds=end)).timestamp() / HALF_LIFE
    assert math.isclose(measured, math.log2(weight), abs_tol=1e-6)
    assert row.reads == sum(count for count, _seconds in reads)


@pytest.mark.django_db
def test_what_was_read_much_long_ago_falls_behind_what_is_read_now(archive):
    old, new = archive("Lama", timezone.now()), archive("Baru", timezone.now())
    write_down({old.pk: 100})
    Readership.objects.filter(pk=old.pk).update(heat=Readership.objects.get(pk=old.pk).heat - 7)
    write_down({new.pk: 2})
    assert [row.pk for row in Readership.objects.hottest()] == [new.pk, old.pk]


@pytest.mark.django_db
def test_one_address_counts_for_some_and_not_for_as_many_as_it_has_names(archive, counts, monkeypatch):
    monkeypatch.setattr(readership, "EVERY", 0)
    article = archive("Kabar", timezone.now())
    for number in range(readership.AN_ADDRESS * 3):
        readership.count_read(article.pk, "203.0.113.9", f"Peramban {number}")
    assert Readership.objects.get().reads == readership.AN_ADDRESS


@pytest.mark.django_db
def test_reads_that_cannot_be_written_wait_and_the_reader_is_not_told(client, archive, counts, monkeypatch):
    monkeypatch.setattr(readership, "EVERY", 0)
    article = archive("Kabar", timezone.now())

    def fail(_reads):
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr(readership, "write_down", fail)
        assert client.post(f"/dibaca/{article.pk}/", REMOTE_ADDR="10.0.0.1").status_code == 204
    assert not Readership.objects.exists()
    client.post(f"/dibaca/{article.pk}/", REMOTE_ADDR="10.0.0.2")
    assert Readership.objects.get().reads == 2


@pytest.mark.django_db
def test_behind_a_proxy_readers_are_told_apart_by_what_the_proxy_says(client, archive, counts, monkeypatch, settings):
    monkeypatch.setattr(readership, "EVERY", 0)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    article = archive("Kabar", timezone.now())
    for said in ("203.0.113.1", "1.2.3.4, 203.0.113.2", "9.9.9.9, 203.0.113.2", ""):
        client.post(f"/dibaca/{article.pk}/", headers={"x-forwarded-for": said} if said else {})
    assert Readership.objects.get().reads == 3


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_who_read_at_once_are_all_counted(archive, settings):
    article = archive("Kabar", timezone.now())

    def write():
        try:
            for _turn in range(5):
                write_down({article.pk: 1})
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Readership.objects.get().reads == 30
