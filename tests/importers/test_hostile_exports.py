"""Exported lines with markup that could run or load something, or with invalid values, are refused whole."""

import json
from datetime import datetime

import pytest

from articles.document import parse, to_json
from articles.importers import load_all
from articles.models import Article, Category, Contributor, Edition
from articles.text import MAX_BODY_CHARACTERS, digest, instant, unsafe_markup
from tests.support.exports import empty, export
from tests.support.makers import approve, edit, make_article, make_photo, perform

UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
LINK = '<p><a href="javascript:x()">Isi.</a></p>'


def published(writer, editor, body, headline="Judul Berita", **fields):
    """Publish an article with this body, export it with valid checksums, delete it and return its line."""
    article = approve(make_article(writer, headline, body, **fields), writer, editor)
    perform(article, "publish", by=editor)
    line = json.loads(export())
    empty()
    return line


def take_in(line, tmp_path):
    """Import one line and return its result."""
    path = tmp_path / "ekspor.jsonl"
    path.write_text(json.dumps(line))
    (result,) = load_all([path])
    return result


def paragraph(**run):
    """Return the JSON data of a body with one run."""
    return {"version": 1, "blocks": [{"kind": "paragraph", "runs": [{"text": "Isi."} | run]}]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "named"),
    [
        (LINK, 'href="javascript:x()"'),
        ('<p><a href="//evil.test/">Isi.</a></p>', 'href="//evil.test/"'),
        ('<p><a href="/admin/logout/">Isi.</a></p>', 'href="/admin/logout/"'),
        ('<p>Isi.</p><figure data-embed="javascript:x()"></figure>', 'data-embed="javascript:x()"'),
        ('<ul><li><p><a href="data:text/html,x">Isi.</a></p></li></ul>', 'href="data:text/html,x"'),
    ],
)
def test_a_line_with_valid_checksums_and_a_hostile_text_is_refused(body, named, writer, editor, tmp_path):
    result = take_in(published(writer, editor, body), tmp_path)
    assert (result.status, result.line) == ("refused", 1)
    assert "Judul Berita" in result.reason
    assert named in result.reason
    assert not Article.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        "<p>Isi.</p><script>document.title = 'x'</script>",
        '<p onclick="x()">Isi.</p>',
        '<p>Isi.</p><img src="x" onerror="x()">',
        "<p>Isi.</p><svg><script>x()</script></svg>",
        '<p>Isi.</p><iframe src="https://evil.test/"></iframe>',
        '<p style="background: url(//evil.test)">Isi.</p>',
    ],
)
def test_unsafe_markup_is_not_exported(body, writer, editor, tmp_path):
    line = published(writer, editor, body)
    written = json.dumps([line["revisions"], line["editions"], line["working_copy"]])
    for word in ("<script", "onclick", "onerror", "<svg", "iframe", "style"):
        assert word not in written
    assert take_in(line, tmp_path).status == "created"
    (part,) = Edition.objects.live().get().body
    assert unsafe_markup(part["html"]) is None


@pytest.mark.django_db
def test_a_hostile_link_in_an_edition_an_event_or_the_working_copy_is_refused(writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    said = line["revisions"][0]["content"] | {"body": to_json(parse(LINK))}
    for place in ("editions", "working_copy", "events"):
        hostile = json.loads(json.dumps(line))
        if place == "editions":
            hostile["editions"][0]["content"]["content"] = said
        elif place == "events":
            hostile["events"][0]["details"]["content"] = said
        else:
            hostile["working_copy"] = said
        result = take_in(hostile, tmp_path)
        assert (result.status, 'href="javascript:x()"' in result.reason) == ("refused", True)
    assert not Article.objects.exists()
    assert take_in(line, tmp_path).status == "created"


@pytest.mark.django_db
def test_a_hostile_line_of_an_existing_article_is_refused_and_changes_nothing(writer, tmp_path):
    article = make_article(writer, "Judul Berita", "<p>Isi.</p>")
    line = json.loads(export())
    line["revisions"][0]["content"]["body"] = to_json(parse(LINK))
    line["headline"] = "Judul Lain"
    assert take_in(line, tmp_path).status == "refused"
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Judul Berita", "<p>Isi.</p>")


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body", "<p>x</p>"),
        ("body", [{"html": "<p>x</p>"}]),
        ("body", paragraph(text=["x"])),
        ("body", paragraph(html="<b>x</b>")),
        ("body", paragraph(link="javascript:x()")),
        ("body", paragraph(link={"address": "javascript:x()"})),
        ("body", {"version": 1, "blocks": [{"kind": "html", "html": "<p>x</p>"}]}),
        ("body", {"version": 1, "blocks": [{"kind": "gallery", "photos": "x"}]}),
        ("body", {"version": 1, "blocks": [{"kind": "link_card", "address": "/admin/logout/"}]}),
        ("body", {"version": 1, "blocks": [{"kind": "figure", "photo": UID, "address": "//evil.test/"}]}),
        ("body", {"version": 99, "blocks": []}),
        ("credits", [{"role": "writer", "name": "Ani", "uid": ["x"]}]),
        ("credits", [{"role": "writer"}]),
        ("credits", [{"role": "writer", "name": "Ani", "slug": "/evil.test"}]),
        ("credits", [["Ani"]]),
        ("tags", [{"name": 5, "slug": "x"}]),
        ("tags", [{"name": "x", "slug": "/evil.test"}]),
        ("tags", "x"),
        ("picture", {"photo": UID, "address": "//evil.test/"}),
        ("picture_words", {UID: {"alt": ["x"]}}),
        ("slug", "/evil.test/"),
        ("is_breaking", "ya"),
        ("embargo", "kemarin"),
        ("headline", ["x"]),
        ("unknown", "x"),
        ("version", 3),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_edition_with_an_invalid_value_is_refused(field, value, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    line["editions"][0]["content"]["content"][field] = value
    result = take_in(line, tmp_path)
    assert (result.status, bool(result.reason)) == ("refused", True)
    assert "SHA-256" not in result.reason
    assert not Article.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"content": None},
        {"pictures": "x"},
        {"pictures": {UID: ["x"]}},
        {"comment_policy": "x"},
        {"comment_policy": {"uid": "x"}},
        {"published_by": ["x"]},
        {"version": 3},
    ],
    ids=str,
)
def test_an_edition_whose_content_has_an_invalid_structure_is_refused(wrong, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    line["editions"][0]["content"] |= wrong
    result = take_in(line, tmp_path)
    assert (result.status, bool(result.reason)) == ("refused", True)
    assert "SHA-256" not in result.reason
    assert not Article.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["category", "contributor", "topic", "tag"])
def test_a_slug_that_leads_to_another_site_is_refused(kind, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>", topic="Banjir", tags=["Air"])
    before = Category.objects.count(), Contributor.objects.count()
    line["references"][kind][0]["slug"] = "/evil.test"
    assert take_in(line, tmp_path).status == "refused"
    assert (Category.objects.count(), Contributor.objects.count()) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "authorship",
    [[], "x", {"parts": [1]}, {"authors": ["1"], "entries": [[0, 9]], "parts": [1] * 9}, {"authors": 5}],
    ids=str,
)
def test_a_revision_with_invalid_authorship_is_refused(authorship, writer, tmp_path):
    article = make_article(writer, "Judul Berita")
    line = json.loads(export())
    revision = article.latest_revision
    revision.authorship = authorship
    line["revisions"][0] |= {"authorship": authorship, "digest": digest(revision.digest_payload())}
    empty()
    result = take_in(line, tmp_path)
    assert (result.status, bool(result.reason)) == ("refused", True)
    assert "SHA-256" not in result.reason
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_texts_sanitised_under_older_rules_survive_an_export_unchanged(writer, editor, tmp_path):
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
def test_a_text_that_is_too_long_is_refused_with_the_limit(writer, tmp_path):
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
    """Set the time of the last event of a line and recompute its checksum."""
    event, digests = line["events"][-1], {one["number"]: one["digest"] for one in line["revisions"]}
    event["at"] = moment
    event["digest"] = digest(
        {
            "version": 2,
            "subject_kind": "article",
            "subject": line["uid"],
            "salt": event["salt"],
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
def test_a_record_dated_in_the_future_is_refused(moment, writer, editor, tmp_path):
    line = published(writer, editor, "<p>Isi.</p>")
    later = json.loads(json.dumps(line))
    with_last_event_at(later, moment)
    assert moment in take_in(later, tmp_path).reason
    later = json.loads(json.dumps(line))
    later["revisions"][-1]["created_at"] = moment
    assert moment in take_in(later, tmp_path).reason
    assert not Article.objects.exists()
    # The same line with its own times, and checksums computed in the same way, is imported.
    with_last_event_at(line, line["events"][-1]["at"])
    assert take_in(line, tmp_path).status == "created"
