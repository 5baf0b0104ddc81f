"""Exported lines that bring along what could run or load something, or what no page can show, are refused whole."""

import json
from datetime import datetime

import pytest

from articles.importers import load_all
from articles.models import Article, Category, Contributor
from articles.text import MAX_BODY_CHARACTERS, digest, instant, unsafe_markup
from tests.exporters.test_round_trip import empty, export
from tests.makers import approve, edit, make_article, make_photo, perform

SCRIPT = "<p>Isi.</p><script>document.title = 'x'</script>"


def published(writer, editor, body, headline="Judul Berita", **fields):
    """The exported line of an article with this body as it came, whose checksums all hold, after it is gone."""
    article = approve(make_article(writer, headline, body, **fields), writer, editor)
    perform(article, "publish", by=editor)
    line = json.loads(export())
    empty()
    return line


def take_in(line, tmp_path):
    """What became of one line."""
    path = tmp_path / "ekspor.jsonl"
    path.write_text(json.dumps(line))
    (result,) = load_all([path])
    return result


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "named"),
    [
        (SCRIPT, "<script>"),
        ('<p onclick="x()">Isi.</p>', "<p onclick>"),
        ('<p>Isi.</p><img src="x" onerror="x()">', "<img>"),
        ('<p><a href="javascript:x()">Isi.</a></p>', 'href="javascript:x()"'),
        ("<p>Isi.</p><svg><script>x()</script></svg>", "<svg>"),
        ('<p>Isi.</p><iframe src="https://evil.test/"></iframe>', "<iframe>"),
        ('<p style="background: url(//evil.test)">Isi.</p>', "<p style>"),
        ('<p><a href="//evil.test/">Isi.</a></p>', 'href="//evil.test/"'),
    ],
)
def test_a_line_whose_checksums_hold_is_refused_for_what_its_text_brings(body, named, writer, editor, tmp_path):
    result = take_in(published(writer, editor, body), tmp_path)
    assert (result.status, result.line) == ("refused", 1)
    assert "Judul Berita" in result.reason
    assert named in result.reason
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_only_the_edition_or_the_working_copy_may_be_hostile_and_the_line_is_refused(writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    for place in ("editions", "working_copy", "events"):
        hostile = json.loads(json.dumps(line))
        if place == "editions":
            hostile["editions"][0]["body"] = [{"html": SCRIPT}]
        elif place == "events":
            hostile["events"][0]["details"]["content"] = hostile["revisions"][0]["content"] | {"body": SCRIPT}
        else:
            hostile["working_copy"] = hostile["revisions"][0]["content"] | {"body": SCRIPT}
        result = take_in(hostile, tmp_path)
        assert (result.status, "<script>" in result.reason) == ("refused", True)
    assert not Article.objects.exists()
    assert take_in(line, tmp_path).status == "created"


@pytest.mark.django_db
def test_a_line_of_an_article_that_is_here_changes_nothing_where_it_brings_a_script(writer, editor, tmp_path):
    article = make_article(writer, "Judul Berita", "<p>Isi.</p>")
    line = json.loads(export())
    line["revisions"][0]["content"]["body"] = SCRIPT
    line["headline"] = "Judul Lain"
    assert take_in(line, tmp_path).status == "refused"
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Judul Berita", "<p>Isi.</p>")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body", [{"html": ["<p>x</p>"]}]),
        ("body", [{"html": "<p>x</p>", "photo": "x"}]),
        ("body", [{"read_also": {"html": "x"}}]),
        ("body", [{"embed": "javascript:alert(1)", "site": "X", "caption": ""}]),
        ("body", [{"embed": "/admin/logout/", "site": "X", "caption": ""}]),
        ("body", [{"gallery": [{"photo": "x", "caption": 5}], "caption": ""}]),
        ("body", [{"gallery": "x", "caption": ""}]),
        ("body", [{"unknown": "x"}]),
        ("body", ["<p>x</p>"]),
        ("byline", {"writer": [{"name": "Ani", "slug": ["x"]}]}),
        ("byline", {"writer": [{"name": "Ani"}]}),
        ("byline", [["Ani"]]),
        ("tag_list", [{"name": 5, "slug": "x"}]),
        ("tag_list", "x"),
        ("picture", {"photo": "x", "address": "//evil.test/"}),
        ("comment_terms", {"notice": ["x"]}),
        ("comment_terms", {"link": "javascript:x"}),
        ("slug", "/evil.test/"),
    ],
)
def test_an_edition_that_no_page_can_show_is_refused(field, value, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    line["editions"][0][field] = value
    result = take_in(line, tmp_path)
    assert (result.status, bool(result.reason)) == ("refused", True)
    assert not Article.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["categories", "contributors", "topics"])
def test_no_name_in_an_address_leads_to_another_site(part, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>", topic="Banjir")
    before = Category.objects.count(), Contributor.objects.count()
    line[part][0]["slug"] = "/evil.test"
    assert take_in(line, tmp_path).status == "refused"
    assert (Category.objects.count(), Contributor.objects.count()) == before


@pytest.mark.django_db
def test_texts_sanitised_under_older_rules_come_back_to_the_letter(writer, editor, tmp_path):
    photo = make_photo()
    body = (
        '<strong><p>Di luar</p></strong><p>Satu <a href="halaman/" rel="nofollow" title="&quot;">dua</a>\u202e.</p>'
        '<p><a href="mailto:a@b.co?subject=x">surat</a> <a>tanpa alamat</a> <em></em></p><li>lepas</li>'
        '<blockquote class="pull">x</blockquote><ol start="3" type="zz" data-type="?"><li>y</li></ol>'
        f'<figure data-photo="{photo.uid}"><figcaption>Kata\u200b.</figcaption></figure>'
    )
    article = approve(make_article(writer, "Judul\u202e Lama", body), writer, editor)
    perform(article, "publish", by=editor)
    edit(article, writer, headline="Judul Kedua")
    written = export()
    empty()
    assert take_in(json.loads(written), tmp_path).status == "created"
    assert export() == written
    assert take_in(json.loads(written), tmp_path).status == "unchanged"


@pytest.mark.django_db
def test_a_text_that_is_too_long_is_refused_in_words(writer, tmp_path):
    long = "kata " * (MAX_BODY_CHARACTERS // 5)
    row = {"source": "kawat/1", "headline": "Panjang", "body": [{"type": "paragraph", "text": long}]}
    assert "1,000,000" in take_in(row, tmp_path).reason
    article = make_article(writer, "Panjang", f"<p>{long}</p>")
    line = json.loads(export())
    empty()
    assert "1,000,000" in take_in(line, tmp_path).reason
    assert not Article.objects.filter(uid=article.uid).exists()


@pytest.mark.parametrize("address", ["/admin/logout/", "/ADMIN/logout/", "/x/../admin/", "http://127.0.0.1/admin/"])
def test_a_link_into_the_desk_is_refused(address, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert unsafe_markup(f'<p><a href="{address}">keluar</a></p>')


def with_last_event_at(line, moment):
    """Date the last event of a line, and compute its checksum anew."""
    event, digests = line["events"][-1], {one["number"]: one["digest"] for one in line["revisions"]}
    event["at"] = moment
    event["digest"] = digest(
        {
            "article": line["uid"],
            "number": event["number"],
            "move": event["move"],
            "from_state": event["from_state"],
            "to_state": event["to_state"],
            "actor": event["actor_name"],
            "at": instant(datetime.fromisoformat(moment)),
            "reason": event["reason"],
            "revision": digests.get(event["revision"]),
            "edition": event["edition"],
            "details": event["details"],
            "previous": event["previous_digest"],
        }
    )


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59+00:00", "2090-01-01T00:00:00+00:00"])
def test_a_record_of_what_has_not_happened_yet_is_refused(moment, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    later = json.loads(json.dumps(line))
    with_last_event_at(later, moment)
    assert moment in take_in(later, tmp_path).reason
    later = json.loads(json.dumps(line))
    later["revisions"][-1]["created_at"] = moment
    assert moment in take_in(later, tmp_path).reason
    assert not Article.objects.exists()
    # The same line with its own times, checksums computed in the same way, is taken in.
    with_last_event_at(line, line["events"][-1]["at"])
    assert take_in(line, tmp_path).status == "created"
