"""Fixtures: articles in review."""

import pytest

from tests.support.makers import edit, make_article, move


@pytest.fixture
def submitted(writer):
    """A writer's article in review."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    return article


@pytest.fixture
def corrected(writer, editor):
    """An article that a writer submitted and an editor corrected in review."""
    article = make_article(writer, body="<p>Pasar itu buka lagi</p>")
    move(article, "submit", by=writer)
    return edit(article, editor, body="<p>Pasar itu buka lagi.</p>")
