"""Read counts: each reader once, with a popularity that decreases, and no data about who read."""

import math
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles import read_counts
from articles.models import ReadCount, ReadFingerprint, ReadKey
from articles.models.read_counts import HALF_LIFE
from articles.read_counts import ReadCounter, flush_to_counts, save_counts
from tests.support.makers import make_article

OUR_PAGE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def report_read(client, monkeypatch):
    """A function that reports a read from an address, added to the sums at once."""
    monkeypatch.setattr(read_counts, "FLUSH_SECONDS", 0)
    monkeypatch.setattr(read_counts, "counter", ReadCounter())

    def post(article, address="192.0.2.1", program="Browser/1", **headers):
        return client.post(
            f"/dibaca/{article}/", REMOTE_ADDR=address, headers={**OUR_PAGE, "user-agent": program, **headers}
        )

    return post


def reads_of(article):
    """Return the number of reads in the sum of an article."""
    return ReadCount.objects.filter(pk=article.pk).values_list("reads", flat=True).first() or 0


@pytest.mark.django_db
def test_each_reader_counts_once(report_read, archive):
    article = archive("Kabar", timezone.now())
    for address in ("10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.1"):
        response = report_read(article.pk, address)
        assert (response.status_code, response.content) == (204, b"")
        assert "Set-Cookie" not in response.headers
    report_read(article.pk, "10.0.0.1", "Browser/2")
    assert reads_of(article) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "unknown", "300.1.1.1", "kabar.example.com"])
def test_a_read_whose_address_is_not_known_is_not_counted(address, report_read, archive):
    article = archive("Kabar", timezone.now())
    report_read(article.pk, address)
    assert reads_of(article) == 0
    assert not ReadFingerprint.objects.exists()


@pytest.mark.django_db
def test_reads_of_articles_that_are_not_live_are_not_counted(report_read, archive, client):
    article, draft = archive("Kabar", timezone.now()), make_article(headline="Belum")
    report_read(draft.pk)
    report_read(99999999999)
    assert not ReadCount.objects.exists()
    assert not ReadFingerprint.objects.exists()
    assert client.get(f"/dibaca/{article.pk}/").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "is_counted"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://kabar.example.com"}, True),
        ({"origin": "https://evil.test"}, False),
        ({"origin": "null"}, False),
        ({"referer": "https://kabar.example.com/nasional/1/kabar/"}, True),
        ({"referer": "https://kabar.example.com.evil.test/"}, False),
        ({}, False),
    ],
)
def test_only_reads_reported_by_a_page_of_the_site_are_counted(
    headers, is_counted, report_read, archive, client, settings
):
    settings.SITE_ADDRESS = "https://kabar.example.com"
    article = archive("Kabar", timezone.now())
    client.post(f"/dibaca/{article.pk}/", headers=headers)
    assert reads_of(article) == is_counted


@pytest.mark.django_db
def test_several_processes_count_a_reader_once_even_after_a_restart(archive):
    article = archive("Kabar", timezone.now())
    for process in (ReadCounter(), ReadCounter(), ReadCounter()):
        process.count(article.pk, "203.0.113.9", "Browser/1")
        process.count(article.pk, "203.0.113.9", "Browser/1")
    flush_to_counts()
    flush_to_counts()
    assert reads_of(article) == 1


@pytest.mark.django_db
def test_reads_counted_by_one_process_are_added_by_another(archive, monkeypatch):
    article = archive("Kabar", timezone.now())
    ended, running = ReadCounter(), ReadCounter()
    for number in range(3):
        ended.count(article.pk, f"203.0.113.{number}", "Browser/1")
    running.count(article.pk, "203.0.113.9", "Browser/1")
    assert reads_of(article) == 4


@pytest.mark.django_db
def test_a_read_costs_two_queries_however_much_is_read(archive, django_assert_num_queries):
    article, process = archive("Kabar", timezone.now()), ReadCounter()
    process.count(article.pk, "203.0.113.9", "Browser/1")
    for number in range(3):
        with django_assert_num_queries(2):
            process.count(article.pk, "203.0.113.9", f"Browser/{number + 2}")
    with django_assert_num_queries(1):
        process.count(article.pk, "203.0.113.9", "Browser/1")


@pytest.mark.django_db
def test_stored_fingerprints_of_a_reader_differ_under_another_key(archive):
    article, rows = archive("Kabar", timezone.now()), []
    for _turn in range(2):
        ReadCounter().count(article.pk, "203.0.113.9", "Browser/1")
        rows.append(ReadFingerprint.objects.values().get())
        ReadKey.objects.all().delete()
        ReadFingerprint.objects.all().delete()
    assert set(rows[0]) == {"id", "day", "article_id", "network", "reader", "is_added"}
    first, second = ({bytes(row["network"]), bytes(row["reader"])} for row in rows)
    assert not first & second


@pytest.mark.django_db
def test_key_and_hashes_of_a_day_are_deleted_once_another_day_is_counted(archive, monkeypatch):
    article, process, now = archive("Kabar", timezone.now()), ReadCounter(), timezone.now()
    process.count(article.pk, "203.0.113.9", "Browser/1")
    process.count(article.pk, "203.0.113.8", "Browser/1")
    day, key = process.day, process.key
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=1))
    for _twice in range(2):
        process.count(article.pk, "203.0.113.9", "Browser/1")
    assert ReadKey.objects.get().day == day + timedelta(days=1)
    assert bytes(ReadKey.objects.get().key) != key
    assert list(ReadFingerprint.objects.values_list("day", flat=True)) == [day + timedelta(days=1)]
    flush_to_counts()
    assert reads_of(article) == 3


@given(
    reads=st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 400_000)), min_size=1, max_size=12),
)
def test_popularity_is_the_sum_of_reads_that_each_count_half_after_twelve_hours(reads):
    begin = timezone.now()
    row = ReadCount(pk=1, popularity=0)
    for count, seconds in sorted(reads, key=lambda one: one[1]):
        row.add(count, begin + timedelta(seconds=seconds))
    end = max(seconds for _count, seconds in reads)
    weight = sum(count * 2 ** ((seconds - end) / HALF_LIFE) for count, seconds in reads)
    measured = row.popularity - (begin + timedelta(seconds=end)).timestamp() / HALF_LIFE
    assert math.isclose(measured, math.log2(weight), abs_tol=1e-6)
    assert row.reads == sum(count for count, _seconds in reads)


@pytest.mark.django_db
def test_articles_read_long_ago_rank_below_those_read_now(archive):
    old, new = archive("Lama", timezone.now()), archive("Baru", timezone.now())
    save_counts({old.pk: 100})
    ReadCount.objects.filter(pk=old.pk).update(popularity=ReadCount.objects.get(pk=old.pk).popularity - 7)
    save_counts({new.pk: 2})
    assert [row.pk for row in ReadCount.objects.most_popular()] == [new.pk, old.pk]


@pytest.mark.django_db
def test_the_reads_of_one_network_are_limited(report_read, archive):
    article = archive("Kabar", timezone.now())
    for number in range(read_counts.MAX_READS_PER_NETWORK + 10):
        report_read(article.pk, "203.0.113.9", f"Browser/{number}")
    assert reads_of(article) == read_counts.MAX_READS_PER_NETWORK


@pytest.mark.django_db
def test_the_addresses_of_one_subscriber_count_as_one_reader(report_read, archive):
    article = archive("Kabar", timezone.now())
    for number in range(1, 20):
        report_read(article.pk, f"2001:db8:1:2::{number:x}")
    assert reads_of(article) == 1
    report_read(article.pk, "2001:db8:1:3::1")
    assert reads_of(article) == 2
    report_read(article.pk, "::ffff:192.0.2.4")
    report_read(article.pk, "192.0.2.4")
    assert reads_of(article) == 3


@pytest.mark.django_db
def test_a_read_that_cannot_be_stored_causes_no_error_for_the_reader(report_read, archive, monkeypatch):
    article = archive("Kabar", timezone.now())

    def fail(*_arguments, **_more):
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr(type(ReadFingerprint.objects.all()), "bulk_create", fail)
        assert report_read(article.pk, "10.0.0.1").status_code == 204
    assert reads_of(article) == 0
    report_read(article.pk, "10.0.0.1")
    assert reads_of(article) == 1


@pytest.mark.django_db
def test_without_trusted_proxies_readers_are_distinguished_by_connection_only(report_read, archive):
    article = archive("Kabar", timezone.now())
    for said in ("203.0.113.1", "203.0.113.2"):
        report_read(article.pk, "192.0.2.1", **{"x-forwarded-for": said})
    assert reads_of(article) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_concurrent_readers_are_all_counted(archive, settings):
    article = archive("Kabar", timezone.now())

    def write():
        try:
            for _turn in range(5):
                save_counts({article.pk: 1})
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ReadCount.objects.get().reads == 30


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_concurrent_processes_count_each_reader_once(archive):
    article, errors = archive("Kabar", timezone.now()), []

    def count():
        try:
            process = ReadCounter()
            for number in range(8):
                process.count(article.pk, f"203.0.113.{number}", "Browser/1")
                flush_to_counts()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=count) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    flush_to_counts()
    assert errors == []
    assert reads_of(article) == 8
