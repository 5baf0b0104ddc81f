"""Several people who act at once."""

import threading

from django.db import connections

from articles.workflow import MoveNotAllowed


def together(*actions):
    """Run actions at once, each on a connection of its own: what each returned or raised."""
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
