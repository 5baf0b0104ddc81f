"""Actions of several users at the same time."""

import threading

from django.db import connections

from articles.workflow import MoveNotAllowed


def together(*actions):
    """Run actions at once, each on its own connection, and return the result or the exception of each."""
    barrier, outcomes = threading.Barrier(len(actions)), [None] * len(actions)

    def run(place, action):
        barrier.wait()
        try:
            outcomes[place] = action()
        except MoveNotAllowed as refusal:
            outcomes[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
