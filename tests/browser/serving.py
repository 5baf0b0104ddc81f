"""Helpers to run a newspaper's commands and its server in a folder, with the settings of production."""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from tests.seeds import small_seeds

ROOT = Path(__file__).resolve().parent.parent.parent


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


def demonstrate(environment, has_pictures=True):
    """Fill the folder with the demonstration, with small pictures or none, and collect its static files."""
    seeds = small_seeds(Path(environment["DATA_DIR"]) / "seeds")
    if not has_pictures:
        shutil.rmtree(seeds / "pictures")
    run(environment | {"DEBUG": "1"}, "manage.py", "demo", "--no-serve", "--seeds", str(seeds))
    collect_static_files(environment)


def collect_static_files(environment):
    """Fill the folder with collected static files. Compressing them takes long, so it is done once in a run."""
    folder = Path(environment["DATA_DIR"])
    shared = folder.parent.parent / "static-files"
    shared.mkdir(exist_ok=True)
    program = "import django; django.setup(); from articles import static_files; static_files.collect()"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        settings = {"DATA_DIR": str(shared), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        run(environment | settings, "-c", program)
    shutil.copytree(shared / "static", folder / "static", dirs_exist_ok=True)
    shutil.copy(shared / "static.json", folder)


def start(environment):
    """Start a server with these settings on a free port, and return ``(process, address)``."""
    command = [sys.executable, "-m", "tests.browser.serve"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().strip()


def stop(process):
    """Stop a server, and wait until it has stopped."""
    process.terminate()
    process.wait(timeout=10)
