"""References of articles: an identity that survives renaming, and versions with each name and its time."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import (
    Category,
    CommentPolicy,
    Contributor,
    Editor,
    Page,
    Reference,
    ReferenceVersion,
    Tag,
    Topic,
    Writer,
    ensure_versions,
    reference_model,
    reference_models,
    write_version,
)
from articles.text import digest
from tests.support.references import make_one_of_each

pytestmark = pytest.mark.django_db


def test_each_kind_has_its_model_and_there_are_no_others():
    assert [model.KIND for model in reference_models()] == list(Reference.Kind)
    assert [reference_model(kind) for kind in Reference.Kind] == reference_models()
    assert {reference_model(row.KIND) for row in make_one_of_each()} == {
        Category,
        Topic,
        Tag,
    } | {
        Contributor,
        CommentPolicy,
        Page,
    }
    with pytest.raises(KeyError):
        reference_model("photo")


def test_writers_and_editors_are_contributors():
    assert Writer.objects.create(name="Ani").KIND == Editor.objects.create(name="Budi").KIND == "contributor"
    writer = Writer.objects.get()
    assert write_version(writer).kind == "contributor"
    assert write_version(Contributor.objects.get(pk=writer.pk)) is None


@pytest.mark.parametrize("number", range(6))
def test_a_renamed_reference_keeps_its_uid(number):
    row = make_one_of_each()[number]
    uid = row.uid
    assert isinstance(uid, UUID)
    field = "title" if isinstance(row, Page) else "name"
    setattr(row, field, "Nama lain")
    row.slug = "nama-lain"
    row.save()
    assert type(row).objects.get(pk=row.pk).uid == uid


def test_a_version_contains_the_fields_of_the_row_as_plain_data():
    category, topic, tag, person, policy, page = make_one_of_each()
    assert category.versioned_fields() == {
        "name": "Sepak Bola",
        "slug": "sepak-bola",
        "parent": str(category.parent.uid),
        "description": "Bola.",
    }
    assert category.parent.versioned_fields()["parent"] is None
    assert topic.versioned_fields() == {"name": "Liga", "slug": "liga", "introduction": "Semua kabar liga."}
    assert tag.versioned_fields() == {"name": "Bola & Gol", "slug": "bola-gol"}
    assert person.versioned_fields() == {
        "name": "Ani",
        "slug": "ani",
        "job_title": "Reporter",
        "biography": "",
        "links": "https://example.com",
    }
    assert policy.versioned_fields() == {"name": "Tertutup", "mode": "closed", "days_open": 3, "notice": "Sopan."}
    assert page.versioned_fields() == {
        "title": "Karier",
        "slug": "karier",
        "body": "<p>Kerja.</p>",
        "is_in_footer": True,
        "order": 60,
    }


def test_each_change_makes_a_version_and_a_save_without_change_makes_none(chief, editor):
    topic = Topic.objects.create(name="Banjir")
    first = write_version(topic)
    assert write_version(topic, by=chief, reason="Tidak ada.") is None
    topic.name, topic.slug = "Banjir bandang", "banjir-bandang"
    topic.save()
    at = first.at + timedelta(hours=1)
    second = write_version(
        topic, by=chief, by_name="Hendra (hendra)", confirmed_by=editor, reason="Nama lama keliru.", at=at
    )
    second.refresh_from_db()
    assert (first.number, first.previous_digest, second.number, second.previous_digest) == (1, "", 2, first.digest)
    assert (second.by, second.by_name, second.confirmed_by, second.confirmed_by_name) == (
        chief,
        "Hendra (hendra)",
        editor,
        "ratna",
    )
    assert (second.at, second.reason, second.is_reconstructed) == (at, "Nama lama keliru.", False)
    topic.name, topic.slug = "Banjir", "banjir"
    topic.save()
    third = write_version(topic, at=at - timedelta(minutes=1))
    # The times of versions never decrease.
    assert (third.number, third.at) == (3, at)


@pytest.mark.parametrize("number", range(6))
def test_the_digest_covers_every_field_and_is_the_same_when_read_again(number, chief):
    row = make_one_of_each()[number]
    version = ReferenceVersion.objects.get(pk=write_version(row, by=chief, reason="Baru.").pk)
    payload = version.digest_payload()
    assert digest(payload) == version.digest
    columns = {field.name for field in ReferenceVersion._meta.concrete_fields}
    not_covered = {"id", "slug", "digest", "by_name", "confirmed_by_name", "previous_digest"}
    assert set(payload) - {"previous"} == columns - not_covered
    assert str(payload["by"]) == "hendra"


def test_two_versions_with_the_same_content_have_different_digests():
    one, other = (write_version(Contributor.objects.create(name="Ani", slug=slug)) for slug in ("a", "b"))
    assert len(one.salt) == 32
    assert one.salt != other.salt
    assert digest(one.digest_payload() | {"salt": other.salt}) != one.digest


def test_a_former_slug_is_found_in_the_versions():
    topic = Topic.objects.create(name="Banjir")
    write_version(topic)
    topic.name, topic.slug = "Banjir bandang", "banjir-bandang"
    topic.save()
    write_version(topic)
    found = ReferenceVersion.objects.filter(kind=Reference.Kind.TOPIC, slug="banjir").values_list("subject", flat=True)
    assert list(found) == [topic.uid]
    policy = CommentPolicy.objects.get()
    policy.notice = "Lain."
    assert write_version(policy).slug == ""


def test_the_first_version_is_written_once_for_references_without_one():
    rows = make_one_of_each()
    write_version(rows[1])
    ensure_versions(rows)
    ensure_versions([*rows, *rows])
    ensure_versions([])
    found = ReferenceVersion.objects.filter(subject__in=[row.uid for row in rows])
    assert {version.subject: version.fields for version in found} == {row.uid: row.versioned_fields() for row in rows}
    assert {(version.number, version.is_reconstructed) for version in found} == {(1, False)}
    assert all(digest(version.digest_payload()) == version.digest for version in found)


def test_first_versions_cost_as_many_queries_for_many_rows_as_for_few():
    def cost(rows):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ensure_versions(rows)
        return len(queries)

    section = Category.objects.create(name="Atas")

    def make(start, end):
        for number in range(start, end):
            Category.objects.create(name=f"Rubrik {number}", parent=section)
            Tag.objects.create(name=f"Tag {number}")
        return [*Category.objects.filter(parent=section), *Tag.objects.all()]

    assert cost(make(0, 2)) == cost(make(2, 20))


def test_the_initial_references_of_a_newsroom_have_a_reconstructed_version():
    rows = [*Category.objects.all(), *CommentPolicy.objects.all(), *Page.objects.all()]
    assert len(rows) == 7
    versions = {version.subject: version for version in ReferenceVersion.objects.all()}
    assert {uid: version.fields for uid, version in versions.items()} == {
        row.uid: row.versioned_fields() for row in rows
    }
    assert all(version.is_reconstructed and version.number == 1 for version in versions.values())
    assert all(digest(version.digest_payload()) == version.digest for version in versions.values())
    assert not any(row.is_in_record for row in rows)
