"""A private PostgreSQL on loopback and a free port. It refuses to run as root, so root starts it as ``postgres``."""

import glob
import os
import shutil
import socket
import subprocess
import tempfile


def programs():
    """Return the folder of PostgreSQL's server programs, or None if it is not installed."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    path = found[-1] if found else shutil.which("initdb")
    return os.path.dirname(os.path.realpath(path)) if path else None


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    """A PostgreSQL cluster in a temporary folder. ``url`` is for ``DATABASE_URL``."""

    def __init__(self, folder_of_programs):
        self.programs = folder_of_programs
        self.folder = tempfile.mkdtemp(prefix="newsroom-postgres-")
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user, self.user)
        self.data, self.port = os.path.join(self.folder, "data"), _free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def _run(self, program, *arguments):
        subprocess.run(
            [os.path.join(self.programs, program), *arguments],
            check=True,
            user=self.user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )

    def start(self):
        """Make and start the cluster, without durability, because a crash may lose the data."""
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        # No statistics are gathered either: between two tests they would show empty tables.
        quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} {quick}"
        log = os.path.join(self.folder, "log")
        self._run("pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options, "start")

    def restart(self):
        """Restart the server, which ends all its connections."""
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "restart")

    def stop(self):
        """Stop the server and delete its files."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
