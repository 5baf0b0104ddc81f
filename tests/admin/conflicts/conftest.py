"""Fixtures: an article, and the form of somebody who opened it."""

import pytest

from tests.support.edit_page import BODY, form_of, page_of
from tests.support.makers import make_article


@pytest.fixture
def article(writer):
    """An article of three paragraphs."""
    return make_article(writer, body=BODY, tags=["Pasar"])


@pytest.fixture
def typing(client, writer, article):
    """The form as the writer's browser would send it after opening the article."""
    client.force_login(writer)
    return form_of(client, page_of(article)) | {"_continue": "1"}
