"""Readers' pages: their content, their addresses, and redirects of old addresses."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.models import Category, Edition
from tests.support.makers import approve, edit, make_article, make_category, perform, publish
from tests.support.shown_page import ShownPage

WIB = ZoneInfo("Asia/Jakarta")


def text_of(response):
    """Return a page's HTML, after checking its status."""
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_an_article_shows_its_time_in_the_newsrooms_time_zone(client, archive):
    article = archive("Kabar Kamis", datetime(2025, 9, 4, 10, 15, tzinfo=WIB), topic="Pasar Lama")
    page = text_of(client.get(article.get_absolute_url()))
    assert "Kamis, 4 September 2025, 10.15 WIB" in page
    assert 'datetime="2025-09-04T10:15:00+07:00"' in page
    assert "/topik/pasar-lama/" in page


@pytest.mark.django_db
def test_old_slugs_and_categories_always_redirect(client, writer, editor):
    article = publish(make_article(writer, headline="Judul Lama"), writer, editor)
    old = article.get_absolute_url()
    edit(article, writer, headline="Judul Baru", slug="judul-baru", category=make_category("Ekonomi"))
    assert client.get(old).status_code == 200
    publish(article, writer, editor)
    new = f"/ekonomi/{article.pk}/judul-baru/"
    for address in (old, f"/nasional/{article.pk}/", f"/ekonomi/{article.pk}/salah/"):
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (301, new)
        # A cached redirect would cause a loop once the old slug is used again.
        assert response.headers["Cache-Control"] == "no-cache"
    assert client.get(new).status_code == 200
    Category.objects.filter(slug="ekonomi").update(slug="bisnis")
    assert client.get(new).headers["Location"] == f"/bisnis/{article.pk}/judul-baru/"


@pytest.mark.django_db
def test_markup_in_texts_is_escaped(client, writer, editor):
    article = make_article(
        writer,
        headline='<b>Tebal</b> & "kutip"',
        standfirst="<i>miring</i>",
        dateline="<u>KOTA</u>",
        body="<p>Tag &lt;script&gt;alert(1)&lt;/script&gt; biasa.</p><p>Baca juga: &lt;em&gt;Judul&lt;/em&gt;</p>",
        tags=["<s>tag</s>"],
        writers=["<a>Wulan</a>"],
    )
    publish(article, writer, editor)
    for address in ("/", article.get_absolute_url()):
        page = text_of(client.get(address))
        for tag in ("<b>Tebal", "<i>miring", "<u>KOTA", "<script>alert", "<em>Judul", "<s>tag", "<a>Wulan"):
            assert tag not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.django_db
def test_baca_juga_shows_the_current_headline_and_never_links_to_a_missing_article(client, writer, editor, chief):
    pointing = make_article(writer, body="<p>Isi.</p><p>Baca juga: Jembatan Dibuka</p>")
    publish(pointing, writer, editor)
    page = text_of(client.get(pointing.get_absolute_url()))
    assert "Jembatan Dibuka" in page
    target = make_article(writer, headline="Jembatan Dibuka")
    assert target.get_absolute_url() not in text_of(client.get(pointing.get_absolute_url()))
    publish(target, writer, editor)
    assert f'href="{target.get_absolute_url()}"' in text_of(client.get(pointing.get_absolute_url()))
    edit(target, writer, headline="Jembatan Ditutup Lagi", slug="")
    publish(target, writer, editor)
    page = text_of(client.get(pointing.get_absolute_url()))
    assert "Jembatan Ditutup Lagi" in page
    assert "Jembatan Dibuka" not in page
    perform(target, "retract", by=chief, reason="Keliru.")
    perform(target, "confirm_retraction", by=editor)
    page = text_of(client.get(pointing.get_absolute_url()))
    assert f"/{target.pk}/" not in page
    assert "Jembatan Dibuka" in page


@pytest.mark.django_db
def test_related_articles_exclude_the_article_itself_and_those_it_links_to(client, archive):
    hour = timezone.now() - timedelta(days=3)
    linked = archive("Sudah Ditautkan", hour, topic="Pasar")
    near = archive("Satu Topik", hour - timedelta(days=9), topic="Pasar")
    archive("Satu Rubrik", hour)
    body = "<p>Isi.</p><p>Baca juga: Sudah Ditautkan</p>"
    article = archive("Yang Dibaca", hour, topic="Pasar", body=body)
    related = ShownPage(client.get(article.get_absolute_url())).articles(".related")
    assert related[0] == near.pk
    assert not {article.pk, linked.pk} & set(related)


@pytest.mark.django_db
def test_a_right_of_reply_and_what_it_answers_link_to_each_other(client, writer, editor):
    answered = publish(make_article(writer, headline="Laporan Pasar"), writer, editor)
    reply = approve(make_article(writer, headline="Hak Jawab Pengelola", replies_to=answered), writer, editor)
    perform(reply, "reply", by=editor)
    assert reply.get_absolute_url() in text_of(client.get(answered.get_absolute_url()))
    assert answered.get_absolute_url() in text_of(client.get(reply.get_absolute_url()))


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["latest", "category", "topic", "tag", "contributor"])
def test_every_list_is_paginated_both_ways_with_no_article_twice(kind, client, archive):
    addresses = {
        "latest": "/terbaru/",
        "category": "/nasional/",
        "topic": "/topik/pasar/",
        "tag": "/tag/pasar/",
        "contributor": "/penulis/wulan/",
    }
    hour = timezone.now() - timedelta(days=9)
    for number in range(45):
        # Several have the same time, so that only the article's number orders them.
        when = hour + timedelta(hours=number // 3)
        archive(f"Kabar {number}", when, tags=["Pasar"], topic="Pasar", writers=["Wulan"])
    address, forwards, back = addresses[kind], [], []
    while address:
        page = ShownPage(client.get(address))
        forwards += page.articles()
        address = page.next
    assert len(forwards) == 45
    assert forwards == sorted(set(forwards), reverse=True)
    while page.previous:
        page = ShownPage(client.get(page.previous))
        back = page.articles() + back
    assert back == forwards[:40]


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["x", "1", "1-1-1", "-" + "9" * 18 + "-1", "9" * 18 + "-1", "1-" + "9" * 19, "%00"])
@pytest.mark.parametrize("key", ["sebelum", "sesudah"])
def test_an_invalid_page_position_is_not_found(key, place, client, archive):
    archive("Kabar", timezone.now() - timedelta(days=1))
    assert client.get(f"/terbaru/?{key}={place}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["1-1", "-1-1", "1-" + "9" * 18, "-62135596800000000-1"])
def test_a_page_position_need_not_be_that_of_an_article(place, client, archive):
    article = archive("Kabar", timezone.now() - timedelta(days=1))
    newer = client.get(f"/terbaru/?sesudah={place}")
    assert newer.status_code == 200
    assert article.get_absolute_url() in newer.content.decode()
    # A page without articles does not exist, except for the first.
    assert client.get(f"/terbaru/?sebelum={place}").status_code == 404


@pytest.mark.django_db
def test_an_empty_newspaper_has_a_front_page(client):
    make_category("Nasional")
    for address in ("/", "/terbaru/", "/nasional/"):
        assert client.get(address).status_code == 200
    assert client.get("/tidak-ada/").status_code == 404
    assert client.get("/nasional/99999999999999999999/x/").status_code == 404


@pytest.mark.django_db
def test_readers_pages_do_not_vary_by_language_or_cookie(client, archive, writer):
    article = archive("Kabar", timezone.now() - timedelta(days=1))
    client.force_login(writer)
    for address in ("/", article.get_absolute_url(), "/tidak-ada/"):
        response = client.get(address, headers={"accept-language": "en"})
        assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        assert 'lang="id"' in response.content.decode()


@pytest.mark.django_db
def test_no_page_has_an_inline_script_or_style_or_loads_from_another_site(client, archive):
    article = archive("Kabar", timezone.now() - timedelta(days=1), tags=["Pasar"])
    for address in ("/", "/terbaru/", "/nasional/", article.get_absolute_url(), "/tidak-ada/"):
        page = client.get(address).content.decode()
        assert page.count('<script type="module" async src="/static/') == 1
        # Structured data is no program, and no browser runs it.
        assert page.count("<script") == 1 + page.count('<script type="application/ld+json">')
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r"<[^>]* on[a-z]+=", page)
        for part in page.split('src="')[1:] + page.split('rel="stylesheet" href="')[1:]:
            assert part.startswith("/static/")


@pytest.mark.django_db
def test_the_front_page_shows_no_article_twice(client, archive):
    for number in range(30):
        archive(f"Kabar {number}", timezone.now() - timedelta(hours=number), category=make_category(f"R{number % 4}"))
    page = text_of(client.get("/"))
    for edition in Edition.objects.all():
        assert page.count(f'href="{edition.get_absolute_url()}"') <= 1


@pytest.mark.django_db
def test_an_unchanged_page_gives_a_not_modified_response(client, archive):
    article = archive("Kabar", timezone.now() - timedelta(days=1))
    address = article.get_absolute_url()
    first = client.get(address, headers={"accept-encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    again = client.get(address, headers={"if-none-match": first.headers["ETag"], "accept-encoding": "gzip"})
    assert (again.status_code, again.content) == (304, b"")
    archive("Kabar baru", timezone.now())
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200
