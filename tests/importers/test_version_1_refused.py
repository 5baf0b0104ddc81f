"""Lines of version 1 that were damaged or forged: refused in words, and nothing of them is left."""

import json

import pytest

from articles.content import content_of
from articles.document import write
from articles.models import Article, Category, Contributor
from articles.text import unsafe_markup
from tests.support.imports import counts
from tests.support.version_1 import LINES, come_in, rows_of, take_in

HOSTILE = (LINES / "hostile.jsonl").read_text().splitlines()
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCRIPT = "<p>Isi.</p><script>document.title = 'x'</script>"


@pytest.mark.parametrize("place", ["revisions", "events", "editions"])
def test_a_line_that_does_not_match_its_checksums_is_refused(place, tmp_path):
    (row, *_others) = rows_of("renamed.jsonl")
    before = counts()
    changed = {"revisions": ("content", row["revisions"][0]["content"] | {"headline": "Palsu"}),
               "events": ("reason", "Palsu"), "editions": ("headline", "Palsu")}  # fmt: skip
    name, value = changed[place]
    row[place][0][name] = value
    (result,) = take_in(tmp_path, row)
    assert (result.status, "SHA-256" in result.reason) == ("refused", True)
    assert counts() == before


@pytest.mark.parametrize("key", ["categories", "topics", "tag_slugs", "contributors", "editions", "read_also", "state"])
def test_a_line_that_lacks_a_part_is_refused(key, tmp_path):
    (row, *_others) = rows_of("renamed.jsonl")
    before = counts()
    del row[key]
    (result,) = take_in(tmp_path, row)
    assert (result.status, bool(result.reason), counts()) == ("refused", True, before)


@pytest.mark.parametrize(
    ("number", "named"),
    list(
        enumerate(
            [
                "<script>",
                "<p onclick>",
                "<img>",
                'href="javascript:x()"',
                "<svg>",
                "<iframe>",
                "<p style>",
                'href="//evil.test/"',
            ]
        )
    ),
)
def test_a_line_with_valid_checksums_and_a_hostile_text_is_refused(number, named, tmp_path):
    (result,) = take_in(tmp_path, json.loads(HOSTILE[number]))
    assert (result.status, result.line) == ("refused", 1)
    assert "Judul Berita" in result.reason
    assert named in result.reason
    assert not Article.objects.exists()


@pytest.mark.parametrize("place", ["editions", "working_copy", "events"])
def test_a_script_in_an_edition_an_event_or_the_working_copy_is_refused(place, tmp_path):
    (line, *_others) = rows_of("renamed.jsonl")
    hostile = json.loads(json.dumps(line))
    said = line["revisions"][0]["content"] | {"body": SCRIPT}
    if place == "editions":
        hostile["editions"][0]["body"] = [{"html": SCRIPT}]
    elif place == "events":
        hostile["events"][0]["details"]["content"] = said
    else:
        hostile["working_copy"] = said
    (result,) = take_in(tmp_path, hostile)
    assert (result.status, "<script>" in result.reason) == ("refused", True)
    assert not Article.objects.exists()
    (result,) = take_in(tmp_path, line)
    assert result.status == "created"


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
def test_an_edition_with_an_invalid_value_is_refused(field, value, tmp_path):
    (line, *_others) = rows_of("renamed.jsonl")
    line["editions"][0][field] = value
    (result,) = take_in(tmp_path, line)
    assert (result.status, bool(result.reason)) == ("refused", True)
    assert not Article.objects.exists()


@pytest.mark.parametrize("part", ["categories", "contributors", "topics"])
def test_a_slug_that_leads_to_another_site_is_refused(part, tmp_path):
    (line, *_others) = rows_of("renamed.jsonl")
    before = Category.objects.count(), Contributor.objects.count()
    line[part][0]["slug"] = "/evil.test"
    (result,) = take_in(tmp_path, line)
    assert result.status == "refused"
    assert (Category.objects.count(), Contributor.objects.count()) == before


def test_a_text_sanitised_under_older_rules_is_cleaned_in_the_article_only():
    row, _marked = come_in("older_rules.jsonl")
    article = Article.objects.get(uid=row["uid"])
    first = article.revisions.get(number=1)
    assert first.content["body"] == row["revisions"][0]["content"]["body"]
    assert article.body == write(content_of(article).body) != first.content["body"]
    assert not unsafe_markup(article.body)
    assert (article.state, article.events.count()) == (row["state"], len(row["events"]))
