"""After an upgrade, content of an earlier version can still be published, renamed and merged."""

import pytest
from django.contrib.auth import get_user_model

from articles import publishing, references
from articles.content import content_of, content_of_revision
from articles.integrity import find_breaks
from articles.models import Article, Category, Contributor, Edition, Tag, Topic
from tests.makers import edit, perform
from tests.support.earlier_versions import ARTICLES

pytestmark = pytest.mark.slow


def test_an_approved_article_can_be_published_after_its_references_were_renamed():
    article = Article.objects.get(headline="Disetujui")
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    approval = article.events.filter(move="approve").get()
    person = article.credits.first().contributor
    for row, name in ((article.topic, "Nama baru"), (person, "Orang lain"), (article.tags.first(), "Tag lain")):
        event = references.propose(row, {"name": name}, by=editor, reason="Sebab.")
        if event:
            references.confirm(row, event.number, by=chief)
    article = publishing.perform(article, "publish", by=editor, seen=article.revision_number)
    edition = article.editions.get()
    assert edition.approval == approval
    assert edition.topic_name == "Banjir di Tiga Desa"
    assert "Orang lain" not in str(edition.byline)
    assert "Tag lain" not in str(edition.tag_list)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_renamed_references_with_other_addresses_change_no_article_of_an_earlier_version():
    """Includes other references that have the recorded name or address."""
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    for number, person in enumerate(Contributor.objects.all()):
        slug = person.slug
        confirm_name(person, f"Orang {number}", editor, chief)
        references.change(person, {"slug": f"orang-{number}"}, by=chief)
        Contributor.objects.create(name=f"Lain {number}", slug=slug, is_writer=True)
    for rows in (Topic.objects.all(), Tag.objects.all()):
        for number, row in enumerate(rows):
            name = row.name
            confirm_name(row, f"Nama {number}", editor, chief)
            type(row).objects.create(name=name)
    for article in Article.objects.all():
        latest = article.latest_revision
        assert content_of_revision(latest).changed_fields(content_of(article)) == [], article.headline
    article = Article.objects.get(headline="Disetujui")
    publishing.perform(article, "publish", by=editor, seen=article.revision_number)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def confirm_name(row, name, editor, chief):
    """Rename a reference, with two people if it needs two."""
    try:
        references.change(row, {"name": name}, by=chief)
    except references.ReferenceNotChanged:
        event = references.propose(row, {"name": name}, by=editor, reason="Sebab.")
        references.confirm(row, event.number, by=chief)


def test_a_confirmed_name_is_applied_to_all_editions_of_an_earlier_version():
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    topic, person = Topic.objects.get(), Contributor.objects.get(name="Ratih Kusumaningtyas")
    for row in (topic, person):
        confirm_name(row, "Nama Baru", editor, chief)
        list(references.apply_names(row, by=chief))
    references.change(person, {"slug": "nama-baru"}, by=chief)
    live = Edition.objects.live().listed()
    named = [one for one in live if one.topic_id == topic.pk]
    assert named
    assert {one.topic_name for one in named} == {"Nama Baru"}
    assert "Ratih" not in str([one.byline for one in live])
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_merging_tags_does_not_change_editions_of_an_earlier_version():
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    one, other = Tag.objects.order_by("pk")
    event = references.propose_merge(one, other, by=chief, reason="Sama.")
    references.confirm(one, event.number, by=editor)
    assert list(find_breaks()) == [None] * len(ARTICLES)


@pytest.mark.parametrize("column", ["topic", "category", "section"])
def test_a_forged_listing_of_an_edition_of_an_earlier_version_is_found(column):
    other = Topic.objects.create(name="Lain") if column == "topic" else Category.objects.create(name="Lain")
    Edition.objects.filter(article__headline="Tayang").update(**{column: other})
    assert [found for found in find_breaks() if found]


def test_a_later_save_of_an_article_of_an_earlier_version_is_recorded_and_valid():
    article = Article.objects.get(headline="Tayang")
    writer, chief = (get_user_model().objects.get(username=login) for login in ("writer", "chief"))
    edit(article, writer, standfirst="Teras baru.")
    perform(article, "submit", by=writer)
    perform(article, "approve", by=chief)
    perform(article, "publish", by=chief)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_an_approved_article_can_be_published_after_its_topic_was_merged():
    article = Article.objects.get(headline="Disetujui")
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    other = Topic.objects.create(name="Banjir Besar")
    event = references.propose_merge(article.topic, other, by=editor, reason="Sama.")
    references.confirm(article.topic, event.number, by=chief)
    publishing.perform(article, "publish", by=editor, seen=article.revision_number)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_a_confirmed_name_is_applied_to_editions_of_an_earlier_version():
    editor, chief, writer = (get_user_model().objects.get(username=login) for login in ("editor", "chief", "writer"))
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": "Banjir Besar"}, by=editor, reason="Sebab.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    assert list(references.apply_names(topic, by=chief))
    assert list(find_breaks()) == [None] * len(ARTICLES)
    edit(Article.objects.get(headline="Tayang"), writer, standfirst="Teras baru.")
    assert list(find_breaks()) == [None] * len(ARTICLES)
