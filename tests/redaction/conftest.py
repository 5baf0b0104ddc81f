"""Fixtures: a second chief, who is needed for each redaction, and a redacted article."""

import pytest

from tests.support.makers import edit, make_article, make_person, move, publish
from tests.support.redaction_makers import redact


@pytest.fixture
def second_chief(db):
    """Another chief editor."""
    return make_person("wahyu", "Chief")


@pytest.fixture
def redacted(writer, editor, chief, second_chief):
    """A live article whose first revision, first edition and one event were redacted."""
    article = make_article(writer, headline="Kabar Rahasia Negara", tags=["Pasar"])
    move(article, "submit", by=writer)
    move(article, "request_changes", by=editor, reason="Rahasia negara itu tidak boleh.")
    publish(article, writer, editor)
    edit(article, writer, headline="Kabar", slug="kabar")
    publish(article, writer, editor)
    redact(article, chief, second_chief)
    article.refresh_from_db()
    return article
