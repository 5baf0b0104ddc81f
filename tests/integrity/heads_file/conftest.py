"""Fixtures: a heads file, and an article for it."""

import pytest

from tests.support.makers import make_article, move

from .steps import KEY, SITE, add


@pytest.fixture(autouse=True)
def _key(settings):
    settings.RECORD_KEY, settings.SITE_ADDRESS = KEY, SITE


@pytest.fixture
def file(tmp_path):
    """The path of the heads file."""
    return tmp_path / "heads.jsonl"


@pytest.fixture
def submitted(writer):
    """An article with two events."""
    article = make_article(writer)
    return move(article, "submit", by=writer)


@pytest.fixture
def three(file):
    """A file of three lines."""
    for number in (1, 2, 3):
        add(file, ("article:a", number, f"{number}" * 64))
    return file
