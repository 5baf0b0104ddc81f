"""The language in which changes are described."""

import pytest


@pytest.fixture
def english(settings):
    """Changes are described in English."""
    settings.LANGUAGE_CODE = "en"
