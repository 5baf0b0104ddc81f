"""A task that a test can look at while it runs in a worker."""

from pathlib import Path

from django_tasks import task

from tests.support.ports import wait_until


@task
def wait_for_permission(folder: str) -> None:
    """Write a line to ``started`` in a folder, wait for the file ``go``, and write a line to ``finished``."""
    place = Path(folder)
    _append(place / "started")
    wait_until((place / "go").exists)
    _append(place / "finished")


def _append(path):
    with path.open("a") as file:
        file.write("x\n")
