"""Merging references: one redirects to the other, and articles keep their words and approvals."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from articles import references, workflow
from articles.content import Reference, content_of, content_of_revision, rows_for
from articles.importers.sidecar_references import get_or_create_topic
from articles.integrity import find_breaks, find_broken_chains, find_broken_versions, find_lost_references
from articles.models import Category, Contributor, Credit, Edition, EditionCredit, ReferenceAlias, Tag, Topic
from articles.references import ReferenceNotChanged, proposal_of
from tests.support.makers import approve, edit, make_article, make_category, make_person, move, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NAMES = {"topic": ("Banjir", "Air Bah"), "tag": ("Hujan", "Ujan"), "category": ("Nasional", "Negeri")}
PEOPLE = ("Laras Wening", "L. Wening")


def merge(old, new, *, by, and_by):
    """Merge two references, with two people if readers see the first."""
    try:
        return references.merge(old, new, by=by, reason="Nama yang sama.")
    except ReferenceNotChanged:
        event = references.propose_merge(old, new, by=by, reason="Nama yang sama.")
        return references.confirm(old, event.number, by=and_by)[0]


def pair(model):
    """The reference that articles refer to, and another one."""
    old, new = NAMES.get(model.KIND, PEOPLE)
    return model.objects.get(name=old), model.objects.get_or_create(name=new)[0]


@pytest.mark.parametrize("model", [Topic, Tag, Category, Contributor])
def test_articles_keep_their_words_their_approval_and_their_editions(model, writer, editor, chief, client):
    live = publish(make_article(writer, topic="Banjir", tags=["Hujan"]), writer, editor)
    waiting = approve(make_article(writer, "Yang disetujui", topic="Banjir", tags=["Hujan"]), writer, editor)
    sealed = Edition.objects.get().content
    old, new = pair(model)
    merge(old, new, by=chief, and_by=editor)
    waiting.refresh_from_db()
    assert waiting.state == "approved"
    assert content_of_revision(waiting.latest_revision).is_same(content_of(waiting))
    perform(waiting, "publish", by=editor)
    assert Edition.objects.get(article=live).content == sealed
    assert list(find_breaks()) == [None, None]
    assert not any(find_broken_chains())
    assert not any(find_broken_versions())

    name = "contributor" if model is Contributor else model.KIND
    answer = client.get(reverse(f"site:{name}", args=[old.slug]))
    assert (answer.status_code, answer["Location"]) == (301, reverse(f"site:{name}", args=[new.slug]))
    page = client.get(answer["Location"]).content.decode()
    assert live.headline in page
    assert "Yang disetujui" in page


def test_an_untouched_save_after_a_merge_changes_nothing(writer, editor, chief):
    article = approve(make_article(writer, topic="Banjir", tags=["Hujan", "Ujan"]), writer, editor)
    merge(*pair(Tag), by=chief, and_by=editor)
    merge(*pair(Topic), by=chief, and_by=editor)
    edit(article, writer)
    assert (article.revision_number, article.state) == (1, "approved")


def test_a_merged_reference_follows_when_its_target_is_merged(writer, editor, chief):
    article = approve(make_article(writer, topic="Banjir"), writer, editor)
    first, second, third = (Topic.objects.get_or_create(name=name)[0] for name in ("Banjir", "Air Bah", "Rob"))
    merge(first, second, by=chief, and_by=editor)
    merge(second, third, by=chief, and_by=editor)
    article.refresh_from_db()
    assert article.topic == third
    perform(article, "publish", by=editor)
    assert Edition.objects.get().topic == third
    assert list(find_breaks()) == [None]


def test_a_forbidden_merge_is_refused_with_the_reason(writer, editor, chief):
    make_article(writer, topic="Banjir")
    topic = Topic.objects.get()
    with pytest.raises(ReferenceNotChanged):
        references.merge(topic, topic, by=chief, reason="Sebab.")
    with pytest.raises(ReferenceNotChanged):
        references.merge(topic, Topic.objects.create(name="Lain"), by=chief, reason=" ")
    with pytest.raises(ReferenceNotChanged):
        references.merge(topic, Topic.objects.get(name="Lain"), by=make_person("x", "Writer"), reason="Sebab.")
    default = Category.objects.get(is_default=True)
    with pytest.raises(ReferenceNotChanged):
        references.merge(default, make_category("Lain"), by=chief, reason="Sebab.")
    person = Contributor.objects.create(name="Ratna", user=editor)
    with pytest.raises(ReferenceNotChanged):
        references.merge(person, Contributor.objects.create(name="R."), by=chief, reason="Sebab.")


def test_a_merged_reference_is_archived_and_no_longer_offered(writer, chief, client):
    make_article(writer, topic="Banjir")
    old, new = pair(Topic)
    client.force_login(chief)
    client.post(f"/admin/articles/topic/{old.pk}/merge/", {"into": "air bah", "reason": "Sama."})
    old.refresh_from_db()
    assert old.archived_at
    offered = client.get("/admin/autocomplete/?app_label=articles&model_name=article&field_name=topic&term=a").json()[
        "results"
    ]
    assert [one["text"] for one in offered] == [new.name]


def test_a_reference_that_readers_see_is_merged_by_two_people(writer, editor, chief, client):
    publish(make_article(writer, topic="Banjir"), writer, editor)
    old, new = pair(Topic)
    with pytest.raises(ReferenceNotChanged):
        references.merge(old, new, by=editor, reason="Sebab.")
    client.force_login(editor)
    client.post(f"/admin/articles/topic/{old.pk}/merge/", {"into": new.name, "reason": "Sebab."})
    assert Edition.objects.get().topic == old
    number = references.proposal_of(old).event.number
    client.post(f"/admin/articles/topic/{old.pk}/proposal/", {"number": number, "decision": "confirm"})
    assert Edition.objects.get().topic == old
    client.force_login(chief)
    assert new.name in client.get(f"/admin/articles/topic/{old.pk}/proposal/").content.decode()
    client.post(f"/admin/articles/topic/{old.pk}/proposal/", {"number": number, "decision": "confirm"})
    assert Edition.objects.get().topic == new
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_two_people_of_one_byline_are_merged_in_any_order(order, writer, editor, chief):
    names = ["Laras Wening", "Bima", "L. Wening"]
    article = make_article(writer, writers=[names[place] for place in order])
    approve(article, writer, editor)
    people = [Contributor.objects.get(name=name) for name in names]
    merge(people[2], people[0], by=chief, and_by=editor)
    perform(article, "publish", by=editor)
    assert list(find_breaks()) == [None]


def test_a_merged_reference_stays_archived_and_imports_use_its_target(writer, editor, chief):
    make_article(writer, topic="Banjir")
    old, new = pair(Topic)
    references.merge(old, new, by=chief, reason="Sama.")
    with pytest.raises(ReferenceNotChanged):
        references.archive(old, by=chief, is_archived=False)
    assert get_or_create_topic("banjir") == new


def test_somebody_who_wrote_and_photographed_under_two_names_is_listed_once(writer, editor, chief, client):
    article = make_article(writer)
    photographer = Contributor.objects.create(name="L. Wening")
    Credit.objects.create(article=article, contributor=photographer, role="photographer", order=5)
    workflow.record_save(article, by=writer)
    live = publish(article, writer, editor)
    new = merge(photographer, Contributor.objects.get(name="Laras Wening"), by=chief, and_by=editor)
    rows = EditionCredit.objects.filter(contributor=new).order_by("order")
    assert list(rows.values_list("role", "work")) == [("writer", "written"), ("photographer", "")]
    page = client.get(reverse("site:contributor", args=[new.slug])).content.decode()
    assert page.count(f'href="{live.get_absolute_url()}"') == 1
    assert list(find_breaks()) == [None]


def test_the_desk_asks_which_of_several_references_with_one_name_is_meant(chief, client):
    old, one, two = (Contributor.objects.create(name=name) for name in ("B. Santoso", "Budi Santoso", "Budi Santoso"))
    client.force_login(chief)
    address = f"/admin/articles/contributor/{old.pk}/merge/"
    sent = {"into": "Budi Santoso", "reason": "Orang yang sama."}
    page = client.post(address, sent, follow=True, headers={"accept-language": "en"}).content.decode()
    assert f"Type the address of the one you mean: {one.slug}, {two.slug}." in page
    old.refresh_from_db()
    assert old.archived_at is None
    client.post(address, sent | {"into": two.slug})
    assert rows_for([("contributor", Reference(str(old.uid)))])["contributor"][str(old.uid)] == two


@pytest.mark.parametrize("merges", ["AB BC", "BC AC", "AC BC", "CB BA", "XA AC", "AC CX"])
@pytest.mark.parametrize("byline", ["AXB", "BXA", "ABX"])
def test_merges_in_any_order_keep_an_approval_that_can_be_published(byline, merges, writer, editor, chief):
    article = make_article(writer, writers=[letter * 2 for letter in byline])
    people = {letter: Contributor.objects.get_or_create(name=letter * 2)[0] for letter in "ABCX"}
    approve(article, writer, editor)
    for old, new in merges.split():
        merge(people[old], people[new], by=chief, and_by=editor)
    assert edit(article, writer).revision_number == 1
    perform(article, "publish", by=editor)
    assert set(EditionCredit.objects.filter(role="writer").values_list("work", flat=True)) == {"written"}
    assert list(find_breaks()) == [None]


def test_bylines_are_numbered_after_a_merge_as_they_are_when_they_are_made_again(writer, editor, chief):
    publish(make_article(writer, writers=["Ani", "Laras Wening", "Bima", "L. Wening", "Cici"]), writer, editor)
    old, new = (Contributor.objects.get(name=name) for name in ("L. Wening", "Laras Wening"))
    merge(old, new, by=chief, and_by=editor)

    def lines():
        return sorted(EditionCredit.objects.values_list("contributor__name", "role", "order", "work"))

    merged = lines()
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert lines() == merged


@pytest.mark.parametrize("state", ["in_review", "approved"])
def test_a_reference_of_an_article_in_review_is_merged_by_two_people(state, writer, editor, chief, client):
    article = make_article(writer, topic="Banjir")
    move(article, "submit", by=writer)
    if state == "approved":
        move(article, "approve", by=editor)
    old, new = pair(Topic)
    with pytest.raises(ReferenceNotChanged):
        references.merge(old, new, by=editor, reason="Sama.")
    client.force_login(editor)
    client.post(f"/admin/articles/topic/{old.pk}/merge/", {"into": new.name, "reason": "Sama."})
    assert proposal_of(old) is not None
    assert not ReferenceAlias.objects.exists()


def test_a_confirmed_name_is_not_applied_to_a_reference_merged_by_one_person(writer, editor, chief):
    article = make_article(writer, topic="Banjir")
    named = publish(make_article(writer, topic="Korupsi"), writer, editor)
    other = Topic.objects.get(name="Korupsi")
    event = references.propose(other, {"name": "Korupsi gubernur"}, by=chief, reason="Lebih jelas.")
    references.confirm(other, event.number, by=editor)
    references.merge(Topic.objects.get(name="Banjir"), other, by=editor, reason="Sama.")
    publish(article, writer, chief)
    assert {one.pk for one in references.apply_names(other, by=editor)} == {named.pk}
    assert article.editions.get().topic_name == "Banjir"
    assert list(find_breaks()) == [None, None]


def test_a_reference_that_was_merged_is_not_renamed(writer, editor, chief):
    publish(make_article(writer, topic="Banjir"), writer, editor)
    old, new = Topic.objects.get(), Topic.objects.create(name="Rob")
    event = references.propose_merge(old, new, by=chief, reason="Sama.")
    references.confirm(old, event.number, by=editor)
    for change in (references.change, lambda row, fields, by: references.propose(row, fields, by=by, reason="Sebab.")):
        with pytest.raises(ReferenceNotChanged, match="Banjir"):
            change(old, {"name": "Nama Lain"}, by=chief)


def test_the_target_of_a_merge_is_in_the_record_if_a_revision_has_the_other(writer, editor, chief):
    make_article(writer, topic="Banjir")
    old, new = pair(Topic)
    references.merge(old, new, by=chief, reason="Sama.")
    new.refresh_from_db()
    assert new.is_in_record
    assert not any(find_lost_references())


def test_an_article_keeps_the_name_of_a_reference_merged_by_one_person(writer, editor, chief):
    """Check that the article does not get the confirmed name of the target, which its revision does not have."""
    article = publish(make_article(writer, topic="Banjir"), writer, editor)
    other = Topic.objects.create(name="Longsor")
    references.create(other, by=writer)
    edit(article, writer, topic=other)
    flood = Topic.objects.get(name="Banjir")
    event = references.propose(flood, {"name": "Banjir Jakarta"}, by=chief, reason="Nama yang benar.")
    flood, _event = references.confirm(flood, event.number, by=editor)
    list(references.apply_names(flood, by=chief))
    references.merge(other, flood, by=chief, reason="Sama.")
    perform(approve(article, writer, editor), "publish", by=editor)
    assert Edition.objects.live().get().topic_name == "Longsor"
    assert list(find_breaks()) == [None]


def test_no_category_can_be_moved_below_an_archived_section(writer, editor, chief, client):
    old, new, below = make_category("Satu"), make_category("Dua"), make_category("Tiga")
    merge(old, new, by=chief, and_by=editor)
    with pytest.raises(ValidationError):
        references.change(below, {"parent": Category.objects.get(pk=old.pk)}, by=chief)
    client.force_login(chief)
    page = client.get(reverse("desk:articles_category_change", args=[below.pk])).content.decode()
    offered = page.partition('name="parent"')[2].partition("</select>")[0]
    assert ">Dua<" in offered
    assert ">Satu<" not in offered


def test_the_target_of_a_merged_section_in_the_record_is_marked_too(writer, editor, chief):
    old, new = make_category("Satu"), make_category("Dua")
    below = make_category("Tiga", parent=old)
    Category.objects.filter(pk=below.pk).update(parent=None)
    merge(old, new, by=chief, and_by=editor)
    Category.objects.filter(pk=below.pk).update(parent=old)
    make_article(writer, category=Category.objects.get(pk=below.pk))
    assert Category.objects.get(pk=new.pk).is_in_record
    assert not any(find_lost_references())
