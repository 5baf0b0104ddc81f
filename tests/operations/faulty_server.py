"""A server in which one thing fails: ``python -m tests.operations.faulty_server FAULT --port PORT``."""

import errno
import sys
import time
from types import SimpleNamespace

import django

django.setup()

from articles.operations import listening, server  # noqa: E402


def fail(*_arguments, **_options):
    """Fail as where too many files are open."""
    raise OSError(errno.EMFILE, "Too many open files")


def once(function):
    """Return a function that fails at the first call."""
    calls = []

    def called(*arguments, **options):
        calls.append(arguments)
        return fail() if len(calls) == 1 else function(*arguments, **options)

    return called


def main(fault, port):
    """Serve with a fault, which happens after all workers can serve, or in announcing that."""

    def ready():
        print(f"Serving on http://127.0.0.1:{port}", flush=True)
        if fault == "announcing":
            fail()
        elif fault == "spawning":
            server.WorkerProcess.start = once(server.WorkerProcess.start)
        elif fault == "everything":
            # The server waits between two looks at its workers.
            server.time = SimpleNamespace(monotonic=time.monotonic, sleep=fail)

    listener = listening.listen("127.0.0.1", port)
    server.serve(listener, workers=2, threads=1, start_check=fail, on_ready=ready)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[3]))
