"""A server of the demonstration, and a copy of the program that a test may change."""

import shutil
import signal

import pytest

from tests.support.served import Served
from tests.support.serving import ROOT, demonstrate, production


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """The environment of the demonstration, as in production."""
    folder = tmp_path_factory.mktemp("served")
    environment = production(folder)
    demonstrate(environment)
    return environment


@pytest.fixture(scope="module")
def running(environment):
    """A server for tests that change nothing about it."""
    served = Served(environment).wait_until_ready()
    yield served
    served.stop(signal.SIGKILL)


@pytest.fixture
def served(environment):
    """A server of a test's own."""
    served = Served(environment).wait_until_ready()
    yield served
    served.stop(signal.SIGKILL)


@pytest.fixture
def copy(tmp_path):
    """A copy of the program, which a test may change."""
    for name in ("manage.py", "newsroom", "articles", "templates", "pyproject.toml"):
        source = ROOT / name
        target = tmp_path / "app" / name
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return tmp_path / "app"


@pytest.fixture
def break_urls(copy):
    """A function that makes the copy of the program one that cannot be loaded, as in the middle of an upgrade."""
    return lambda: (copy / "newsroom" / "urls.py").write_text("raise RuntimeError('half of an upgrade')\n")
