"""A process with a worker of the server: ``python -m tests.operations.orphaned_worker FILE``.

It prints the worker's process id, and waits. The worker ignores every SIGTERM, as if it were lost while the server of
the process replaces its handler, and writes a line into the file for each.
"""

import multiprocessing
import signal
import sys
import time
from functools import partial
from pathlib import Path

from articles.operations import server_worker

MINUTE = 60


def work(ready, path):
    """Run a worker that never gets further than loading its application, and stays only briefly without its server."""
    server_worker.STOP_SECONDS, server_worker.REPEAT_SECONDS = 0.5, 0.1
    file = Path(path)
    signal.signal(signal.SIGTERM, lambda *_signal: file.write_text(file.read_text() + "SIGTERM\n"))
    file.write_text("")
    server_worker.load(partial(time.sleep, MINUTE), ready, 0)


def main(path):
    """Start the worker, print its process id, and wait."""
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    worker = context.Process(target=work, args=(ready, path))
    worker.start()
    print(worker.pid, flush=True)
    worker.join()


if __name__ == "__main__":
    main(sys.argv[1])
