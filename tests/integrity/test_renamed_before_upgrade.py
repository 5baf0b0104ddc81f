"""Upgrades of installations whose references were changed before: their record holds, and nothing looks changed."""

import pytest
from django.db import connection

from articles.content import content_of, content_of_revision
from articles.integrity import find_breaks
from articles.models import Article
from tests.support.earlier_versions import another_database, load, migrate

pytestmark = pytest.mark.slow
CHANGES = {
    "a renamed tag": ["UPDATE taggit_tag SET name = 'Banjir Raya', slug = 'banjir-raya' WHERE id = 1"],
    "another address of a person": ["UPDATE articles_contributor SET slug = 'ratih-k' WHERE id = 1"],
    "a renamed topic": ["UPDATE articles_topic SET name = 'Nama Baru', slug = 'nama-baru' WHERE id = 1"],
}


@pytest.mark.parametrize("statements", CHANGES.values(), ids=CHANGES)
def test_what_was_renamed_before_the_upgrade_is_no_change(
    statements, tmp_path, worker_id, django_db_setup, django_db_blocker
):
    name = f"changed_{worker_id}" if connection.vendor == "postgresql" else str(tmp_path / "changed.sqlite3")
    with django_db_blocker.unblock(), another_database(name):
        load("v0_1_0")
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                assert cursor.rowcount == 1
        migrate()
        assert set(find_breaks()) == {None}
        for article in Article.objects.all():
            latest = article.latest_revision
            assert content_of_revision(latest).changed_fields(content_of(article)) == [], article.headline
