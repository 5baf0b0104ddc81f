"""A fixture: a published article with a picture."""

import pytest

from articles import publishing
from tests.support.makers import make_article, make_photo
from tests.support.picture_exports import small


@pytest.fixture
def published(db):
    """Publish one article with a lead picture, as an import does."""
    article = make_article(None, "Segera Berakhir", photo=make_photo(file=small(1), is_ready=False))
    publishing.publish_import(article)
