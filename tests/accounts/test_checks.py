"""System checks: roles in the settings must be groups of this newsroom."""

import pytest
from django.core.checks import run_checks

pytestmark = pytest.mark.django_db


def warnings_of_roles():
    """Return the warnings of ``check --database default`` about roles."""
    return [warning.msg for warning in run_checks(databases=["default"]) if warning.id == "articles.W002"]


def test_a_role_that_is_not_a_group_is_named_in_a_warning(settings):
    settings.SECOND_FACTOR_ROLES = ["Chief", "chief", "Redaktur"]
    settings.SESSION_IDLE_HOURS = {"Editor": 4, "Bos": 1, "": 12}
    assert warnings_of_roles() == [
        "SECOND_FACTOR_ROLES names chief, and there is no such group.",
        "SECOND_FACTOR_ROLES names Redaktur, and there is no such group.",
        "SESSION_IDLE_HOURS names Bos, and there is no such group.",
    ]


def test_the_newsrooms_own_roles_cause_no_warning(settings):
    settings.SECOND_FACTOR_ROLES = ["Writer", "Editor", "Chief", "Moderator"]
    assert warnings_of_roles() == []
