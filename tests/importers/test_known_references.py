"""Lines with references that this newsroom has under another identity: adopted if possible, otherwise aliased."""

import json

import pytest

from articles.content import content_of
from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Article, Category, Contributor, Edition, ReferenceAlias, Tag, Topic
from tests.support.exports import empty, export
from tests.support.makers import approve, edit, make_article, make_category, make_person, perform, publish

pytestmark = pytest.mark.django_db
NAMED = {
    "category": lambda: Category.objects.get(name="Kuliner"),
    "topic": lambda: Topic.objects.get(name="Festival"),
    "tag": lambda: Tag.objects.get(name="Rempah"),
    "contributor": lambda: Contributor.objects.get(name="Ani"),
}


def make_named(writer, headline):
    """Make an article with one reference of each kind."""
    category = make_category("Kuliner", parent=make_category("Budaya"))
    return make_article(writer, headline, category=category, topic="Festival", tags=["Rempah"], writers=["Ani"])


@pytest.fixture
def line(writer, editor):
    """Return the line of a published article of another newsroom, with the identities of its references there."""
    article = publish(make_named(writer, "Dari Seberang"), writer, editor)
    edit(article, writer, standfirst="Teras yang menunggu.")
    row = json.loads(export())
    empty()
    return row


def uids_in(row):
    """Return the identities of the references in a line, by kind."""
    names = {"category": "Kuliner", "topic": "Festival", "tag": "Rempah", "contributor": "Ani"}
    return {kind: next(one["uid"] for one in row["references"][kind] if one["name"] == names[kind]) for kind in names}


def take_in(folder, row):
    """Import a line that is new here and return its article."""
    path = folder / "seberang.jsonl"
    path.write_text(json.dumps(row) + "\n")
    (result,) = load_all([path])
    assert (result.status, result.reason) == ("created", "")
    assert set(find_breaks()) == {None}
    return Article.objects.get(uid=row["uid"])


def make_namesakes():
    """Make references with the names in the line, which no revision here has."""
    make_category("Kuliner", parent=make_category("Budaya"))
    Topic.objects.create(name="Festival")
    Tag.objects.create(name="Rempah")
    Contributor.objects.create(name="Ani", is_writer=True)


def test_a_reference_in_no_revision_takes_the_identity_in_the_line(line, tmp_path):
    make_namesakes()
    take_in(tmp_path, line)
    assert not ReferenceAlias.objects.exists()
    for kind, uid in uids_in(line).items():
        found = Tag.objects.get() if kind == "tag" else NAMED[kind]()
        assert str(found.uid) == uid
    assert Category.objects.filter(name="Kuliner").count() == Topic.objects.count() == Tag.objects.count() == 1


def test_a_reference_in_a_revision_keeps_its_identity_and_gets_an_alias(line, tmp_path):
    here = make_named(None, "Dari Sini")
    before = {kind: str(row().uid) for kind, row in NAMED.items()}
    article = take_in(tmp_path, line)
    assert {kind: str(row().uid) for kind, row in NAMED.items()} == before
    aliases = {(one.kind, str(one.uid)): str(one.target) for one in ReferenceAlias.objects.all()}
    for kind, uid in uids_in(line).items():
        assert aliases[kind, uid] == before[kind]
    assert (article.category, article.topic) == (here.category, here.topic)
    assert list(article.tags.all()) == list(here.tags.all())
    edition = article.editions.get()
    assert (edition.category, edition.topic) == (here.category, here.topic)
    assert [row.tag for row in edition.edition_tags.all()] == list(here.tags.all())
    assert NAMED["contributor"]() in [row.contributor for row in edition.edition_credits.all()]
    assert edition.content == line["editions"][0]["content"]


@pytest.mark.parametrize("is_named", [False, True])
def test_an_imported_article_can_be_published_and_a_second_run_changes_nothing(is_named, line, tmp_path):
    chief, other = make_person("tika", "Chief"), make_person("sari", "Chief")
    if is_named:
        make_named(None, "Dari Sini")
    else:
        make_namesakes()
    article = take_in(tmp_path, line)
    assert edit(article, chief).revision_number == len(line["revisions"])
    approve(article, chief, other)
    perform(article, "publish", by=other)
    assert Edition.objects.live().get(article=article).standfirst == "Teras yang menunggu."
    assert set(find_breaks()) == {None}
    (result,) = load_all([tmp_path / "seberang.jsonl"])
    assert (result.status, result.kept) == ("unchanged", ())


def test_an_article_with_aliased_references_survives_an_export_unchanged(line, tmp_path):
    make_named(None, "Dari Sini")
    article = take_in(tmp_path, line)
    written = export()
    path = tmp_path / "semua.jsonl"
    path.write_text(written)
    said = content_of(article)
    empty()
    ReferenceAlias.objects.all().delete()
    assert {(result.status, result.reason) for result in load_all([path])} == {("created", "")}
    assert set(find_breaks()) == {None}
    assert content_of(Article.objects.get(uid=article.uid)).is_same(said)
    assert export() == written


def test_a_known_category_keeps_its_parent_here(line, tmp_path):
    elsewhere = make_category("Kuliner", parent=make_category("Gaya Hidup"))
    article = take_in(tmp_path, line)
    assert article.category == elsewhere
    assert article.editions.get().section == elsewhere.parent


def test_a_tag_that_is_written_otherwise_here_keeps_its_name_and_identity(line, tmp_path):
    here = Tag.objects.create(name="rempah")
    article = take_in(tmp_path, line)
    assert [(tag.uid, tag.name) for tag in article.tags.all()] == [(here.uid, "rempah")]
    assert ReferenceAlias.objects.get().target == here.uid
    assert list(find_breaks()) == [None]
