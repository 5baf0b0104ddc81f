"""Exports of what was renamed or rearranged after an article was saved."""

import json
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import references
from articles.content import content_of, to_json
from articles.importers import load_all
from articles.integrity import find_breaks, find_broken_versions
from articles.models import Article, Category, CommentPolicy, Contributor, Credit, Edition, ReadAlso, Tag, Topic
from articles.states import MoveNotAllowed
from tests.support.exports import empty, export
from tests.support.imports import counts
from tests.support.makers import approve, edit, make_article, make_category, make_person, move, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def bring_back(folder):
    """Export, empty the newsroom, import and export again, and return both exports."""
    written = export()
    path = folder / "semua.jsonl"
    path.write_text(written, encoding="utf-8")
    empty()
    assert {(result.status, result.reason) for result in load_all([path])} == {("created", "")}
    assert set(find_breaks()) == {None}
    before = counts()
    assert {result.status for result in load_all([path])} == {"unchanged"}
    assert counts() == before
    return written, export()


def test_references_renamed_after_a_save_keep_their_new_names_in_an_export(tmp_path, writer, editor):
    food = make_category("Kuliner", parent=make_category("Budaya"))
    options = {
        "category": food,
        "tags": ["Rempah", "Laut"],
        "writers": ["Ani"],
        "editors": ["Budi"],
        "topic": "Festival",
    }
    policy = CommentPolicy.objects.create(name="Ketat", mode="moderated", notice="Dibaca dulu.")
    publish(make_article(writer, "Yang Terbit", comment_policy=policy, **options), writer, editor)
    draft = make_article(writer, "Yang Konsep", comment_policy=policy, **options)
    for row, changes in (
        (Topic.objects.get(name="Festival"), {"name": "Pesta Rempah", "slug": "pesta-rempah"}),
        (Contributor.objects.get(name="Ani"), {"name": "Zani Lestari"}),
        (Tag.objects.get(name="Rempah"), {"name": "Bumbu", "slug": "bumbu"}),
        (food, {"name": "Dapur", "slug": "dapur"}),
        (policy, {"notice": "Dibaca dulu, lalu tayang.", "mode": "closed"}),
    ):
        references.change(row, changes, by=None)
    first, second = bring_back(tmp_path)
    assert second == first
    draft = Article.objects.get(headline=draft.headline)
    assert (draft.topic.name, draft.category.name, draft.comment_policy.mode) == ("Pesta Rempah", "Dapur", "closed")
    assert [credit.contributor.name for credit in draft.credits.all()] == ["Zani Lestari", "Budi"]
    assert sorted(draft.tags.names()) == ["Bumbu", "Laut"]
    assert Edition.objects.get().edition_tags.count() == 2


def test_a_category_named_by_an_old_revision_keeps_its_new_parent_in_an_export(tmp_path, writer, chief):
    culture, lifestyle = make_category("Budaya"), make_category("Gaya Hidup")
    article = make_article(writer, category=culture)
    edit(article, writer, category=make_category("Nasional"))
    references.change(culture, {"parent": lifestyle}, by=chief)
    first, second = bring_back(tmp_path)
    assert second == first
    assert Category.objects.get(name="Budaya").parent.name == "Gaya Hidup"
    assert not any(find_broken_versions())


def test_the_category_of_a_draft_keeps_its_new_parent_in_an_export(tmp_path, writer, chief):
    food, lifestyle = make_category("Kuliner", parent=make_category("Budaya")), make_category("Gaya Hidup")
    make_article(writer, category=food)
    references.change(food, {"parent": lifestyle}, by=chief)
    first, second = bring_back(tmp_path)
    assert second == first
    assert Category.objects.get(name="Kuliner").parent.name == "Gaya Hidup"


def test_a_category_whose_parent_is_missing_from_the_export_is_refused_with_a_reason(tmp_path, writer):
    make_article(writer, category=make_category("Kuliner", parent=make_category("Budaya")))
    row = json.loads(export())
    row["references"]["category"] = [one for one in row["references"]["category"] if one["name"] != "Budaya"]
    path = tmp_path / "satu.jsonl"
    path.write_text(json.dumps(row))
    empty()
    (result,) = load_all([path])
    assert (result.status, "LookupError" in result.reason) == ("refused", False)
    assert str(row["references"]["category"][0]["parent"]) in result.reason


def test_long_empty_and_oddly_spaced_texts_survive_an_export_unchanged(tmp_path, writer):
    policy = CommentPolicy.objects.create(name="Tanpa kata", mode="closed", notice="")
    make_article(writer, "  Berspasi ", standfirst="Teras. " * 900, comment_policy=policy)
    make_article(writer, "Tanpa Isi", body="")
    make_article(writer, "Dua Baris", standfirst="Satu.\nDua.", dateline="KOTA ")
    first, second = bring_back(tmp_path)
    assert second == first
    assert Article.objects.get(headline="  Berspasi ").comment_policy.mode == "closed"


def test_contributors_with_the_same_name_remain_two_people_in_an_export(tmp_path, writer):
    one, other = (Contributor.objects.create(name="Ahmad", is_writer=True) for _number in range(2))
    for person, headline in ((one, "Dari yang Satu"), (other, "Dari yang Lain")):
        article = make_article(writer, headline, writers=[], editors=[])
        Credit.objects.create(article=article, contributor=person, role="writer")
        edit(article, writer, standfirst="Dengan nama.")
    first, second = bring_back(tmp_path)
    assert second == first
    slugs = Article.objects.order_by("pk").values_list("credits__contributor__slug", flat=True)
    assert list(slugs) == [one.slug, other.slug]


def test_a_read_also_line_keeps_its_target_in_an_export(tmp_path, writer):
    older = make_article(writer, "Judul Lama")
    pointing = make_article(writer, "Yang Merujuk", "<p>Isi.</p><p>Baca juga: Judul Dicari</p>")
    meant = make_article(writer, "Judul Dicari")
    edit(older, writer, headline="Judul Dicari", slug="judul-dicari")
    assert pointing.read_also.get().target == meant
    first, second = bring_back(tmp_path)
    assert second == first
    assert Article.objects.get(pk=pointing.pk).read_also.get().target_id == meant.pk


def test_chosen_and_plain_read_also_lines_are_restored_before_their_targets(tmp_path, writer, editor):
    uid = uuid4()
    body = (
        f'<p>Isi.</p><p data-article="{uid}">Baca juga: Judul mana pun</p><p data-article="none">Baca juga: Buku</p>'
        "<p>Baca juga: Judul Dicari</p>"
    )
    pointing = publish(make_article(writer, "Yang Merujuk", body), writer, editor)
    meant = make_article(writer, "Judul Dicari", uid=uid)
    first, second = bring_back(tmp_path)
    assert second == first
    assert Article.objects.get(pk=pointing.pk).body == body
    rows = ReadAlso.objects.filter(article=pointing.pk).values_list("target", "chosen", "is_plain")
    assert list(rows) == [(meant.pk, uid, False), (None, None, True), (meant.pk, None, False)]
    assert [part.get("article") for part in Edition.objects.get().body] == [None, str(uid), "none", None]


def test_a_reply_to_a_reply_further_down_in_the_export_is_restored(tmp_path, writer, editor):
    last, middle, beginning = (make_article(writer, f"Jawaban {number}") for number in (3, 2, 1))
    edit(last, writer, replies_to=middle)
    edit(middle, writer, replies_to=beginning)
    for article in (beginning, middle, last):
        publish(article, writer, editor)
    first, second = bring_back(tmp_path)
    assert second == first


def test_an_export_has_a_working_copy_only_if_it_differs_from_the_latest_revision(writer):
    policy = CommentPolicy.objects.create(name="Ketat", mode="moderated", notice="Dibaca dulu.")
    article = make_article(writer, tags=["b", "A"], writers=["Ani"], topic="Lama", comment_policy=policy)
    assert json.loads(export())["working_copy"] is None
    Topic.objects.update(name="Baru")
    article = Article.objects.get()
    assert json.loads(export())["working_copy"] == to_json(content_of(article))


def test_an_export_makes_the_same_number_of_queries_for_many_articles(writer, editor):
    def questions(count):
        for number in range(count):
            publish(make_article(writer, f"Judul {number}", tags=["a", "b"], writers=["Ani"]), writer, editor)
        with CaptureQueriesContext(connection) as queries:
            export()
        return len(queries)

    few = questions(1)
    assert questions(5) == few <= 34


def archive(folder, **changes):
    """Write the line of the only article to a file, with some values replaced."""
    path = folder / "satu.jsonl"
    path.write_text(json.dumps(json.loads(export()) | changes))
    return path


def test_an_edited_line_imported_into_an_empty_newsroom_waits_for_review(tmp_path, writer, editor):
    publish(make_article(writer, "Judul Asli"), writer, editor)
    path = archive(tmp_path, headline="Judul Disunting")
    empty()
    assert [result.status for result in load_all([path])] == ["created"]
    article = Article.objects.get()
    assert (article.headline, article.state, article.revision_number) == ("Judul Disunting", "in_review", 2)
    assert Edition.objects.live().get().headline == "Judul Asli"
    assert [result.status for result in load_all([path])] == ["unchanged"]


def test_a_line_with_a_changed_or_missing_part_is_refused(tmp_path, writer, editor):
    article = approve(make_article(writer, "Judul", topic="Topik", writers=["Ani"]), writer, editor)
    perform(article, "publish", by=editor)
    row = json.loads(export())
    editions = row["editions"]
    wrong = [
        {"editions": [editions[0] | {"live_until": "2030-01-01T00:00:00.000000Z"}]},
        {"editions": [editions[0] | {"live_from": "2020-01-01T00:00:00.000000Z"}]},
        {"editions": []},
        {"events": row["events"][:-1]},
        {"events": row["events"][1:]},
        {"revisions": []},
        {"state": "draft"},
        {"state": "hilang"},
        {"id": -1},
        {"id": 10**30},
        {"uid": "bukan-uuid"},
        {"read_also": [{"uid": "x"}]},
        {"replies_to": 5},
        {"updated_at": "0001-01-01T00:00:00+07:00"},
    ]
    says = row["revisions"][-1]["content"]
    wrong += [{"working_copy": says | {name: "<p>Palsu.</p>"}} for name in ("headline", "body", "standfirst", "slug")]
    references = row["references"]
    # The site's own comment policy is here.
    assert references.keys() == {"category", "comment_policy", "contributor", "topic"}
    for kind in ("category", "contributor", "topic"):
        wrong += [{"references": {name: rows for name, rows in references.items() if name != kind}}]
        wrong += [{"references": references | {kind: [{"uid": "x"}]}}]
    wrong += [{"references": []}, {"references": None}]
    wrong += [{"body": [], "headline": "Tanpa Isi"}, {"headline": ""}, {"body": [{"type": "paragraph"}]}]
    paths = []
    for number, change in enumerate(wrong):
        paths.append(tmp_path / f"{number:02}.jsonl")
        paths[-1].write_text(json.dumps(row | change))
    for key in ("id", "state", "references", "read_also", "replies_to", "body"):
        paths.append(tmp_path / f"tanpa-{key}.jsonl")
        paths[-1].write_text(json.dumps({name: value for name, value in row.items() if name != key}))
    empty()
    before = counts()
    for path in paths:
        (result,) = load_all([path])
        assert (result.status, result.line) == ("refused", 1), path.name
        assert result.reason
        assert counts() == before, path.name


def test_an_author_renamed_before_the_export_cannot_approve_the_article_elsewhere(tmp_path):
    author = make_person("sari", "Editor")
    article = make_article(author)
    move(article, "submit", by=author)
    get_user_model().objects.filter(pk=author.pk).update(username="sari.lama")
    bring_back(tmp_path)
    author = make_person("sari.lama", "Editor")
    with pytest.raises(MoveNotAllowed):
        move(Article.objects.get(), "approve", by=author)
