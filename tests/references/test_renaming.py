"""Applying confirmed names to published articles: new editions in which nothing else is changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles import references
from articles.content import content_of_revision
from articles.editions import content_of_edition
from articles.integrity import find_breaks
from articles.models import Category, Contributor, Edition, Tag, Topic
from articles.references import ReferenceNotChanged
from tests.support.makers import approve, edit, make_article, make_category, perform, publish
from tests.support.references import change_by_two
from tests.support.shown_page import ShownPage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def rename(row, name, *, by, and_by):
    """Rename a reference, with two people."""
    event = references.propose(row, {"name": name}, by=by, reason="Nama yang benar.")
    return references.confirm(row, event.number, by=and_by)[0]


@pytest.fixture
def article(writer, editor):
    return publish(make_article(writer, topic="Banjir", tags=["Hujan"]), writer, editor)


@pytest.mark.parametrize("model", [Topic, Tag, Category, Contributor])
def test_published_articles_keep_the_name_until_it_is_applied(model, article, editor, chief, client):
    row = model.objects.get(
        name={"topic": "Banjir", "tag": "Hujan", "category": "Nasional"}.get(model.KIND, "Laras Wening")
    )
    old = row.name
    before = Edition.objects.get()
    row = rename(row, "Nama Baru", by=chief, and_by=editor)
    assert Edition.objects.get().content == before.content
    page = client.get(before.get_absolute_url()).content.decode()
    assert old in page
    assert [one.pk for one in references.remaining_editions(row)] == [before.pk]

    assert len(list(references.apply_names(row, by=chief))) == 1
    live = Edition.objects.live().get()
    assert (live.kind, live.revision, live.number) == ("renamed", before.revision, 2)
    assert "Nama Baru" in client.get(live.get_absolute_url()).content.decode()
    assert list(references.remaining_editions(row)) == []
    assert list(find_breaks()) == [None]


def test_nothing_but_the_name_is_changed(article, editor, chief):
    before = Edition.objects.get()
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    said, now = (content_of_edition(one.content) for one in (before, Edition.objects.live().get()))
    assert replace(now, topic=said.topic) == said
    assert now.topic.name == "Banjir Jakarta"
    live = Edition.objects.live().get()
    same = ("body", "byline", "tag_list", "headline", "first_published_at", "category_id", "topic_id", "photo_id")
    assert [getattr(live, name) for name in same] == [getattr(before, name) for name in same]
    assert not live.was_updated


def test_the_working_copy_its_state_and_its_approval_do_not_change(article, writer, editor, chief):
    edit(article, writer, headline="Yang baru")
    approve(article, writer, editor)
    approval = article.events.filter(move="approve").order_by("-number").first()
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    article.refresh_from_db()
    assert (article.state, article.headline, article.revision_number) == ("approved", "Yang baru", 2)
    perform(article, "publish", by=editor)
    live = Edition.objects.live().get()
    assert (live.approval, live.topic_name) == (approval, "Banjir Jakarta")
    assert list(find_breaks()) == [None]


def test_a_scheduled_edition_gets_the_name_and_keeps_its_hour_and_approval(article, writer, editor, chief):
    edit(article, writer, headline="Yang dijadwalkan")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + HOUR)
    planned = Edition.objects.get(live_from__gt=timezone.now())
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    again = Edition.objects.get(live_from__gt=timezone.now())
    assert (again.live_from, again.kind, again.approval) == (planned.live_from, planned.kind, planned.approval)
    assert again.topic_name == "Banjir Jakarta"
    live = Edition.objects.live().get()
    assert (live.topic_name, live.live_until) == ("Banjir Jakarta", planned.live_from)
    assert list(find_breaks()) == [None]
    # The live edition continues if the schedule is withdrawn.
    perform(article, "unschedule", by=editor)
    assert Edition.objects.live(timezone.now() + 2 * HOUR).get().topic_name == "Banjir Jakarta"
    assert list(find_breaks()) == [None]


def test_an_article_published_again_has_the_new_name(article, editor, chief):
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    perform(article, "expire", by=chief)
    perform(article, "publish", by=chief)
    assert Edition.objects.live().get().topic_name == "Banjir Jakarta"
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("moves", [["unschedule"], ["retract", "cancel_retraction"], ["expire"]])
def test_an_approved_revision_is_published_with_the_new_name(moves, article, writer, editor, chief):
    edit(article, writer, headline="Yang dijadwalkan")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + HOUR)
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    for move in moves:
        perform(article, move, by=editor if move == "cancel_retraction" else chief, reason="Sebab.")
    if moves == ["retract", "cancel_retraction"]:
        assert Edition.objects.get(live_from__gt=timezone.now()).topic_name == "Banjir Jakarta"
        perform(article, "unschedule", by=editor)
    perform(article, "publish", by=editor)
    live = Edition.objects.live().get()
    assert (live.topic_name, live.headline) == ("Banjir Jakarta", "Yang dijadwalkan")
    assert list(find_breaks()) == [None]


def test_a_revision_saved_after_a_name_was_applied_has_its_own_names(article, writer, editor, chief):
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    rename(topic, "Banjir Rob", by=editor, and_by=chief)
    publish(edit(article, writer, headline="Yang baru"), writer, editor)
    live = Edition.objects.live().get()
    assert (live.topic_name, live.content.get("renamed")) == ("Banjir Rob", None)


def test_a_name_is_applied_only_once_it_was_confirmed(article, editor, chief):
    topic = Topic.objects.get()
    with pytest.raises(ReferenceNotChanged):
        references.apply_names(topic, by=chief)
    references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Sebab.")
    with pytest.raises(ReferenceNotChanged):
        references.apply_names(topic, by=chief)


def test_a_name_changed_by_one_person_before_publishing_is_not_applied(writer, editor, chief):
    article = make_article(writer, topic="Banjir")
    topic = references.change(Topic.objects.get(), {"name": "Banjir Jakarta"}, by=chief)
    publish(article, writer, editor)
    assert Edition.objects.get().topic_name == "Banjir"
    with pytest.raises(ReferenceNotChanged):
        references.apply_names(topic, by=chief)


def test_an_edition_with_an_end_keeps_it_under_its_new_name(writer, editor, chief):
    end = timezone.now() + HOUR
    publish(make_article(writer, topic="Banjir"), writer, editor, until=end)
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    list(references.apply_names(topic, by=chief))
    live = Edition.objects.live().get()
    assert (live.topic_name, live.live_until) == ("Banjir Jakarta", end)
    assert not Edition.objects.live(end).exists()
    assert list(find_breaks()) == [None]


def test_applying_a_name_twice_makes_no_second_edition(article, editor, chief, capsys):
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    call_command("apply_names", "topic", str(topic.uid), "--as", chief.username)
    call_command("apply_names", "topic", str(topic.uid), "--as", chief.username)
    assert Edition.objects.count() == 2


def test_a_retracted_article_gets_no_new_name(article, editor, chief, writer):
    perform(article, "retract", by=chief, reason="Salah.", ground="special")
    perform(article, "confirm_retraction", by=editor)
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    assert list(references.apply_names(topic, by=chief)) == []
    assert Edition.objects.count() == 2


def test_a_moved_category_is_listed_under_its_new_section(writer, editor, chief, client):
    above = make_category("Olahraga", slug="olahraga")
    below = make_category("Sepak Bola", slug="sepak-bola", parent=above)
    publish(make_article(writer, "Piala dimulai", category=below), writer, editor)
    below = change_by_two(below, {"parent": None}, by=chief, and_by=editor)
    assert "Piala dimulai" in client.get("/sepak-bola/").content.decode()
    # An empty section shows the newest articles of others, and says so.
    assert ShownPage(client.get("/olahraga/")).articles(".opening") == []
    assert "Belum ada" in client.get("/olahraga/").content.decode()
    other = make_category("Gaya", slug="gaya")
    change_by_two(below, {"parent": other}, by=chief, and_by=editor)
    assert "Piala dimulai" in client.get("/gaya/").content.decode()
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("model", [Topic, Tag, Category, Contributor])
def test_a_former_address_redirects_to_the_present_one(model, article, chief, client):
    row = model.objects.get(
        name={"topic": "Banjir", "tag": "Hujan", "category": "Nasional"}.get(model.KIND, "Laras Wening")
    )
    name = {"tag": "tag", "topic": "topic", "category": "category"}.get(model.KIND, "contributor")
    old = row.slug
    references.change(row, {"slug": "alamat-baru"}, by=chief)
    answer = client.get(reverse(f"site:{name}", args=[old]))
    assert (answer.status_code, answer["Location"]) == (301, reverse(f"site:{name}", args=["alamat-baru"]))
    assert client.get(answer["Location"]).status_code == 200


def test_the_present_owner_of_an_address_has_priority_over_a_former_one(article, chief, client):
    topic = Topic.objects.get()
    references.change(topic, {"slug": "alamat-baru"}, by=chief)
    other = Topic.objects.create(name="Lain", slug="banjir")
    Edition.objects.update(topic=other)
    assert "Lain" in client.get(reverse("site:topic", args=["banjir"])).content.decode()


def test_names_that_were_changed_after_the_approval_are_not_published(writer, editor, chief):
    article = approve(make_article(writer, topic="Banjir", tags=["Hujan"]), writer, editor)
    approved = content_of_revision(article.latest_revision)
    for row, name in ((Topic.objects.get(), "A"), (Tag.objects.get(), "B"), (Contributor.objects.first(), "C")):
        rename(row, name, by=chief, and_by=editor)
    perform(article, "publish", by=editor)
    assert content_of_edition(Edition.objects.get().content) == approved


def test_an_address_that_nobody_confirmed_is_not_applied_with_the_name(article, editor, chief):
    topic = rename(Topic.objects.get(), "Banjir Jakarta", by=editor, and_by=chief)
    references.change(topic, {"slug": "alamat-sendiri"}, by=editor)
    list(references.apply_names(topic, by=chief))
    live = Edition.objects.live().get()
    assert (live.topic_name, content_of_edition(live.content).topic.slug) == ("Banjir Jakarta", "banjir")
    assert list(references.remaining_editions(topic)) == []
    assert list(find_breaks()) == [None]


def test_a_name_is_applied_to_editions_with_a_merged_reference(article, editor, chief):
    topic, other = Topic.objects.get(), Topic.objects.create(name="Bandang")
    event = references.propose_merge(topic, other, by=chief, reason="Sama.")
    references.confirm(topic, event.number, by=editor)
    other = rename(other, "Banjir Bandang", by=editor, and_by=chief)
    assert len(list(references.remaining_editions(other))) == 1
    list(references.apply_names(other, by=chief))
    assert Edition.objects.live().get().topic_name == "Banjir Bandang"
    assert list(references.remaining_editions(other)) == []
    assert list(find_breaks()) == [None]


def test_a_merge_into_a_reference_renamed_since_must_be_proposed_again(article, editor, chief):
    topic, other = Topic.objects.get(), Topic.objects.create(name="Bandang")
    event = references.propose_merge(topic, other, by=chief, reason="Sama.")
    references.change(other, {"name": "Skandal"}, by=chief)
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, event.number, by=editor)


@pytest.mark.parametrize("model", [Category, Contributor, Tag, Topic])
def test_nobody_else_gets_a_former_address(model, chief):
    row = model.objects.create(name="Yunita Rahmayanti")
    references.create(row, by=chief)
    former = row.slug
    references.change(row, {"slug": "yunita-r"}, by=chief)
    with pytest.raises(ValidationError, match="alamat"):
        model(name="Orang Lain", slug=former).full_clean()
    other = model.objects.create(name="Yunita Rahmayanti!")
    assert other.slug != former
    row.slug = former
    row.full_clean()


@pytest.mark.parametrize("name", ["???", "🔥", "!"])
def test_a_tag_of_signs_has_an_address(name):
    tag = Tag.objects.create(name=name)
    assert tag.get_absolute_url().startswith("/tag/tag")
