"""A server started by ``manage.py serve``, as an operator does."""

import http.client
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress

from tests.support.ports import free_port, wait_until
from tests.support.serving import ROOT

DEADLINE = 60
SERVE = ("manage.py", "serve", "--workers", "2")


class Served:
    """A server started by ``manage.py serve``, or by another command, in a process group of its own."""

    def __init__(self, environment, port=None, root=ROOT, command=SERVE, stdout=None):
        self.port = port or free_port()
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115  as long as the server
        self.process = subprocess.Popen(
            [sys.executable, *command, "--port", str(self.port)],
            cwd=root,
            env=environment,
            stdout=stdout or self._log,
            stderr=self._log,
            start_new_session=True,
        )

    @property
    def output(self):
        """Return what the server has written so far."""
        self._log.seek(0)
        return self._log.read()

    def status(self, path):
        """Return the status of a page, asked for over a new connection."""
        return self._get(path)[0]

    def read(self, path):
        """Return the text of a page."""
        return self._get(path)[1].decode()

    def _get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Host": "127.0.0.1"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def wait_until_ready(self):
        """Wait until all workers can serve."""
        wait_until(self._is_ready)
        return self

    def _is_ready(self):
        assert self.process.poll() is None, self.output
        return f"http://127.0.0.1:{self.port}" in self.output

    @property
    def workers(self):
        """Return the process ids of the workers."""
        command = ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)]
        listed = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        return {int(line.split()[0]) for line in listed if "spawn_main" in line or "worker-" in line}

    def stop(self, sign=signal.SIGTERM):
        """Send a signal to the main process and return its exit status. No worker remains."""
        if self.process.poll() is None:
            self.process.send_signal(sign)
        status = self.process.wait(timeout=DEADLINE)
        if sign == signal.SIGKILL:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        return status
