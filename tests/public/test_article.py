"""The page of an article: labels, verification, pull quotes, neighbours in its topic, and no repeated links."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.content import LABELS, apply_content, content_of_revision, difference, text_of_changes
from articles.models import Article, CommentPolicy, Edition
from tests.support.makers import approve, edit, make_article, perform, publish
from tests.support.page_text import read_also_boxes, texts_of
from tests.support.shown_page import ShownPage


def page_of(client, article):
    """Return the HTML of an article's page."""
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def neighbours_of(client, article):
    """Return the numbers of the articles before and after one in its topic, as its page links to them."""
    page = ShownPage(client.get(article.get_absolute_url()))
    return page.linked('.neighbours a[rel="prev"]'), page.linked('.neighbours a[rel="next"]')


def related_to(client, article):
    """Return the numbers of the related articles on an article's page, in order."""
    return ShownPage(client.get(article.get_absolute_url())).articles(".related")


@pytest.mark.django_db
def test_an_unverified_report_is_marked_at_its_head_and_end_until_it_is_verified(client, writer, editor):
    article = make_article(writer, is_unverified=True, verification_notice="Jumlah korban masih diperiksa.")
    publish(article, writer, editor)
    page = page_of(client, article)
    assert "Dalam verifikasi" in page
    assert texts_of(page, "article em") == ["(Jumlah korban masih diperiksa.)"]
    [story] = texts_of(page, "article")
    order = [story.index(part) for part in ("Dalam verifikasi", "Pasar itu buka lagi.", "(Jumlah korban")]
    assert order == sorted(order)
    edit(article, writer, is_unverified=False)
    assert "Dalam verifikasi" in page_of(client, article)
    publish(article, writer, editor)
    page = page_of(client, article)
    assert "Dalam verifikasi" not in page
    assert "Jumlah korban" not in page


@pytest.mark.django_db
def test_a_label_is_part_of_what_is_approved(writer, editor):
    article = make_article(writer, label="opinion")
    publish(article, writer, editor)
    before = article.latest_revision
    edit(article, writer, label="analysis", is_breaking=True)
    assert article.state == "draft"
    now = article.latest_revision
    found = difference(content_of_revision(before), content_of_revision(now))
    assert [changes.label for changes in found] == [LABELS["label"], LABELS["is_breaking"]]
    said = text_of_changes(found)
    assert "[-Opini-]" in said
    assert "{+Analisis+}" in said
    assert "{+ya+}" in said
    assert apply_content(article, content_of_revision(before)) == []
    assert (article.label, article.is_breaking) == ("opinion", False)
    payload = Edition.objects.get().digest_payload()["content"]["content"]
    assert (payload["label"], "is_breaking" in payload) == ("opinion", False)


@pytest.mark.django_db
def test_a_page_links_to_the_previous_and_next_article_of_its_topic(client, archive):
    now = timezone.now() - timedelta(days=1)
    first, second, third = (archive(f"Bagian {n}", now + timedelta(hours=n), topic="Banjir") for n in (1, 2, 3))
    alone = archive("Sendiri", now, topic="Lain")
    assert neighbours_of(client, second) == ([first.pk], [third.pk])
    assert neighbours_of(client, first) == ([], [second.pk])
    assert neighbours_of(client, third) == ([second.pk], [])
    neighbours = 'nav[aria-label="Dalam liputan ini"] a'
    assert texts_of(page_of(client, alone), neighbours) == []
    page = page_of(client, second)
    assert texts_of(page, neighbours) == ["Bagian 1", "Bagian 3"]
    for one in (first, third):
        assert page.count(f'<a rel="{"prev" if one == first else "next"}" href="{one.get_absolute_url()}"') == 1


@pytest.mark.django_db
def test_related_articles_exclude_those_the_page_already_links_to(client, archive, writer, editor, settings):
    settings.ALLOWED_HOSTS = ["kabar.example", "testserver"]
    now = timezone.now() - timedelta(days=3)
    crowd = [archive(f"Kabar {n}", now + timedelta(minutes=n), topic="Pasar", tags=["Kota"]) for n in range(12)]
    body = (
        f'<p>Lihat <a href="{crowd[1].get_absolute_url()}">ini</a> dan '
        f'<a href="https://kabar.example{crowd[2].get_absolute_url()}">itu</a>.</p><p>Baca juga: Kabar 3</p>'
    )
    article = archive("Yang dibaca", now + timedelta(minutes=6, seconds=30), topic="Pasar", tags=["Kota"], body=body)
    reply = make_article(writer, headline="Jawaban", replies_to=article, topic="Pasar", tags=["Kota"])
    publish(reply, writer, editor)
    related = set(related_to(client, article))
    [earlier], [later] = neighbours_of(client, article)
    linked = {crowd[n].pk for n in (1, 2, 3)} | {earlier, later, reply.pk}
    assert len(related) == 4
    assert not related & (linked | {article.pk})


@pytest.mark.django_db
def test_related_articles_are_ordered_by_topic_tags_category_and_time(client, archive):
    now = timezone.now() - timedelta(days=9)
    newest = archive("Terbaru", now + timedelta(days=5), category=None)
    topic = archive("Satu topik", now - timedelta(days=50), topic="Pasar")
    tags = archive("Dua tag", now - timedelta(days=40), tags=["Kota", "Harga"])
    tag = archive("Satu tag", now - timedelta(days=30), tags=["Kota"])
    between = archive("Penyela", now - timedelta(minutes=1), topic="Pasar")
    article = archive("Dibaca", now, topic="Pasar", tags=["Kota", "Harga"])
    assert neighbours_of(client, article)[0] == [between.pk]
    assert related_to(client, article) == [topic.pk, tags.pk, tag.pk, newest.pk]


@pytest.mark.django_db
def test_a_line_with_a_headline_of_many_articles_links_to_the_oldest(client, archive):
    now = timezone.now() - timedelta(days=30)
    first = archive("Prakiraan Cuaca", now)
    for day in range(1, 12):
        archive("Prakiraan Cuaca", now + timedelta(days=day))
    lines = "".join(f"<p>Baca juga: Judul {n}</p>" for n in range(40))
    article = archive("Hujan", now, body=f"<p>Isi.</p><p>Baca juga: prakiraan cuaca</p>{lines}")
    page = page_of(client, article)
    assert f'href="{first.get_absolute_url()}">Prakiraan Cuaca</a>' in page
    unknown = [(f"Judul {n}", None) for n in range(40)]
    assert read_also_boxes(page) == [("Prakiraan Cuaca", first.get_absolute_url()), *unknown]


@pytest.mark.django_db
def test_corrections_are_listed_once_they_are_live_the_newest_first(client, writer, editor):
    article = publish(make_article(writer), writer, editor)
    for note in ("Nama pasar keliru.", "Tanggal keliru."):
        edit(article, writer, standfirst=f"Teras: {note[:5]}")
        approve(article, writer, editor)
        perform(article, "correct", by=editor, reason=note)
    edit(article, writer, standfirst="Rahasia")
    page = page_of(client, article)
    [notes] = [section for section in texts_of(page, "section") if section.startswith("Ralat")]
    assert 0 < notes.index("Tanggal keliru.") < notes.index("Nama pasar keliru.")
    assert "Rahasia" not in page
    assert "Diperbarui" in page


@pytest.mark.django_db
def test_a_body_may_have_only_the_class_of_a_pull_quote(client, writer, editor):
    quoted = '<blockquote class="pull"><p>Dua.</p></blockquote>'
    body = f'<blockquote class="pull x" id="a"><p class="pull">Kutipan.</p></blockquote>{quoted}'
    article = Article(headline="Satu", body=body, category_id=1)
    cleaned = Article._meta.get_field("body").clean(body, article)
    assert cleaned == f"<blockquote><p>Kutipan.</p></blockquote>{quoted}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mode", "fields", "is_shown"),
    [
        ("open", {}, True),
        ("moderated", {}, True),
        ("moderated", {"label": "opinion"}, True),
        ("closed", {}, False),
        ("open", {"label": "advert"}, False),
        ("open", {"label": "sponsor"}, False),
        ("open", {"replies_to": True}, False),
    ],
)
def test_the_notice_on_comments_is_shown_only_if_comments_are_allowed(mode, fields, is_shown, client, writer, editor):
    policy = CommentPolicy.objects.create(name=mode, mode=mode, notice="Diatur dalam UU ITE.")
    if "replies_to" in fields:
        fields = {"replies_to": publish(make_article(writer, headline="Dijawab"), writer, editor)}
    article = make_article(writer, comment_policy=policy, **fields)
    client.force_login(writer)
    preview = client.get(f"/admin/articles/article/{article.pk}/preview/").content.decode()
    approve(article, writer, editor)
    perform(article, "reply" if article.replies_to else "publish", by=editor)
    for page in (preview, page_of(client, article)):
        assert ("UU ITE" in page) is is_shown


@pytest.mark.django_db
def test_the_preview_neither_counts_reads_nor_offers_sharing(client, writer, editor):
    article = make_article(writer, label="opinion")
    client.force_login(writer)
    page = client.get(f"/admin/articles/article/{article.pk}/preview/").content.decode()
    assert "Opini" in page
    assert "Bagikan" not in texts_of(page, "h2")
    for absent in ("data-read", "data-save", 'rel="canonical"'):
        assert absent not in page
    publish(article, writer, editor)
    assert "Bagikan" in texts_of(page_of(client, article), "h2")


@pytest.mark.django_db
def test_an_article_with_many_links_still_has_related_articles(client, archive):
    now = timezone.now() - timedelta(days=3)
    crowd = [archive(f"Kabar {n}", now + timedelta(minutes=n)) for n in range(30)]
    lines = "".join(f"<p>Baca juga: Kabar {n}</p>" for n in range(10, 30))
    href = crowd[9].get_absolute_url()
    body = (
        f'<p><a href="{href}#komentar">ini</a> <a href="https://lain.example/2020/{crowd[7].pk}/x/">itu</a></p>{lines}'
    )
    article = archive("Dibaca", now, body=body)
    assert related_to(client, article) == [crowd[n].pk for n in (8, 7, 6, 5)]


@pytest.mark.django_db
def test_an_article_under_its_old_and_new_headline_is_linked_once(client, archive, writer, editor):
    target = archive("Judul lama", timezone.now() - timedelta(days=1))
    edit(target, writer, headline="Judul baru", slug="judul-baru")
    publish(target, writer, editor)
    article = archive(
        "Dibaca", timezone.now(), body="<p>Isi.</p><p>Baca juga: Judul lama</p><p>Baca juga: Judul baru</p>"
    )
    page = page_of(client, article)
    assert page.count(f'href="{target.get_absolute_url()}"') == 1
    assert read_also_boxes(page) == [("Judul baru", target.get_absolute_url())]


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "after"), [("", "opinion"), ("opinion", ""), ("", ""), ("lain", "opinion")])
def test_the_history_shows_labels_that_were_set_removed_or_are_unknown(before, after, client, writer):
    article = make_article(writer, label=before)
    edit(article, writer, label=after, standfirst="Teras baru.")
    client.force_login(writer)
    response = client.get(f"/admin/articles/article/{article.pk}/difference/2/", headers={"accept-language": "en"})
    assert response.status_code == 200
    assert [changes.name for changes in response.context["changes"]] == [
        "standfirst",
        *(["label"] if before != after else []),
    ]
