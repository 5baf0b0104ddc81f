"""An archive to read in."""

import pytest

from articles import publishing
from tests.makers import make_article


@pytest.fixture
def archive(writer):
    """A maker of articles published at an hour long past."""

    def make(headline, when, **fields):
        article = make_article(writer, headline=headline, **fields)
        publishing.publish_import(article, published_at=when)
        return article

    return make
