"""References of a revision: they are part of the record from that save on."""

import pytest

from articles import references
from articles.content import tags_by_name
from articles.models import Category, CommentPolicy, Contributor, ReferenceVersion, Tag, Topic
from tests.support.makers import make_article

pytestmark = pytest.mark.django_db


def test_the_references_of_a_save_are_marked_and_have_a_version_with_their_name(writer):
    section = Category.objects.create(name="Olahraga")
    below = Category.objects.create(name="Sepak Bola", parent=section)
    policy = CommentPolicy.objects.create(name="Tertutup", mode="closed", days_open=3, notice="Sopan.")
    others = [Topic.objects.create(name="Lain"), Tag.objects.create(name="Lain"), Category.objects.create(name="Lain")]
    make_article(writer, category=below, topic="Liga", tags=["Bola"], comment_policy=policy)
    named = [section, below, policy, Topic.objects.get(name="Liga"), Tag.objects.get(name="Bola")]
    for row in (*named, *Contributor.objects.all()):
        row.refresh_from_db()
        assert row.is_in_record, row
        version = ReferenceVersion.objects.get(kind=row.KIND, subject=row.uid)
        assert version.fields == row.versioned_fields()
    for row in others:
        row.refresh_from_db()
        assert not row.is_in_record
        assert not ReferenceVersion.objects.filter(subject=row.uid).exists()


def test_a_reference_used_later_is_marked_with_that_save(writer):
    make_article(writer, topic="Liga")
    make_article(writer, topic="Liga", tags=["Bola"])
    assert Tag.objects.get(name="Bola").is_in_record
    assert ReferenceVersion.objects.filter(subject=Topic.objects.get(name="Liga").uid).count() == 1


def test_a_former_name_of_a_tag_is_found_in_any_case(writer, chief):
    make_article(writer, tags=["Banjir Rob"])
    tag = Tag.objects.get()
    references.change(tag, {"name": "Rob"}, by=chief)
    (found,) = tags_by_name(["BANJIR rob"])
    assert found.uid == str(tag.uid)
