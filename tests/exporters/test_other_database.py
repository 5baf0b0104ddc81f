"""Exports in another database: two people remain two people, and authors do not approve their own text."""

import json

import pytest

from articles import photo_library, references
from articles.audit import record_event
from articles.importers import load_all
from articles.integrity import find_breaks, find_broken_versions
from articles.models import Article, Category, CommentPolicy, Edition, Photo, PhotoUse, ReferenceVersion, Tag, Topic
from articles.references import ReferenceNotChanged
from articles.triggers import triggers_disabled
from articles.workflow import MoveNotAllowed
from tests.support.exports import empty, export
from tests.support.makers import edit, make_article, make_category, make_person, make_photo, move, perform, publish
from tests.support.redaction_makers import redact

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def carry(tmp_path):
    """Return a function that moves everything to an empty database in which some people have logins."""

    def carry_over(**people):
        text = export()
        empty()
        with triggers_disabled():
            PhotoUse.objects.all()._raw_delete("default")
            Photo.objects.all()._raw_delete("default")
        path = tmp_path / "export.jsonl"
        path.write_text(text, encoding="utf-8")
        results = [*load_all([path])]
        assert {result.status for result in results} == {"created"}, results
        return {login: make_person(login, group) for login, group in people.items()}

    return carry_over


def holds():
    return [*filter(None, find_breaks()), *filter(None, find_broken_versions())] == []


def test_the_requester_of_a_retraction_cannot_confirm_it_in_another_database(carry, writer, editor, chief):
    article = publish(make_article(writer), writer, editor)
    perform(article, "retract", by=chief, reason="Keliru.", ground="child")
    people = carry(hendra="Chief", ratna="Editor")
    article = Article.objects.get()
    with pytest.raises(MoveNotAllowed):
        perform(article, "confirm_retraction", by=people["hendra"])
    perform(article, "confirm_retraction", by=people["ratna"])
    assert holds()


def test_the_proposer_of_a_name_cannot_confirm_it_in_another_database(carry, writer, editor, chief):
    publish(make_article(writer, topic="Banjir"), writer, editor)
    references.propose(Topic.objects.get(), {"name": "Banjir Besar"}, by=chief, reason="Sebab.")
    people = carry(hendra="Chief", ratna="Editor")
    topic = Topic.objects.get()
    number = references.proposal_of(topic).event.number
    with pytest.raises(ReferenceNotChanged):
        references.confirm(topic, number, by=people["hendra"])
    references.confirm(topic, number, by=people["ratna"])
    assert holds()


def test_a_merge_proposed_by_somebody_without_a_login_here_can_be_confirmed(carry, writer, editor, chief):
    publish(make_article(writer, topic="Banjir"), writer, editor)
    publish(make_article(writer, headline="Lain", topic="Bandang"), writer, editor)
    one, other = Topic.objects.order_by("pk")
    references.propose_merge(one, other, by=chief, reason="Sama.")
    people = carry(ratna="Editor")
    topic = Topic.objects.get(name=one.name)
    references.confirm(topic, references.proposal_of(topic).event.number, by=people["ratna"])
    topic.refresh_from_db()
    assert topic.archived_at
    assert holds()


def test_the_author_of_a_library_caption_cannot_approve_it_in_another_database(carry, writer, editor, chief):
    photo = make_photo(writer, caption="Kapal di dermaga.")
    publish(make_article(writer, photo=photo), writer, chief)
    photo.refresh_from_db()
    photo.caption = "Kapal itu dicuri, kata polisi."
    photo_library.change(photo, ["caption"], by=editor)
    people = carry(ratna="Editor", hendra="Chief", sekar="Chief")
    photo_library.make_ready(Photo.objects.get())
    article = edit(Article.objects.get(), people["hendra"], standfirst="Lain.")
    move(article, "submit", by=people["hendra"])
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=people["ratna"])
    move(article, "approve", by=people["sekar"])


def test_an_author_renamed_after_the_import_cannot_approve_the_article(carry, editor):
    make_article(editor)
    people = carry(ratna="Editor", hendra="Chief")
    person = people["ratna"]
    record_event(person, "rename_login", by=people["hendra"], details={"was": "ratna", "login": "ratna.sari"})
    person.username = "ratna.sari"
    person.save()
    article = move(Article.objects.get(), "submit", by=people["hendra"])
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=person)


def test_an_import_does_not_rename_a_topic_that_readers_see(tmp_path, writer, editor, chief):
    publish(make_article(writer, topic="Banjir"), writer, editor)
    draft = make_article(writer, headline="Konsep", topic="Banjir")
    everything, path = export(), tmp_path / "export.jsonl"

    def bring(text):
        path.write_text(text, encoding="utf-8")
        return list(load_all([path]))

    only_draft = "".join(
        line
        for line in everything.splitlines(keepends=True)
        if f'"uid": "{draft.uid}"' in line or f'"uid":"{draft.uid}"' in line
    )
    assert only_draft
    empty()
    bring(only_draft)
    kepala = make_person("kepala", "Chief")
    references.change(Topic.objects.get(), {"name": "Skandal"}, by=kepala)
    make_article(kepala, headline="Yang baru di sana", topic="Skandal")
    renamed = export()
    empty()
    bring(everything)
    bring(renamed)
    assert Article.objects.filter(headline="Yang baru di sana").exists()
    assert Topic.objects.get().name == "Banjir"
    assert holds()


def test_an_archived_tag_remains_archived_in_an_export(carry, writer, editor, chief):
    make_article(writer, tags=["Pasar"])
    references.archive(Tag.objects.get(), by=chief)
    carry()
    assert Tag.objects.get().archived_at
    assert holds()


def test_a_category_keeps_its_comment_policy_in_an_export(carry, writer, editor):
    policy = CommentPolicy.objects.create(name="Tertutup", mode="closed", notice="Tidak ada komentar.")
    category = make_category("Olahraga")
    Category.objects.filter(pk=category.pk).update(comment_policy=policy)
    make_article(writer, category=category)
    carry()
    assert Category.objects.get(name="Olahraga").comment_policy.name == "Tertutup"


def test_a_redacted_edition_keeps_its_comment_policy_and_its_photo_in_an_export(carry, writer, editor, chief):
    policy = CommentPolicy.objects.create(name="Tertutup", mode="closed", notice="Tidak ada komentar.")
    photo = make_photo(writer)
    article = make_article(writer, "Rahasia Negara", comment_policy=policy, photo=photo)
    publish(article, writer, editor)
    perform(article, "expire", by=editor)
    edit(article, writer, headline="Kabar", slug="kabar", comment_policy=None, photo=None)
    redact(article, chief, make_person("chief2", "Chief"))
    exported = export()
    carry()
    edition = Edition.objects.get()
    assert edition.is_redacted
    assert (edition.comment_policy.name, edition.photo.uid) == ("Tertutup", photo.uid)
    assert export() == exported
    assert holds()


def test_a_redacted_edition_without_its_comment_policy_in_an_export_is_restored(writer, editor, chief, tmp_path):
    article = publish(make_article(writer, "Rahasia Negara"), writer, editor)
    perform(article, "expire", by=editor)
    edit(article, writer, headline="Kabar", slug="kabar")
    redact(article, chief, make_person("chief2", "Chief"))
    row = json.loads(export())
    del row["editions"][0]["comment_policy"], row["editions"][0]["photo"]
    path = tmp_path / "lama.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    empty()
    assert [(result.status, result.reason) for result in load_all([path])] == [("created", "")]
    assert Edition.objects.get().comment_policy is None
    assert holds()


def rename_topic(topic, name, first, second):
    event = references.propose(topic, {"name": name}, by=first, reason="Sebab.")
    references.confirm(topic, event.number, by=second)
    topic.refresh_from_db()
    assert [*references.apply_names(topic, by=second)]


@pytest.mark.parametrize("redacted", [0, 1])
def test_a_redacted_topic_name_remains_redacted_in_an_export(carry, writer, editor, chief, redacted):
    """The events of one article record what was redacted in a topic that several articles have."""
    articles = [publish(make_article(writer, topic="Banjir"), writer, editor) for _ in range(2)]
    topic = Topic.objects.get()
    rename_topic(topic, "Kasus Rahasia Negara", chief, editor)
    rename_topic(topic, "Banjir Besar", chief, editor)
    redact(articles[redacted], chief, make_person("chief2", "Chief"))
    before = versions_of(topic)
    assert holds()
    carry()
    assert versions_of(Topic.objects.get()) == before
    assert "Rahasia" not in str(before)
    assert holds()


def versions_of(topic):
    versions = ReferenceVersion.objects.filter(kind="topic", subject=topic.uid).order_by("number")
    return [(one.number, one.digest, one.fields) for one in versions]
