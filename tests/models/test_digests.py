"""What the digests of revisions and editions cover."""

import pytest

from articles.models import Edition, Revision
from articles.text import digest
from tests.support.makers import make_article, publish

pytestmark = pytest.mark.django_db

REVISION = {
    "number": 9,
    "content": {"version": 2, "headline": "Lain"},
    "authorship": {"saver": "9"},
    "author_name": "Orang Lain",
    "reason": "Alasan lain",
    "salt": "0" * 32,
}
EDITION = {
    "number": 9,
    "kind": "correction",
    "note": "Catatan lain",
    "ground": "child",
    "content": {"version": 2, "content": None},
    "previous_digest": "0" * 64,
    "salt": "0" * 32,
}


@pytest.fixture
def article(writer, editor):
    return publish(make_article(writer), writer, editor)


@pytest.mark.parametrize("name", REVISION)
def test_the_digest_of_a_revision_covers_its_content_and_its_salt(article, name):
    row = Revision.objects.get()
    assert digest(row.digest_payload()) == row.digest
    setattr(row, name, REVISION[name])
    assert digest(row.digest_payload()) != row.digest


@pytest.mark.parametrize("name", EDITION)
def test_the_digest_of_an_edition_covers_its_content_and_its_salt(article, name):
    row = Edition.objects.get()
    assert digest(row.digest_payload()) == row.digest
    setattr(row, name, EDITION[name])
    assert digest(row.digest_payload()) != row.digest


def test_the_digest_of_an_edition_covers_who_approved_it_and_of_which_revision(article):
    row = Edition.objects.get()
    for other in (row.approval, row.revision):
        before, other.digest = other.digest, "0" * 64
        assert digest(row.digest_payload()) != row.digest
        other.digest = before
    assert digest(row.digest_payload()) == row.digest


def test_two_articles_with_the_same_content_have_different_digests(writer):
    one, other = make_article(writer), make_article(writer)
    assert one.latest_revision.salt != other.latest_revision.salt
    assert one.latest_revision.digest != other.latest_revision.digest
