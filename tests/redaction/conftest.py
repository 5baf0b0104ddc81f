"""The second chief, without whom nothing is redacted."""

import pytest

from tests.makers import make_person


@pytest.fixture
def second_chief(db):
    """Another chief editor."""
    return make_person("wahyu", "Chief")
