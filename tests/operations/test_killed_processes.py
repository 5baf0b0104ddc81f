"""A process that is killed at any statement of a move or a periodic job leaves nothing half done, on both databases."""

import pytest
from django.db import connection

from articles.operations.periodic_jobs import JOBS
from tests.support.serving import migrate, production, run

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(scope="module")
def environment(tmp_path_factory, django_db_setup, django_db_blocker):
    """The environment of an installation with a writer, an editor and a chief."""
    url, name = "", ""
    if connection.vendor == "postgresql":
        options = connection.settings_dict
        name = f"{options['NAME']}_killed"
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        url = f"postgres://{options['USER']}@{options['HOST']}:{options['PORT']}/{name}"
    folder = tmp_path_factory.mktemp("killed")
    heads = {"RECORD_KEY": "k" * 40, "RECORD_HEADS": str(folder / "heads.jsonl")}
    environment = production(folder, DATABASE_URL=url, DEBUG="1", **heads)
    environment["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    migrate(environment)
    program = "import django; django.setup(); from articles.management.demo_people import make_people; make_people('x')"
    run(environment, "-c", program)
    yield environment
    if name:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("move", ["publish", "schedule", "correct", "expire", "retract"])
def test_a_move_is_made_completely_or_not_at_all(move, environment):
    assert int(run(environment, "-m", "tests.operations.killed_moves", move).splitlines()[-1]) > 10


@pytest.mark.parametrize("job", [one.name for one in JOBS])
def test_the_next_run_of_a_job_does_what_is_left(job, environment):
    assert int(run(environment, "-m", "tests.operations.killed_jobs", job).splitlines()[-1]) >= 4
