"""Merges in one of two databases of a newspaper are made in the other too, unless people there decided otherwise."""

import json

import pytest

from articles import references
from articles.models import Article, Contributor, Edition, EditionCredit, ReferenceAlias, Tag, Topic
from tests.support.exports import export
from tests.support.makers import make_article, make_person, publish
from tests.support.merges import NAMES, bring, holds, make_named, merge, wipe

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EVERY_KIND = pytest.mark.parametrize("model", NAMES)


def first_and_all(writer, editor, chief, model):
    """Return the export of a first article, and that of all articles after their common reference was merged."""
    one = publish(make_named(writer, "Satu"), writer, editor)
    publish(make_named(writer, "Dua"), writer, editor)
    first = export("--article", str(one.pk))
    merge(model, chief, editor)
    return first, export()


@EVERY_KIND
def test_a_merge_is_imported_with_later_articles_of_the_same_newspaper(model, writer, editor, chief, tmp_path, client):
    first, everything = first_and_all(writer, editor, chief, model)
    wipe()
    assert bring(tmp_path, first) == [("created", "")]
    address = model.objects.get(name=NAMES[model][0]).get_absolute_url()
    assert bring(tmp_path, everything) == [("unchanged", ""), ("created", "")]
    assert export() == everything
    assert client.get(address).status_code == 301
    assert holds()


@EVERY_KIND
def test_a_reference_changed_here_is_not_merged_by_an_import(model, writer, editor, chief, tmp_path):
    first, everything = first_and_all(writer, editor, chief, model)
    wipe()
    bring(tmp_path, first)
    old = model.objects.get(name=NAMES[model][0])
    person = make_person("tika", "Chief")
    references.change(old, {"slug": "alamat-lain"}, by=person)
    assert bring(tmp_path, everything) == [("unchanged", ""), ("created", "")]
    old.refresh_from_db()
    assert (old.slug, old.archived_at) == ("alamat-lain", None)
    assert references.affected_editions(old).count() == 2
    assert not ReferenceAlias.objects.exists()
    assert holds()


@EVERY_KIND
def test_an_export_without_the_record_of_a_merge_does_not_merge_here(model, writer, editor, chief, tmp_path):
    first, everything = first_and_all(writer, editor, chief, model)
    rows = [json.loads(line) for line in everything.splitlines()]
    for row in rows:
        present = {one["uid"] for kind in row["references"].values() for one in kind}
        row["reference_records"] = [one for one in row["reference_records"] if one["uid"] in present]
    wipe()
    bring(tmp_path, first)
    assert bring(tmp_path, "\n".join(map(json.dumps, rows))) == [("unchanged", ""), ("created", "")]
    old = model.objects.get(name=NAMES[model][0])
    assert (old.archived_at, references.affected_editions(old).count()) == (None, 2)
    assert holds()


def test_a_merge_by_one_person_elsewhere_does_not_change_a_published_topic_here(writer, editor, chief, tmp_path):
    one = make_named(writer, "Satu")
    first = export()
    make_named(writer, "Dua")
    references.merge(
        Topic.objects.get(name="Longsor"), Topic.objects.create(name="Banjir"), by=chief, reason="Nama yang sama."
    )
    everything = export()
    wipe()
    bring(tmp_path, first)
    people = make_person("tika", "Chief"), make_person("sari", "Chief")
    publish(Article.objects.get(uid=one.uid), *people)
    bring(tmp_path, everything)
    assert set(Article.objects.values_list("topic__name", flat=True)) == {"Longsor"}
    assert holds()


def test_an_article_with_both_merged_references_is_listed_once(writer, editor, chief, tmp_path):
    one = publish(make_named(writer, "Satu"), writer, editor)
    both = {"tags": ["Ujan", "Hujan"], "writers": ["L. Wening", "Laras Wening"]}
    two = publish(make_named(writer, "Dua", **both), writer, editor)
    lines = export().splitlines()
    wipe()
    bring(tmp_path, lines[0])
    people = make_person("tika", "Chief"), make_person("sari", "Chief")
    named = json.loads(lines[1])["references"]
    for model in (Tag, Contributor):
        new = next(one for one in named[str(model.KIND)] if one["name"] == NAMES[model][1])
        model.objects.create(uid=new["uid"], name=new["name"], slug=new["slug"])
        merge(model, *people)
    assert bring(tmp_path, lines[1]) == [("created", "")]
    edition = Edition.objects.get(article__uid=two.uid)
    assert [row.tag.name for row in edition.edition_tags.all()] == ["Hujan"]
    assert EditionCredit.objects.filter(edition=edition, role="writer").count() == 1
    assert Article.objects.get(uid=one.uid).tags.get().name == "Hujan"
    assert holds()


def test_an_edition_with_a_topic_merged_here_by_name_gets_the_remaining_topic(writer, editor, chief, tmp_path):
    publish(make_named(writer, "Satu"), writer, editor)
    exported = export()
    wipe()
    people = make_person("tika", "Chief"), make_person("sari", "Chief")
    publish(make_article(None, "Dari Sini", topic="Longsor"), *people)
    merge(Topic, *people)
    assert bring(tmp_path, exported) == [("created", "")]
    assert set(Edition.objects.values_list("topic__name", flat=True)) == {"Banjir"}
    assert holds()
