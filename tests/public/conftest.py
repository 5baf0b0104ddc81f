"""A fixture to fill an archive of published articles."""

import pytest

from articles import publishing
from tests.support.makers import make_article


@pytest.fixture
def archive(writer):
    """A function that makes articles published at a time in the past."""

    def make(headline, when, **fields):
        article = make_article(writer, headline=headline, **fields)
        publishing.publish_import(article, published_at=when)
        return article

    return make
