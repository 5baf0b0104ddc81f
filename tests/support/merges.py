"""Pairs of references that mean the same, merged by two people, and exports of articles that name them."""

from articles import references
from articles.importers import load_all
from articles.integrity import find_breaks, find_broken_chains, find_broken_versions, find_lost_references
from articles.models import Category, Contributor, ReferenceAlias, Tag, Topic
from tests.support.exports import empty
from tests.support.makers import make_article, make_category

NAMES = {
    Category: ("Kuliner", "Dapur"),
    Topic: ("Longsor", "Banjir"),
    Tag: ("Ujan", "Hujan"),
    Contributor: ("L. Wening", "Laras Wening"),
}


def make_named(writer, headline, **fields):
    """Make an article that names the first of each pair."""
    category = make_category("Kuliner", parent=make_category("Budaya"))
    first = {"category": category, "topic": "Longsor", "tags": ["Ujan"], "writers": ["L. Wening"]}
    return make_article(writer, headline, **(first | fields))


def merge(model, first, second):
    """Merge the first of a pair into the other one, as two people do, and return both."""
    old, new = NAMES[model]
    more = {"parent": make_category("Gaya Hidup")} if model is Category else {}
    old, new = model.objects.get(name=old), model.objects.get_or_create(name=new, defaults=more)[0]
    event = references.propose_merge(old, new, by=first, reason="Nama yang sama.")
    return old, references.confirm(old, event.number, by=second)[0]


def wipe():
    """Leave a database as a fresh one is."""
    empty()
    ReferenceAlias.objects.all().delete()


def bring(folder, text):
    """Import an export and return what became of each line."""
    path = folder / "semua.jsonl"
    path.write_text(text, encoding="utf-8")
    return [(result.status, result.reason) for result in load_all([path])]


def holds():
    """Say whether verification finds nothing."""
    broken = [*find_breaks(), *find_broken_versions(), *find_broken_chains(), *find_lost_references()]
    return not any(broken)
