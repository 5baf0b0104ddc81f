"""Commands of an installation, and what its folders hold."""

import hashlib
import subprocess
import sys
from pathlib import Path

from .serving import ROOT

DEADLINE = 300


def manage(environment, *arguments):
    """Run a command and return its exit status, output and errors."""
    command = [sys.executable, "manage.py", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=DEADLINE)
    return done.returncode, done.stdout, done.stderr


def originals_in(environment):
    """Return the files of originals of an installation, with their digests."""
    folder = Path(environment["DATA_DIR"]) / "originals"
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
