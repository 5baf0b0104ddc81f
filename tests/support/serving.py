"""Helpers to run a newspaper's commands and its server in a folder, with the settings of production."""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.seeds import small_seeds

ROOT = Path(__file__).resolve().parent.parent.parent
# Programs of the browser tests, which .ci/tools installs.
NODE = ROOT / ".ci" / "node" / "node_modules"
# Of all logins of the demonstration.
PASSWORD = "kata-sandi-uji-9"


def production(folder, **more):
    """Return the environment of a production site on this machine, with its files in a folder."""
    usual = {"DATA_DIR": str(folder), "DATABASE_URL": "", "SECRET_KEY": secrets.token_urlsafe(48), "DEBUG": "0"}
    usual |= {"ALLOWED_HOSTS": "127.0.0.1", "SECURE_SSL_REDIRECT": "0", "SITE_LANGUAGE": "id"}
    # Without second factors, so that tests can sign in with a password only.
    usual |= {"SECOND_FACTOR_ROLES": "none"}
    return {**os.environ, **usual, **more}


def run(environment, *arguments):
    """Run Python with these arguments (``manage.py``, ``-m module``) and return its output. It must succeed."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def migrate(environment):
    """Make the tables of an installation. On SQLite that is done once in a run, and copied."""
    settings = {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    if environment["DATABASE_URL"]:
        run(environment | settings, "manage.py", "migrate", "-v", "0")
        return
    folder = Path(environment["DATA_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    made = made_once(
        folder,
        f"migrated-{environment['SITE_LANGUAGE']}",
        lambda making: run(environment | settings | {"DATA_DIR": str(making)}, "manage.py", "migrate", "-v", "0"),
    )
    shutil.copy(made / "newsroom.sqlite3", folder)


def demonstrate(environment, has_pictures=True):
    """Fill the folder with the demonstration, with small pictures or none, and its static files.

    On SQLite it is made once in a run for all that ask for the same, and copied.
    """
    folder = Path(environment["DATA_DIR"])
    if environment["DATABASE_URL"]:
        _make_demonstration(environment, has_pictures)
        return
    kind = f"{environment['SITE_LANGUAGE']}-{'pictures' if has_pictures else 'none'}"
    # Nothing waits for a worker.
    usual = environment | {"TASKS": "immediate"}
    made = made_once(
        folder,
        f"demonstration-{kind}",
        lambda making: _make_demonstration(usual | {"DATA_DIR": str(making)}, has_pictures),
    )
    shutil.copytree(made, folder, dirs_exist_ok=True)


def _make_demonstration(environment, has_pictures):
    seeds = small_seeds(Path(environment["DATA_DIR"]) / "seeds")
    if not has_pictures:
        shutil.rmtree(seeds / "pictures")
    demo = ("demo", "--no-serve", "--seeds", str(seeds), "--password", PASSWORD)
    run(environment | {"DEBUG": "1"}, "manage.py", *demo)
    collect_static_files(environment)


def collect_static_files(environment):
    """Fill the folder with collected static files. Compressing them takes long, so it is done once in a run."""
    folder = Path(environment["DATA_DIR"])

    def collect(making):
        program = "import django; django.setup(); from articles import static_files; static_files.collect()"
        settings = {"DATA_DIR": str(making), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        run(environment | settings, "-c", program)

    made = made_once(folder, "static-files", collect)
    shutil.copytree(made / "static", folder / "static", dirs_exist_ok=True)
    shutil.copy(made / "static.json", folder)


def made_once(folder, name, make):
    """Return a folder that ``make`` has filled, made by the first process of the run that needs it."""
    of_the_run = next((one for one in folder.parents if one.name.startswith("pytest-")), folder.parent)
    made, making = of_the_run / name, of_the_run / f"{name}-in-the-making"
    with (of_the_run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            make(making)
            making.rename(made)
    return made


def start(environment):
    """Start a server with these settings on a free port, and return ``(process, address)``."""
    command = [sys.executable, "-m", "tests.browser.serve"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().strip()


def stop(process):
    """Stop a server, and wait until it has stopped."""
    process.terminate()
    process.wait(timeout=10)
