"""After an upgrade, content of an earlier version can still be published, renamed and merged."""

import pytest
from django.contrib.auth import get_user_model

from articles import photo_library, publishing, references, workflow
from articles.content import content_of, content_of_revision
from articles.integrity import find_breaks
from articles.models import Article, Category, CommentPolicy, Contributor, Edition, Photo, Tag, Topic
from articles.workflow import MoveNotAllowed
from tests.support.earlier_versions import ARTICLES
from tests.support.makers import edit, perform

pytestmark = pytest.mark.slow
# What readers are shown of an edition, without the name of its topic.
WORDS = (
    "headline",
    "slug",
    "standfirst",
    "dateline",
    "excerpt",
    "word_count",
    "byline",
    "tag_list",
    "label",
    "is_unverified",
    "verification_notice",
    "is_breaking",
    "category_name",
    "picture",
    "photo_id",
    "replies_to_id",
    "comment_notice",
    "first_published_at",
    "words_since",
)


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


def test_a_confirmed_name_of_a_category_is_applied_to_editions_of_an_earlier_version():
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    category = Category.objects.get(name="Daerah")
    confirm_name(category, "Wilayah", chief, editor)
    assert list(references.apply_names(category, by=chief))
    live = Edition.objects.live().listed().filter(category=category)
    assert {edition.category_name for edition in live} == {"Wilayah"}
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_a_name_of_one_kind_does_not_bring_that_of_another():
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    category, topic = Category.objects.get(name="Daerah"), Topic.objects.get()
    confirm_name(category, "Wilayah", chief, editor)
    confirm_name(topic, "Nama Baru", editor, chief)
    list(references.apply_names(topic, by=chief))
    live = Edition.objects.live().listed().filter(category=category, kind=Edition.Kind.RENAMED)
    assert {(edition.topic_name, edition.category_name) for edition in live} == {("Nama Baru", "Daerah")}
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


def pictures_in(edition):
    """Return the pictures in the body of an edition with their words."""
    return [part for part in edition.body if "html" not in part]


def test_a_confirmed_name_changes_nothing_else_of_an_edition_of_an_earlier_version():
    """The comment notice, the words of pictures and the tags stay as they were sealed, whatever was changed since."""
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    topic, policy, photo = Topic.objects.get(), CommentPolicy.objects.get(), Photo.objects.get()
    before = {one.article_id: one for one in Edition.objects.live().listed().select_related("comment_policy")}
    event = references.propose(policy, {"notice": "Aturan lain."}, by=chief, reason="Sebab.")
    references.confirm(policy, event.number, by=editor)
    photo.caption = "Takarir lain."
    photo_library.change(photo, ["caption"], by=chief)
    confirm_name(topic, "Nama Baru", editor, chief)
    list(references.apply_names(topic, by=chief))
    after = {one.article_id: one for one in Edition.objects.live().listed().select_related("comment_policy")}
    assert after.keys() == before.keys()
    renamed = [pk for pk, edition in after.items() if edition.kind == Edition.Kind.RENAMED]
    assert renamed
    for pk in renamed:
        assert {name: getattr(after[pk], name) for name in WORDS} == {name: getattr(before[pk], name) for name in WORDS}
        assert pictures_in(after[pk]) == pictures_in(before[pk])
    assert {after[pk].topic_name for pk in renamed} == {"Nama Baru"}
    assert list(find_breaks()) == [None] * len(ARTICLES)


def swap_tag(article):
    article.tags.remove(article.tags.first())
    article.tags.add(Tag.objects.create(name="Fitnah"))


def swap_person(article):
    credit = article.credits.first()
    credit.contributor = Contributor.objects.create(name="Orang tak disetujui", is_writer=True)
    credit.save()


def swap(name, model):
    def change(article):
        setattr(article, name, model.objects.create(name="Tak disetujui"))
        article.save()

    return change


OTHERS = {
    "category": swap("category", Category),
    "topic": swap("topic", Topic),
    "comment_policy": swap("comment_policy", CommentPolicy),
    "tags": swap_tag,
    "credits": swap_person,
}


@pytest.mark.parametrize("field", OTHERS)
def test_what_an_approved_article_refers_to_is_part_of_its_approval(field):
    article = Article.objects.get(headline="Disetujui")
    editor = get_user_model().objects.get(username="editor")
    OTHERS[field](article)
    assert content_of_revision(article.latest_revision).changed_fields(content_of(article)) == [field]
    with pytest.raises(MoveNotAllowed):
        perform(article, "publish", by=editor)
    revision = workflow.record_save(Article.objects.get(pk=article.pk), by=editor)
    assert revision is not None
    article.refresh_from_db()
    assert article.state != "approved"
    assert list(find_breaks()) == [None] * len(ARTICLES)
