"""An article with a picture."""

import pytest

from articles import publishing
from tests.makers import make_article, make_photo
from tests.support.picture_exports import small


@pytest.fixture
def published(db):
    """One article with a lead picture, published by an import."""
    article = make_article(None, "Segera Berakhir", photo=make_photo(file=small(1), is_ready=False))
    publishing.publish_import(article)
