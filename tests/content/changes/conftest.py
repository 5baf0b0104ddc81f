"""A fixture: the language in which changes are described."""

import pytest


@pytest.fixture
def english(settings):
    """Describe changes in English."""
    settings.LANGUAGE_CODE = "en"
