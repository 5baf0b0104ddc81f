"""A server started by ``manage.py serve``, as an operator does."""

import http.client
import os
import signal
import subprocess
import sys

from tests.browser.serving import ROOT
from tests.support.ports import free_port, wait_until

DEADLINE = 60


class Served:
    """A server started by ``manage.py serve`` in a process group of its own."""

    def __init__(self, environment, port=None):
        self.port = port or free_port()
        command = [sys.executable, "manage.py", "serve", "--port", str(self.port), "--workers", "2"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

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
        """Wait until the health check answers 200."""
        wait_until(self._is_ready)
        return self

    def _is_ready(self):
        try:
            return self.status("/health/ready") == 200
        except OSError:
            assert self.process.poll() is None, self.process.stdout.read()
            return False

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
            os.killpg(self.process.pid, signal.SIGKILL)
        return status
