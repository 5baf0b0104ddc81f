"""Changes of references: some need one person, and those that readers see need two."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from articles import references
from articles.integrity.reference_versions import find_broken_versions
from articles.models import (
    CommentPolicy,
    Contributor,
    Event,
    Page,
    ReferenceVersion,
    Tag,
    Topic,
    ensure_versions,
)
from articles.references import ReferenceNotChanged
from tests.support.edit_page import form_of
from tests.support.forms import post_form
from tests.support.makers import make_article, make_category, make_person, move, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(writer, editor):
    """A topic that a published article shows."""
    publish(make_article(writer, topic="Banjir"), writer, editor)
    return Topic.objects.get(name="Banjir")


def versions(row):
    return list(ReferenceVersion.objects.filter(kind=row.KIND, subject=row.uid).order_by("number"))


def test_a_name_that_no_reader_saw_is_changed_by_one_person(editor):
    topic = Topic.objects.create(name="Banjir")
    references.change(topic, {"name": "Banjir Bandang"}, by=editor)
    topic.refresh_from_db()
    assert topic.name == "Banjir Bandang"
    assert [row.fields["name"] for row in versions(topic)] == ["Banjir", "Banjir Bandang"]
    event = Event.objects.get(subject=topic.uid)
    assert (event.move, event.actor) == ("change_reference", editor)
    version = versions(topic)[1]
    assert event.details == {
        "was": {"name": "Banjir"},
        "fields": {"name": "Banjir Bandang"},
        "version": 2,
        "version_digest": version.digest,
    }


@pytest.mark.parametrize("state", ["in_review", "approved"])
def test_a_name_in_a_submitted_or_approved_article_is_not_changed_by_one_person(state, writer, editor, chief):
    article = make_article(writer, topic="Banjir", tags=["Hujan"])
    move(article, "submit", by=writer)
    if state == "approved":
        move(article, "approve", by=editor)
    people = Contributor.objects.filter(credits__article=article)
    for row in (Topic.objects.get(), Tag.objects.get(), article.category, *people):
        with pytest.raises(ReferenceNotChanged):
            references.change(row, {"name": "Skandal"}, by=chief)


def test_a_name_on_a_published_article_is_not_changed_by_one_person(topic, editor):
    with pytest.raises(ReferenceNotChanged):
        references.change(topic, {"name": "Palsu"}, by=editor)
    topic.refresh_from_db()
    assert topic.name == "Banjir"
    assert len(versions(topic)) == 1


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (CommentPolicy, "notice", "Lain."),
        (Page, "body", "<p>Lain.</p>"),
        (Page, "title", "Lain"),
        (Page, "slug", "lain"),
    ],
)
def test_policies_and_standing_pages_always_need_two_people(model, field, value, chief):
    row = model.objects.first()
    with pytest.raises(ReferenceNotChanged):
        references.change(row, {field: value}, by=chief)


def test_a_biography_and_an_introduction_need_one_person(topic, writer, editor):
    person = Contributor.objects.get(name="Laras Wening")
    references.change(person, {"biography": "Menulis sejak 2001."}, by=editor)
    references.change(topic, {"introduction": "Sejak Januari."}, by=editor)
    assert versions(person)[-1].fields["biography"] == "Menulis sejak 2001."
    assert versions(topic)[-1].fields["introduction"] == "Sejak Januari."


def test_a_proposal_changes_nothing_until_a_second_person_confirms_it(topic, editor, chief):
    event = references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Nama lama terlalu umum.")
    topic.refresh_from_db()
    assert topic.name == "Banjir"
    assert len(versions(topic)) == 1
    row, confirmed = references.confirm(topic, event.number, by=chief)
    assert row.name == "Banjir Jakarta"
    version = versions(topic)[-1]
    assert (version.fields["name"], version.by, version.confirmed_by) == ("Banjir Jakarta", editor, chief)
    assert confirmed.details["proposal"] == event.number
    assert references.proposal_of(row) is None


def test_nobody_confirms_their_own_proposal(topic, chief):
    event = references.propose(topic, {"name": "Palsu"}, by=chief, reason="Sebab.")
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, event.number, by=chief)
    topic.refresh_from_db()
    assert topic.name == "Banjir"


@pytest.mark.parametrize("who", ["writer", "moderator"])
def test_a_user_without_permission_cannot_confirm(who, topic, editor, request):
    event = references.propose(topic, {"name": "Palsu"}, by=editor, reason="Sebab.")
    person = make_person("orang", "Writer" if who == "writer" else "Moderator")
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, event.number, by=person)


def test_a_proposal_needs_a_reason_and_the_permission_to_change(topic, writer, editor):
    with pytest.raises(ReferenceNotChanged):
        references.propose(topic, {"name": "Palsu"}, by=editor, reason="  ")
    with pytest.raises(ReferenceNotChanged):
        references.propose(CommentPolicy.objects.first(), {"notice": "Palsu"}, by=writer, reason="Sebab.")
    assert not Event.objects.filter(move="propose_change").exists()


def test_a_proposal_that_breaks_a_rule_is_refused_at_once(topic, editor):
    Topic.objects.create(name="Gempa")
    with pytest.raises(ValidationError):
        references.propose(topic, {"name": "Gempa"}, by=editor, reason="Sebab.")
    topic.refresh_from_db()
    assert topic.name == "Banjir"


def test_a_second_proposal_is_refused_while_the_first_is_pending(topic, editor, chief):
    references.propose(topic, {"name": "Satu"}, by=editor, reason="Sebab.")
    with pytest.raises(ReferenceNotChanged):
        references.propose(topic, {"name": "Dua"}, by=chief, reason="Sebab.")


def test_a_refused_proposal_changes_nothing_and_cannot_be_confirmed_any_more(topic, editor, chief):
    event = references.propose(topic, {"name": "Palsu"}, by=editor, reason="Sebab.")
    references.refuse(topic, event.number, by=chief, reason="Tidak benar.")
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, event.number, by=chief)
    assert Event.objects.filter(subject=topic.uid).order_by("-number")[0].reason == "Tidak benar."


def test_a_proposal_cannot_be_confirmed_after_its_reference_has_changed(topic, editor, chief):
    event = references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Sebab.")
    Topic.objects.filter(pk=topic.pk).update(name="Banjir Bogor")
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, event.number, by=chief)
    assert Topic.objects.get().name == "Banjir Bogor"


def test_a_person_is_shown_the_proposals_that_they_may_confirm(topic, writer, editor, chief):
    references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Sebab.")
    assert [one.reference for one in references.open_proposals(chief)] == [topic]
    assert references.open_proposals(editor) == []
    assert references.open_proposals(writer) == []


def test_a_confirmed_name_of_a_policy_increases_its_version(editor, chief):
    policy = CommentPolicy.objects.first()
    event = references.propose(policy, {"notice": "Aturan baru."}, by=chief, reason="Undang-undang baru.")
    row, _event = references.confirm(policy, event.number, by=editor)
    assert (row.notice, row.version) == ("Aturan baru.", policy.version + 1)


def test_another_default_policy_needs_two_people(moderator, chief, client):
    default, other = (
        CommentPolicy.objects.get(is_default=True),
        CommentPolicy.objects.create(name="Lain", notice="Liar."),
    )
    client.force_login(moderator)
    address = f"/admin/articles/commentpolicy/{other.pk}/change/"
    typed = {
        "name": "Lain",
        "mode": other.mode,
        "days_open": "",
        "notice": "Liar.",
        "is_default": "on",
        "reason": "Sebab.",
    }
    post_form(client, address, typed)
    assert CommentPolicy.objects.get(is_default=True) == default
    added = client.post("/admin/articles/commentpolicy/add/", typed | {"name": "Baru"})
    assert added.status_code == 200
    assert not CommentPolicy.objects.filter(name="Baru").exists()
    _row, _event = references.confirm(other, references.proposal_of(other).event.number, by=chief)
    assert CommentPolicy.objects.get(is_default=True) == other


def test_another_policy_of_a_category_needs_two_people(chief, editor):
    category = make_category("Olahraga")
    other = CommentPolicy.objects.create(name="Lain")
    with pytest.raises(ReferenceNotChanged):
        references.change(category, {"comment_policy": other}, by=chief)
    event = references.propose(category, {"comment_policy": other}, by=chief, reason="Sebab.")
    references.confirm(category, event.number, by=editor)
    category.refresh_from_db()
    assert category.comment_policy == other


def test_a_proposal_whose_target_was_deleted_is_refused_with_a_message(writer, editor, chief):
    policy = CommentPolicy.objects.create(name="Ketat", mode="moderated")
    category = make_category("Daerah")
    event = references.propose(category, {"comment_policy": policy}, by=chief, reason="Terlalu ramai.")
    policy.delete()
    with pytest.raises(ReferenceNotChanged):
        references.confirm(category, event.number, by=editor)
    publish(make_article(writer, topic="Banjir"), writer, editor)
    topic, other = Topic.objects.get(), Topic.objects.create(name="Air Bah")
    event = references.propose_merge(topic, other, by=chief, reason="Sama.")
    other.delete()
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, event.number, by=editor)


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "A\u200bB", "A\u202eB", "\u0007", "\u115f \u3164"])
@pytest.mark.parametrize("model", [Topic, Contributor, Tag])
def test_an_invisible_name_is_refused(model, name, chief):
    row = model.objects.create(name="Banjir")
    with pytest.raises(ValidationError):
        references.change(row, {"name": name}, by=chief)
    with pytest.raises(ValidationError):
        references.propose(row, {"name": name}, by=chief, reason="Sebab.")


def test_a_tag_has_no_straight_quotation_marks_and_may_have_curly_ones(writer, chief):
    article = make_article(writer, tags=["Liga"])
    tag = Tag.objects.get()
    with pytest.raises(ValidationError):
        references.change(tag, {"name": 'Liga "Satu" Utama'}, by=chief)
    references.change(tag, {"name": "Liga “Satu” Utama"}, by=chief)
    client = Client()
    client.force_login(chief)
    page = f"/admin/articles/article/{article.pk}/change/"
    form = client.get(page).context["adminform"].form
    shown = re.search(r'value="([^"]*)"', str(form["tags"]))[1]
    assert client.post(page, form_of(client, page) | {"tags": unescape(shown)}).status_code == 302
    article.refresh_from_db()
    assert (article.revision_number, [one.name for one in article.tags.all()]) == (1, ["Liga “Satu” Utama"])


def test_a_page_that_left_the_footer_cannot_be_deleted(editor, chief):
    page = Page.objects.create(title="Redaksi", body="<p>Penanggung jawab: Ratna.</p>")
    event = references.propose(page, {"is_in_footer": False}, by=chief, reason="Sudah di halaman lain.")
    references.confirm(page, event.number, by=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.get(pk=page.pk).delete()


def test_a_proposal_has_the_values_as_they_will_be_saved(editor, chief):
    page = Page.objects.create(title="Redaksi", body="<p>Penanggung jawab: Ratna.</p>")
    event = references.propose(page, {"title": "Tentang kami", "slug": ""}, by=chief, reason="Nama baru.")
    assert event.details["fields"] == {"title": "Tentang kami", "slug": "tentang-kami"}
    references.confirm(page, event.number, by=editor)
    assert Page.objects.get(pk=page.pk).slug == "tentang-kami"
    assert not any(find_broken_versions())


def test_the_address_of_a_deleted_page_cannot_be_used_again():
    page = Page.objects.create(title="Redaksi", body="<p>Penanggung jawab: Ratna.</p>", is_in_footer=False)
    ensure_versions(Page.objects.filter(pk=page.pk))
    page.delete()
    with pytest.raises(ValidationError):
        Page(title="Redaksi", slug=page.slug, body="<p>Lain.</p>").full_clean()
    other = Page(title="Redaksi", body="<p>Lain.</p>")
    other.full_clean()
    other.save()
    assert other.slug != page.slug
