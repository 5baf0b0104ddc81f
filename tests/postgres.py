"""A private PostgreSQL for the whole run: ``python -m pytest -p tests.postgres``.

Loaded with ``-p``, it starts before Django's settings are read, and stops with the run.
"""

import os

from tests.support.postgres_cluster import Cluster, programs

STARTED = "NEWSROOM_TEST_CLUSTER"

_cluster = None
if STARTED not in os.environ:
    if programs() is None:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
    _cluster = Cluster(programs())
    _cluster.start()
    os.environ[STARTED] = os.environ["DATABASE_URL"] = _cluster.url


def pytest_unconfigure(config):
    """Stop the server when the run is over."""
    if _cluster:
        _cluster.stop()
