"""Exports of version 1, whose references have names but no identities, are still imported unchanged."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.text import slugify

from articles import references
from articles.content import content_of
from articles.importers import load_all
from articles.integrity import Break, find_breaks
from articles.models import Article, Edition, Photo, PhotoUse, Topic
from articles.triggers import triggers_disabled
from tests.support.exports import empty, export
from tests.support.forgeries import recompute_digests
from tests.support.imports import counts
from tests.support.makers import approve, edit, perform, publish
from tests.support.version_1 import LINES, come_in, rows_of, take_in

# The blocks of version 1 left out a mark around whole paragraphs, so that this line looks edited.
MARKED = "Tebal di Luar Kedua"

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("name", ["newspaper.jsonl", "renamed.jsonl", "older_rules.jsonl"])
def test_a_record_of_version_1_is_imported_unchanged(name):
    for row in come_in(name):
        article = Article.objects.get(uid=row["uid"])
        assert (article.pk, article.source) == (row["id"], row["source"])
        is_edited = row["headline"] == MARKED
        assert article.state == ("in_review" if is_edited else row["state"])
        revisions = article.revisions.order_by("number")[: len(row["revisions"])]
        assert [(one.content, one.digest, one.salt) for one in revisions] == [
            (one["content"], one["digest"], "") for one in row["revisions"]
        ]
        events = article.events.order_by("number")[: len(row["events"])]
        assert [(one.move, one.details, one.digest) for one in events] == [
            (one["move"], one["details"], one["digest"]) for one in row["events"]
        ]
        assert article.revisions.count() == len(row["revisions"]) + is_edited
        for edition, said in zip(article.editions.order_by("number"), row["editions"], strict=True):
            names = ("headline", "slug", "standfirst", "dateline", "body", "excerpt", "byline", "tag_list", "digest")
            assert {one: getattr(edition, one) for one in names} == {one: said[one] for one in names}
            assert edition.content["comments"] == said["comment_terms"]
            assert edition.category.slug == said["category"]
            assert edition.section.slug == said["section"]
            assert (edition.topic.name if edition.topic else None) == said["topic"]
            assert sorted(edition.edition_tags.values_list("tag__name", flat=True)) == sorted(said["listed_under"])
            assert {name: getattr(edition, name) for name in said["marks"]} == said["marks"]


def test_a_second_run_changes_nothing():
    come_in("newspaper.jsonl")
    before = counts()
    assert {result.status for result in load_all([LINES / "newspaper.jsonl"])} == {"unchanged"}
    assert counts() == before


@pytest.mark.parametrize("name", ["newspaper.jsonl", "renamed.jsonl", "older_rules.jsonl"])
def test_an_imported_article_is_exported_in_version_2_and_survives_that_export(name, tmp_path):
    come_in(name)
    written = export()
    rows = [json.loads(line) for line in written.splitlines()]
    assert {row["version"] for row in rows} == {2}
    delete_everything()
    assert {(one.status, one.reason) for one in take_in(tmp_path, *rows)} == {("created", "")}
    assert export() == written
    assert set(find_breaks()) == {None}


def rename(row, name, chief, editor):
    """Give a reference another name and address, with two people."""
    event = references.propose(row, {"name": name}, by=editor, reason="Sebab.")
    references.confirm(row, event.number, by=chief)
    row.refresh_from_db()
    references.change(row, {"slug": slugify(name)}, by=chief)


def test_a_new_topic_with_a_former_name_changes_no_article_of_version_1(chief, editor):
    come_in("newspaper.jsonl")
    topic = Topic.objects.get(name="Liga")
    shown = set(Edition.objects.filter(topic=topic).values_list("pk", flat=True))
    rename(topic, "Liga Utama", chief, editor)
    references.create(Topic.objects.create(name="Liga"), by=chief)
    assert set(find_breaks()) == {None}
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert set(Edition.objects.filter(topic=topic).values_list("pk", flat=True)) == shown
    assert set(find_breaks()) == {None}


def test_articles_of_version_1_that_come_after_a_rename_name_the_renamed_topic(chief, editor, tmp_path):
    rows = rows_of("newspaper.jsonl")
    first = next(number for number, row in enumerate(rows) if row["topic"] == "Liga")
    assert {one.status for one in take_in(tmp_path, *rows[: first + 1])} == {"created"}
    topic = Topic.objects.get(name="Liga")
    rename(topic, "Liga Utama", chief, editor)
    assert {one.status for one in take_in(tmp_path, *rows)} == {"created", "unchanged"}
    assert not Topic.objects.filter(name="Liga").exists()
    assert Edition.objects.filter(topic=topic).values("article").distinct().count() > 1
    assert set(find_breaks()) == {None}


def apply_new_name(chief, editor):
    """Rename a topic of live articles of version 1, and apply the name to them."""
    topic = Topic.objects.filter(editions__in=Edition.objects.live().listed()).order_by("pk").first()
    event = references.propose(topic, {"name": "Nama Baru"}, by=editor, reason="Sebab.")
    references.confirm(topic, event.number, by=chief)
    assert list(references.apply_names(topic, by=chief))


def test_forged_comment_terms_in_an_edition_made_of_version_1_are_found(chief, editor):
    come_in("newspaper.jsonl")
    apply_new_name(chief, editor)
    edition = Edition.objects.live().filter(kind=Edition.Kind.RENAMED).order_by("pk").first()
    terms = edition.content["comments"] | {"notice": "Bebas berkata apa saja."}
    with triggers_disabled():
        Edition.objects.filter(pk=edition.pk).update(content=edition.content | {"comments": terms})
        recompute_digests(edition.article)
    assert [found for found in find_breaks() if found] == [
        Break(edition.article_id, f"ketentuan komentar terbitan {edition.number} berbeda dari terbitan asalnya")
    ]


def test_a_new_name_in_an_edition_of_version_1_survives_an_export(chief, editor, tmp_path):
    """The edition keeps the text of its comment policy."""
    come_in("newspaper.jsonl")
    before = {edition.article_id: edition.comment_notice for edition in Edition.objects.live().listed()}
    apply_new_name(chief, editor)
    written = export()
    delete_everything()
    rows = [json.loads(line) for line in written.splitlines()]
    assert {(one.status, one.reason) for one in take_in(tmp_path, *rows)} == {("created", "")}
    assert export() == written
    assert set(find_breaks()) == {None}
    renamed = Edition.objects.live().filter(kind=Edition.Kind.RENAMED)
    assert renamed
    assert {edition.comment_notice for edition in renamed} == {before[edition.article_id] for edition in renamed}


def delete_everything():
    """Delete all articles and the photo library."""
    PhotoUse.objects.all().delete()
    Article.objects.update(photo=None)
    empty()
    Photo.objects.all().delete()


def test_references_renamed_after_the_last_revision_have_their_new_names():
    come_in("renamed.jsonl")
    draft = Article.objects.get(headline="Yang Konsep")
    assert (draft.topic.name, draft.category.name, draft.comment_policy.mode) == ("Pesta Rempah", "Dapur", "closed")
    assert [credit.contributor.name for credit in draft.credits.all()] == ["Zani Lestari", "Budi"]
    assert sorted(draft.tags.names()) == ["Bumbu", "Laut"]


def test_an_imported_article_can_be_edited_approved_and_published(writer, editor):
    come_in("newspaper.jsonl")
    reviewed = Article.objects.get(headline="Yang Ditinjau")
    perform(reviewed, "approve", by=editor)
    perform(reviewed, "publish", by=editor)
    live = Article.objects.get(headline="Yang Diperbarui")
    assert edit(live, writer).revision_number == 2
    publish(edit(live, writer, standfirst="Teras yang baru."), writer, editor)
    latest = live.editions.order_by("-number").first()
    assert (latest.standfirst, latest.content["version"]) == ("Teras yang baru.", 2)
    assert set(find_breaks()) == {None}


def test_pictures_and_their_captions_are_imported():
    come_in("newspaper.jsonl")
    article = Article.objects.get(headline="Bergambar")
    edition = article.editions.get()
    assert (article.photo_caption, edition.picture["caption"]) == ("Untuk ini.", "Untuk ini.")
    assert len(content_of(article).photos) == Photo.objects.count() == 2
    assert {use.is_in_editions for use in article.photo_uses.all()} == {True}


def test_an_edited_line_waits_for_review(tmp_path):
    (row, *_others) = rows_of("renamed.jsonl")
    (result,) = take_in(tmp_path, row | {"headline": "Judul dari Luar"})
    article = Article.objects.get()
    assert (result.status, article.headline, article.state) == ("created", "Judul dari Luar", "in_review")
    assert Edition.objects.live().get().headline == "Yang Terbit"


SCRIPT = "<p>Isi.</p><script>document.title = 'x'</script>"


def test_an_approved_article_of_another_newsroom_can_be_approved_again_after_an_edit(writer, editor):
    come_in("renamed.jsonl")
    article = edit(Article.objects.get(headline="Yang Konsep"), writer, standfirst="Teras.")
    approve(article, writer, editor)
    assert perform(article, "publish", by=editor).editions.count() == 1
