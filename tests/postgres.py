"""A private PostgreSQL for the whole run: ``python -m pytest -p tests.postgres``.

Loaded with ``-p``, it starts before Django's settings are read, and stops with the run. Where no files are named, tests
that use no database are left out, and slow ones that are not in ``SLOW_HERE_TOO``: they are the same on every database.
"""

import os
from pathlib import Path

from tests.support.postgres_cluster import Cluster, programs

TESTS = Path(__file__).parent
SLOW_HERE_TOO = (
    "test_odd_values.py",
    "importers/test_arbitrary_bytes.py",
    "importers/test_merges_elsewhere.py",
    "integrity/test_forged_records.py",
    "integrity/test_verify.py",
    "operations/test_backup.py",
    "operations/test_killed_processes.py",
    "redaction/test_random_records.py",
    "references/test_merging.py",
    "scale",
)
# What browsers and proxies are answered, which no database has a part in.
NOT_HERE = ("page_store/test_answers.py",)
STARTED = "NEWSROOM_TEST_CLUSTER"

_cluster = None
if STARTED not in os.environ:
    if programs() is None:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
    _cluster = Cluster(programs())
    _cluster.start()
    os.environ[STARTED] = os.environ["DATABASE_URL"] = _cluster.url


def pytest_collection_modifyitems(config, items):
    """Deselect tests that are the same on every database."""
    if not _is_whole_run(config):
        return
    left_out = [one for one in items if not _is_needed(one)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [one for one in items if one not in set(left_out)]


def pytest_configure_node(node):
    """Tell a process of the run whether all tests were asked for, since it is told a path in any case."""
    node.workerinput["is_whole_run"] = _is_whole_run(node.config)


def _is_whole_run(config):
    is_whole_run = config.args_source == config.ArgsSource.TESTPATHS
    return getattr(config, "workerinput", {}).get("is_whole_run", is_whole_run)


def _is_needed(item):
    path = item.path.relative_to(TESTS).as_posix()
    if path.startswith(NOT_HERE):
        return False
    if item.get_closest_marker("slow"):
        return path.startswith(SLOW_HERE_TOO)
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames))


def pytest_unconfigure(config):
    """Stop the server when the run is over."""
    if _cluster:
        _cluster.stop()
